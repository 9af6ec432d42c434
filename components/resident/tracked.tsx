import type { ReactNode } from "react";
import { LinkButton } from "#components/ui/button.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import type { Clock } from "#lib/domain/issue.ts";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import type { Problem } from "#lib/domain/problems.ts";
import { formatReceiptNo } from "#lib/domain/receipt.ts";
import type {
  Lang,
  Level,
  Outcome,
  PlainState,
  RatedSolved,
  RatingLevel,
  RefusalReason,
  Verb,
} from "#lib/domain/vocabulary.ts";
import { messages } from "./messages-track.ts";
import { type OwnActions, OwnForms, type OwnVerb } from "./ownForms.tsx";
import { Progress } from "./progress.tsx";
import { Promises } from "./promises.tsx";
import { Replies, type ShownReply } from "./replies.tsx";

type Tracked = {
  issueId: string;
  version: number;
  receiptNo: string;
  plain: PlainState;
  round: number;
  statement: string;
  place: string;
  registeredAt: Date;
  office: { name: string; phone: string | null };
  outcome: Outcome | null;
  supervised: boolean;
  promises: readonly Pick<Clock, "kind" | "dueAt" | "breachedAt" | "basis">[];
  steps: readonly { id: string; verb: Verb; level: Level; at: Date }[];
  replies: readonly ShownReply[];
  ratings: readonly { id: string; solved: RatedSolved; level: RatingLevel; words: string; at: Date }[];
  refusal: { reason: RefusalReason; words: string; whereToGo: string } | null;
  possible: readonly Verb[];
  urgeHindrance: Problem | null;
};
type TrackedIssueProps = {
  lang: Lang;
  tracked: Tracked;
  now: Date;
  commandIds: Readonly<Record<OwnVerb, string>>;
  actions: OwnActions;
  leave: FormAction;
  /** photos and papers that belong to it, and the form to hand in more */
  papers: ReactNode;
  /** what has just been done on this page */
  justDone: OwnVerb | null;
};

/** A resident's issue: where it stands in plain words first, then who has it, what was promised and answered. */
export function TrackedIssue({
  lang,
  tracked,
  now,
  commandIds,
  actions,
  leave,
  papers,
  justDone,
}: TrackedIssueProps) {
  const words = say(messages, lang);
  const thanks = {
    rate: words.thanksRate,
    reopen: words.thanksReopen,
    urge: words.thanksUrge,
    withdraw: words.thanksWithdraw,
  };
  const canRate = tracked.possible.includes("rate");
  const replies = (
    <Section title={words.repliesTitle}>
      <Replies replies={tracked.replies} lang={lang} />
    </Section>
  );
  return (
    <Page
      title={words.issueTitle(formatReceiptNo(tracked.receiptNo))}
      actions={
        <>
          <LinkButton href="/submit/done" tone="quiet">
            {words.receipt}
          </LinkButton>
          <ActionForm action={leave} lang={lang} submit={words.leave} submitTone="quiet" />
        </>
      }
    >
      {justDone && <Notice tone="good">{thanks[justDone]}</Notice>}
      <div className="grid gap-4">
        <p className="text-xl font-bold text-celadon-strong">
          <span className="sr-only">{words.now} </span>
          {label("plainState", tracked.plain, lang)}
          {tracked.round > 1 && (
            <span className="ml-3 text-base text-ink-soft">{words.round(tracked.round)}</span>
          )}
        </p>
        <Progress plain={tracked.plain} lang={lang} />
      </div>
      {tracked.refusal && <Refusal {...tracked.refusal} lang={lang} />}
      {canRate && (
        <>
          {replies}
          <OwnForms
            lang={lang}
            issueId={tracked.issueId}
            version={tracked.version}
            commandIds={commandIds}
            possible={tracked.possible.filter((verb) => verb === "rate")}
            urgeHindrance={null}
            actions={actions}
          />
        </>
      )}
      <Promises promises={tracked.promises} now={now} lang={lang} />
      <Section title={words.holder}>
        <DefinitionList
          items={[
            [words.unit, tracked.office.name],
            ...(tracked.office.phone ? ([[words.call, tracked.office.phone]] as const) : []),
            ...(tracked.outcome ? ([[words.outcome, label("outcome", tracked.outcome, lang)]] as const) : []),
          ]}
        />
        {tracked.supervised && <Notice tone="warn">{words.supervised}</Notice>}
      </Section>
      {!canRate && replies}
      <OwnForms
        lang={lang}
        issueId={tracked.issueId}
        version={tracked.version}
        commandIds={commandIds}
        possible={tracked.possible.filter((verb) => verb !== "rate")}
        urgeHindrance={tracked.urgeHindrance}
        actions={actions}
      />
      <Section title={words.saidTitle}>
        <blockquote className="border-l-4 border-line pl-4 whitespace-pre-line">
          {tracked.statement}
        </blockquote>
        <DefinitionList
          items={[
            [words.place, tracked.place],
            [words.registeredAt, showDateTime(tracked.registeredAt, lang)],
          ]}
        />
      </Section>
      {papers}
      <Trail steps={tracked.steps} lang={lang} />
      {tracked.ratings.length > 0 && (
        <Section title={words.ratingsTitle}>
          <DefinitionList
            items={tracked.ratings.map(({ at, solved, level, words: said }) => [
              showDateTime(at, lang),
              [label("ratedSolved", solved, lang), label("ratingLevel", level, lang), said]
                .filter(Boolean)
                .join(" · "),
            ])}
          />
        </Section>
      )}
    </Page>
  );
}

function Refusal({ reason, words: said, whereToGo, lang }: NonNullable<Tracked["refusal"]> & { lang: Lang }) {
  const words = say(messages, lang);
  return (
    <Notice tone="warn" title={words.refusalTitle}>
      <p>{label("refusalReason", reason, lang)}</p>
      <p className="whitespace-pre-line">{said}</p>
      <p className="mt-2">
        <span className="font-medium">{words.refusalWhere}</span>{" "}
        <span className="whitespace-pre-line">{whereToGo}</span>
      </p>
      <p className="mt-2">{words.refusalReview}</p>
    </Notice>
  );
}

/** The steps so far in plain words, oldest first, each with its day. */
function Trail({ steps, lang }: { steps: Tracked["steps"]; lang: Lang }) {
  const words = say(messages, lang);
  const told = (verb: Verb, level: Level): string | null => {
    switch (verb) {
      case "register":
        return words.toldRegister;
      case "accept":
        return words.toldAccept;
      case "refuse":
        return words.toldRefuse;
      case "escalate":
        return words.toldEscalate(label("level", level, lang));
      case "autoEscalate":
        return words.toldAutoEscalate(label("level", level, lang));
      case "sendBack":
        return words.toldSendBack(label("level", level, lang));
      case "reply":
        return words.toldReply;
      case "resolve":
        return words.toldResolve;
      case "rate":
        return words.toldRate;
      case "close":
        return words.toldClose;
      case "reopen":
        return words.toldReopen;
      case "urge":
        return words.toldUrge;
      case "withdraw":
        return words.toldWithdraw;
      case "supervise":
        return words.toldSupervise;
      default:
        return null;
    }
  };
  return (
    <Section title={words.trailTitle}>
      <ol className="grid gap-2 border-l-2 border-line pl-4">
        {steps.map(({ id, verb, level, at }) => (
          <li key={id}>
            <time dateTime={at.toISOString()} className="block text-sm text-ink-soft">
              {showDateTime(at, lang)}
            </time>
            {told(verb, level)}
          </li>
        ))}
      </ol>
    </Section>
  );
}
