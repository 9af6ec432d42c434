import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { Deliver } from "#components/matter/deliver.tsx";
import { messages } from "#components/matter/messages.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { DueChip, StateChip } from "#components/ui/chip.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { formatReceiptNo, parseReceiptNo } from "#lib/domain/casework/receipt.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readDelivery } from "#lib/queries/alike/matters.ts";
import { deliver } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).deliverTitle,
});

type Asked = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** 逐件送达: one issue of the matter after another, each with its own answer, checked and sent by a person. */
export default async function DeliverPage({ params, searchParams }: Asked) {
  const { id } = await params;
  const actor = await requireActor(`/matters/${encodeURIComponent(id)}/deliver`);
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const after = typeof asked.after === "string" ? asked.after : null;
  const delivery = await readDelivery(actor, id, after, at);
  if (!delivery) notFound();
  const { title, page, draft } = delivery;
  const words = say(messages, lang);
  const done = typeof asked.done === "string" ? parseReceiptNo(asked.done) : null;
  return (
    <Page
      title={words.deliverTitle}
      lead={words.deliverLead(title)}
      actions={delivery.inSight && <Link href={`/matters/${id}`}>{words.back}</Link>}
    >
      {done && <Notice tone="good">{words.delivered(formatReceiptNo(done))}</Notice>}
      {page ? (
        <div className="grid max-w-3xl gap-5">
          <p className="font-medium">{words.deliverAt(delivery.at, delivery.of)}</p>
          <article className="grid gap-2 rounded-md border border-line bg-paper-strong px-4 py-3">
            <p className="flex flex-wrap items-center gap-2">
              <Link href={`/issues/${page.issue.id}`} className="tabular-nums">
                {formatReceiptNo(page.issue.receiptNo)}
              </Link>
              <StateChip state={page.issue.state} lang={lang} />
              <DueChip
                dueAt={page.issue.clocks.find(({ kind }) => kind === "REPLY")?.dueAt ?? null}
                now={at}
                lang={lang}
              />
            </p>
            <p className="text-ink-soft">{page.place}</p>
            <p className="whitespace-pre-line">{page.issue.statement}</p>
          </article>
          <Deliver
            key={page.issue.id}
            matterId={id}
            commandId={uuidv7()}
            issue={page.issue}
            draft={draft}
            today={shanghaiDate(at)}
            contact={{ name: actor.dutyTitle || actor.name, phone: page.officePhone }}
            action={deliver}
            lang={lang}
          />
          <p>
            <LinkButton href={`/matters/${id}/deliver?after=${delivery.after}`} tone="quiet">
              {words.skip}
            </LinkButton>
          </p>
        </div>
      ) : (
        <EmptyState title={words.allDone}>{words.allDoneText}</EmptyState>
      )}
    </Page>
  );
}
