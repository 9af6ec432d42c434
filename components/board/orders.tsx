import { DueChip } from "#components/ui/chip.tsx";
import { Link } from "#components/ui/link.tsx";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { orderName, say, showDateTime } from "#lib/domain/labels.ts";
import type { ClockKind, Lang, SuperviseReason, Verb } from "#lib/domain/vocabulary.ts";
import type { Card } from "./columns.tsx";
import { messages } from "./messages.ts";

type Order = {
  readonly id: string;
  readonly level: number;
  readonly reason: SuperviseReason;
  readonly clock: ClockKind | null;
  readonly words: string;
  readonly toUnitId: string;
  readonly unitId: string | null;
  readonly dueAt: Date;
  readonly metAt: Date | null;
};
export type OrderCard = Card & {
  readonly orders: readonly Order[];
  readonly answer: { readonly done: string; readonly state: string; readonly at: Date } | null;
  readonly mayOrder: boolean;
  readonly mayAnswer: boolean;
};
type OrdersProps = {
  card: OrderCard;
  units: Readonly<Record<string, string>>;
  now: Date;
  lang: Lang;
};

/** Each order with its own clock: who is to answer, what was answered, and whether it was in time. */
export function CardOrders({ card, units, now, lang }: OrdersProps) {
  const words = say(messages, lang);
  const { issue, orders, answer, mayOrder, mayAnswer } = card;
  return (
    <>
      <ul className="grid gap-2">
        {orders.map((order) => (
          <li key={order.id} className="grid gap-1 border-l-2 border-line-strong pl-3 text-sm">
            <p className="flex flex-wrap items-center gap-2">
              <b>{orderName(order, lang)}</b>
              <OrderEnd order={order} now={now} lang={lang} />
            </p>
            <p className="text-ink-soft">
              {order.unitId ? words.by(units[order.unitId] ?? "") : words.bySystem} ·{" "}
              {words.to(units[order.toUnitId] ?? "")}
            </p>
            {order.words && <p className="whitespace-pre-line">{order.words}</p>}
          </li>
        ))}
      </ul>
      {answer ? (
        <div className="text-sm">
          <p className="text-ink-soft">{words.answer(showDateTime(answer.at, lang))}</p>
          <p className="line-clamp-4 whitespace-pre-line">
            {[answer.done, answer.state].filter(Boolean).join("\n")}
          </p>
        </div>
      ) : (
        orders.some(({ metAt }) => !metAt) && <p className="text-sm text-ink-soft">{words.noAnswer}</p>
      )}
      {(mayAnswer || mayOrder) && (
        <p className="no-print flex flex-wrap gap-x-4">
          {mayAnswer && <StepLink issue={issue} verb="reply" text={words.answerHere} />}
          {mayOrder && <StepLink issue={issue} verb="supervise" text={words.raise} />}
        </p>
      )}
    </>
  );
}

/** To the step where it is taken: beside the whole record, and where what is typed stays when somebody else was faster. */
function StepLink({ issue, verb, text }: { issue: Issue; verb: Verb; text: string }) {
  return (
    <Link
      href={`/issues/${issue.id}?step=${verb}#step-${verb}`}
      className="inline-flex min-h-(--target) items-center underline"
    >
      {text}
      <span className="sr-only"> {formatReceiptNo(issue.receiptNo)}</span>
    </Link>
  );
}

function OrderEnd({ order: { dueAt, metAt }, now, lang }: { order: Order; now: Date; lang: Lang }) {
  const words = say(messages, lang);
  if (!metAt) return <DueChip dueAt={dueAt} now={now} lang={lang} />;
  const late = metAt >= dueAt;
  return (
    <span className={late ? "text-vermilion" : "text-celadon-strong"}>
      {(late ? words.metLate : words.met)(showDateTime(metAt, lang))}
    </span>
  );
}
