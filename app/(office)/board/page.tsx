import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { Columns, Offices } from "#components/board/columns.tsx";
import { messages } from "#components/board/messages.ts";
import { InstructedHere } from "#components/instruction/here.tsx";
import { RoomLinks } from "#components/instruction/roomLinks.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readBoard } from "#lib/queries/direct/board.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).board,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function BoardPage({ searchParams }: Asked) {
  const actor = await requireActor("/board");
  const [lang, at, { unit }] = await Promise.all([currentLang(), now(), searchParams]);
  const page = await readBoard(actor, "coordination", String(unit ?? ""), at);
  if (!page) notFound();
  const words = say(messages, lang);
  return (
    <Page
      title={`${words.board} · ${page.office.name}`}
      lead={words.boardLead}
      actions={<RoomLinks posts={actor.posts} here="board" lang={lang} />}
    >
      {page.unknown && <Notice tone="warn">{words.unknown}</Notice>}
      <Offices offices={page.offices} chosen={page.office.id} path="/board" lang={lang} />
      <Columns
        {...page}
        board="coordination"
        more={({ issue, instructions }) => (
          <InstructedHere
            instructions={instructions}
            on={formatReceiptNo(issue.receiptNo)}
            now={at}
            lang={lang}
          />
        )}
        now={at}
        lang={lang}
      />
    </Page>
  );
}
