import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { Columns, Offices } from "#components/board/columns.tsx";
import { messages } from "#components/board/messages.ts";
import { CardOrders } from "#components/board/orders.tsx";
import { RoomLinks } from "#components/instruction/roomLinks.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readBoard } from "#lib/queries/direct/board.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).orders,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OrdersPage({ searchParams }: Asked) {
  const actor = await requireActor("/board/orders");
  const [lang, at, { unit }] = await Promise.all([currentLang(), now(), searchParams]);
  const page = await readBoard(actor, "orders", String(unit ?? ""), at);
  if (!page) notFound();
  const words = say(messages, lang);
  return (
    <Page
      title={`${words.orders} · ${page.office.name}`}
      lead={words.ordersLead}
      actions={<RoomLinks posts={actor.posts} here="orders" lang={lang} />}
    >
      {page.unknown && <Notice tone="warn">{words.unknown}</Notice>}
      <Offices offices={page.offices} chosen={page.office.id} path="/board/orders" lang={lang} />
      <Columns
        {...page}
        board="orders"
        more={(card) => <CardOrders card={card} units={page.units} now={at} lang={lang} />}
        now={at}
        lang={lang}
      />
    </Page>
  );
}
