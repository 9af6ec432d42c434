import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { Columns, Offices } from "#components/board/columns.tsx";
import { messages } from "#components/board/messages.ts";
import { CardOrders } from "#components/board/orders.tsx";
import { RoomLinks } from "#components/instruction/roomLinks.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate, shanghaiTime } from "#lib/domain/calendar/calendar.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readBoard } from "#lib/queries/direct/board.ts";
import { supervise } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).orders,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OrdersPage({ searchParams }: Asked) {
  const actor = await requireActor("/board/orders");
  const [lang, at, { unit, done, raced }] = await Promise.all([currentLang(), now(), searchParams]);
  const page = await readBoard(actor, "orders", String(unit ?? ""), at);
  if (!page) notFound();
  const words = say(messages, lang);
  const form = {
    today: shanghaiDate(at),
    time: shanghaiTime(at),
    contact: { name: actor.dutyTitle || actor.name, phone: "" },
    signsFor: [],
  };
  return (
    <Page
      title={`${words.orders} · ${page.office.name}`}
      lead={words.ordersLead}
      actions={<RoomLinks posts={actor.posts} here="orders" lang={lang} />}
    >
      {done && <Notice tone="good">{words.saved}</Notice>}
      {raced && <Notice tone="warn">{words.raced}</Notice>}
      {page.unknown && <Notice tone="warn">{words.unknown}</Notice>}
      <Offices offices={page.offices} chosen={page.office.id} path="/board/orders" lang={lang} />
      <Columns
        {...page}
        board="orders"
        more={(card) => (
          <CardOrders
            card={card}
            units={page.units}
            form={form}
            action={supervise}
            commandId={uuidv7()}
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
