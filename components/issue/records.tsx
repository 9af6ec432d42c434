import { DueChip } from "#components/ui/chip.tsx";
import { Section } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import type { OrderRecord, RatingRecord, ReplyRecord } from "#lib/domain/casework/issue.ts";
import { label, orderName, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { ClockKind, Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Names = Readonly<Record<string, string>>;
const CARD = "grid gap-2 rounded-md border border-line bg-paper-strong p-4";

/** What the resident was told, newest first, with its four parts. */
export function Replies({
  replies,
  units,
  lang,
}: {
  replies: readonly (ReplyRecord & { readonly deniedAt?: Date | null })[];
  units: Names;
  lang: Lang;
}) {
  const words = say(messages, lang);
  if (replies.length === 0) return null;
  return (
    <Section title={words.replies}>
      <ul className="grid gap-3">
        {replies.map((reply) => (
          <li key={reply.id} className={CARD}>
            <p className="font-medium">
              {label("replyKind", reply.kind, lang)} · {units[reply.unitId] ?? ""}
              <span className="ml-2 font-normal text-ink-soft">
                {showDateTime(reply.at, lang)} · {label("replyChannel", reply.channel, lang)}
              </span>
            </p>
            {reply.deniedAt && <p className="font-medium text-vermilion">{words.replyDenied}</p>}
            <DefinitionList
              // An answer out of an old ledger has one part only.
              items={[
                [words.replyDone, reply.done] as const,
                [words.replyState, reply.state] as const,
                [words.replyNext, reply.next] as const,
                [words.replyNextOn, reply.nextOn ? showDate(reply.nextOn, lang) : ""] as const,
                [words.replyAsk, `${reply.contactName} ${reply.contactPhone}`.trim()] as const,
              ].filter(([, told]) => told !== "")}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Ratings({ ratings, lang }: { ratings: readonly RatingRecord[]; lang: Lang }) {
  const words = say(messages, lang);
  if (ratings.length === 0) return null;
  return (
    <Section title={words.ratings}>
      <ul className="grid gap-3">
        {ratings.map((rating) => (
          <li key={rating.id} className={CARD}>
            <p className="font-medium">
              {label("ratedSolved", rating.solved, lang)} · {label("ratingLevel", rating.level, lang)}
              <span className="ml-2 font-normal text-ink-soft">
                {[
                  words.round(rating.round),
                  rating.contacted ? words.contacted : words.notContacted,
                  showDateTime(rating.at, lang),
                ].join(" · ")}
              </span>
            </p>
            {rating.words && <p className="whitespace-pre-line">{rating.words}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Order = OrderRecord & { readonly metAt: Date | null; readonly clock: ClockKind | null };
export function Orders({
  orders,
  units,
  now,
  lang,
}: {
  orders: readonly Order[];
  units: Names;
  now: Date;
  lang: Lang;
}) {
  const words = say(messages, lang);
  if (orders.length === 0) return null;
  return (
    <Section title={words.orders}>
      <ul className="grid gap-3">
        {orders.map((order) => (
          <li key={order.id} className={CARD}>
            <p className="flex flex-wrap items-center gap-x-2 font-medium">
              {orderName(order, lang)}
              {order.metAt ? (
                <span className="font-normal text-celadon-strong">
                  {words.orderMet} · {showDateTime(order.metAt, lang)}
                </span>
              ) : (
                <DueChip dueAt={order.dueAt} now={now} lang={lang} />
              )}
            </p>
            <p className="text-sm text-ink-soft">
              {[
                (order.unitId && units[order.unitId]) || label("actorKind", "SYSTEM", lang),
                words.orderTo(units[order.toUnitId] ?? ""),
                showDateTime(order.issuedAt, lang),
              ].join(" · ")}
            </p>
            {order.words && <p className="whitespace-pre-line">{order.words}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
