import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { DeliveryList } from "#components/notice/deliveryList.tsx";
import { DeliveryViews } from "#components/notice/deliveryViews.tsx";
import { messages } from "#components/notice/messages.ts";
import { EmptyState, Notice, Page } from "#components/ui/page.tsx";
import { Pager } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { deliveriesHref, deliveryFilter } from "#lib/domain/notices/deliveryViews.ts";
import { demonstration } from "#lib/now.ts";
import { readDeliveries } from "#lib/queries/notices/deliveries.ts";
import { replay } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).deliveriesTitle,
});

type Params = Promise<Readonly<Record<string, string | string[] | undefined>>>;

export default async function DeliveriesPage({ searchParams }: { searchParams: Params }) {
  const actor = await requireActor("/deliveries");
  const [lang, demo, asked] = await Promise.all([currentLang(), demonstration(), searchParams]);
  const deliveries = await readDeliveries(actor, deliveryFilter(asked, demo !== null));
  if (!deliveries) notFound();
  const { filter, counts, items, after } = deliveries;
  const words = say(messages, lang);
  return (
    <Page title={words.deliveriesTitle} lead={words.deliveriesLead}>
      {demo && <Notice tone="info">{words.demoLead}</Notice>}
      {asked.done === "replayed" && <Notice tone="good">{words.replayed}</Notice>}
      <DeliveryViews filter={filter} counts={counts} lang={lang} />
      {items.length === 0 ? (
        <EmptyState title={words.none}>{words.noneText}</EmptyState>
      ) : (
        <DeliveryList items={items} lang={lang} replay={replay} />
      )}
      <Pager
        newer={filter.after ? deliveriesHref({ ...filter, after: null }) : undefined}
        older={after ? deliveriesHref({ ...filter, after }) : undefined}
        lang={lang}
      />
    </Page>
  );
}
