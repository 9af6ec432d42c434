import { VerbForm } from "#components/issue/actions.tsx";
import { HopLine } from "#components/issue/hopLine.tsx";
import type { FormFacts } from "#components/issue/verbFields.tsx";
import { DueChip, HazardChip, StateChip, TierMark } from "#components/ui/chip.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Hop } from "#lib/domain/casework/hops.ts";
import { type Issue, runningClock } from "#lib/domain/casework/issue.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { label, orderName, say, sentence, showDate } from "#lib/domain/labels.ts";
import type { Problem } from "#lib/domain/problems.ts";
import type {
  ClockKind,
  EscalateReason,
  Lang,
  Level,
  SuperviseReason,
  Verb,
} from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type DecisionVerb = "acceptAndDispatch" | "dispatch" | "sendBack" | "supervise";
export type EscalationFacts = {
  readonly issue: Issue;
  readonly place: string;
  readonly units: Readonly<Record<string, string>>;
  readonly cameUp: { readonly at: Date; readonly by: "PEOPLE" | "SYSTEM"; readonly from: Level };
  readonly plea: {
    readonly reason: EscalateReason;
    readonly done: string;
    readonly whyNot: string;
    readonly asked: string;
    readonly by: string | null;
  } | null;
  readonly lastReply: { readonly done: string; readonly state: string; readonly at: Date } | null;
  readonly hops: readonly Hop[];
  readonly orders: readonly {
    readonly level: number;
    readonly reason: SuperviseReason;
    readonly clock: ClockKind | null;
    readonly dueAt: Date;
    readonly metAt: Date | null;
  }[];
  readonly possible: readonly Verb[];
  readonly sendBackHindrance: Problem | null;
  readonly orderLevels: readonly number[];
  readonly dispatchTo: FormFacts["dispatchTo"];
};
type EscalationCardProps = {
  item: EscalationFacts;
  form: Pick<FormFacts, "today" | "time" | "contact" | "signsFor">;
  actions: Readonly<Record<DecisionVerb, FormAction>>;
  ids: Readonly<Record<DecisionVerb, readonly string[]>>;
  now: Date;
  lang: Lang;
};
const DECISIONS: readonly DecisionVerb[] = ["acceptAndDispatch", "dispatch", "sendBack", "supervise"];
/** What came up before anybody accepted it is accepted and dispatched in one step. */
const isPossible = (verb: DecisionVerb, { possible, dispatchTo }: EscalationFacts) =>
  verb === "acceptAndDispatch"
    ? possible.includes("accept") && dispatchTo.length > 0
    : possible.includes(verb);

/** Everything a decision needs on one card: the words, why it came up, what was done below, days per level, what was promised. */
export function EscalationCard({ item, form, actions, ids, now, lang }: EscalationCardProps) {
  const { issue } = item;
  const words = say(messages, lang);
  const verbs = DECISIONS.filter((verb) => isPossible(verb, item));
  return (
    <article className="grid gap-4 rounded-md border border-line bg-paper-strong p-4 lg:grid-cols-[minmax(0,1fr)_minmax(18rem,24rem)]">
      <div className="grid content-start gap-3">
        <h2 className="text-lg font-bold">
          <Link
            href={`/issues/${issue.id}`}
            className="line-clamp-3 text-ink-strong underline-offset-4 hover:underline"
          >
            {issue.statement}
          </Link>
        </h2>
        <div className="flex flex-wrap items-center gap-2">
          <StateChip state={issue.state} lang={lang} />
          <TierMark tier={issue.tier} lang={lang} />
          {issue.hazard && <HazardChip lang={lang} />}
          <span className="text-sm text-ink-soft">
            {item.place} · {formatReceiptNo(issue.receiptNo)}
          </span>
        </div>
        <WayUp item={item} lang={lang} />
        <Promised issue={issue} now={now} lang={lang} />
        {item.orders.length > 0 && <Orders item={item} now={now} lang={lang} />}
      </div>
      <div className="grid content-start gap-3">
        <h3 className="font-medium">{words.way}</h3>
        <HopLine hops={item.hops} units={item.units} now={now} lang={lang} />
        <div className="no-print grid gap-2">
          {verbs.map((verb) => (
            <VerbForm
              key={verb}
              facts={{ ...form, issue, dispatchTo: item.dispatchTo, orderLevels: item.orderLevels, lang }}
              verb={verb}
              action={actions[verb]}
              ids={ids[verb]}
              {...((verb === "dispatch" || verb === "acceptAndDispatch") && { summary: words.take })}
            />
          ))}
          {item.possible.includes("dispatch") && item.sendBackHindrance && (
            <p className="text-sm text-ink-soft">
              {words.noSendBack}
              {sentence(item.sendBackHindrance, lang)}
            </p>
          )}
        </div>
      </div>
    </article>
  );
}

function WayUp({ item: { issue, cameUp, plea, lastReply }, lang }: { item: EscalationFacts; lang: Lang }) {
  const words = say(messages, lang);
  const from = label("level", cameUp.from, lang);
  const date = showDate(shanghaiDate(cameUp.at), lang);
  if (!issue.cameFrom) return <p className="font-medium">{words.supervisedOnly}</p>;
  if (plea)
    return (
      <>
        <p className="font-medium">{words.byPeople(plea.by ?? from, date)}</p>
        <DefinitionList
          items={[
            [words.reason, label("escalateReason", plea.reason, lang)],
            [words.done, plea.done],
            [words.whyNot, plea.whyNot],
            [words.asked, plea.asked],
          ]}
        />
      </>
    );
  return (
    <>
      <p className="font-medium text-vermilion">{words.bySystem(from, date)}</p>
      {lastReply ? (
        <DefinitionList items={[[words.lastReply, `${lastReply.done}\n${lastReply.state}`]]} />
      ) : (
        <p>{words.noReply}</p>
      )}
    </>
  );
}

function Promised({ issue, now, lang }: { issue: Issue; now: Date; lang: Lang }) {
  const words = say(messages, lang);
  const clocks = (["REPLY", "RESOLVE"] as const).flatMap((kind) => runningClock(issue, kind) ?? []);
  if (clocks.length === 0) return null;
  return (
    <div>
      <p className="text-ink-soft">{words.promised}</p>
      <ul className="grid gap-1">
        {clocks.map((clock) => (
          <li key={clock.id} className="flex flex-wrap items-center gap-2">
            {(clock.kind === "REPLY" ? words.replyDue : words.resolveDue)(showDate(clock.basis.due, lang))}
            <DueChip dueAt={clock.dueAt} now={now} lang={lang} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Orders({ item, now, lang }: { item: EscalationFacts; now: Date; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <div>
      <p className="text-ink-soft">{words.orders}</p>
      <ul className="grid gap-1">
        {item.orders.map((order) => (
          <li
            key={`${order.level}${order.dueAt.toISOString()}`}
            className="flex flex-wrap items-center gap-2"
          >
            {orderName(order, lang)}
            {!order.metAt && <DueChip dueAt={order.dueAt} now={now} lang={lang} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
