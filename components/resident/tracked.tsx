import type { ReactNode } from "react";
import { PrivacyCard } from "#components/privacy/card.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import type { Clock } from "#lib/domain/casework/issue.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { label, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Problem } from "#lib/domain/problems.ts";
import type { PrivacySettings } from "#lib/domain/rights/privacy.ts";
import type { Lang, Outcome, PlainState, RatedSolved, RatingLevel, Verb } from "#lib/domain/vocabulary.ts";
import { ActingForYou, type ShownMandate } from "./behalf.tsx";
import { behalfMessages } from "./messages-behalf.ts";
import { messages } from "./messages-track.ts";
import { turnMessages } from "./messages-turns.ts";
import type { Own, OwnVerb } from "./ownForm.tsx";
import { OwnForms } from "./ownForms.tsx";
import { Progress } from "./progress.tsx";
import { Promises } from "./promises.tsx";
import { RateForm } from "./rateForm.tsx";
import { ReadAloud } from "./readAloud.tsx";
import { Replies, type ShownReply } from "./replies.tsx";
import { ResidentForm } from "./residentForm.tsx";
import { type PlainStep, Trail } from "./trail.tsx";
import { DangerForm, InfoForm, nextAnswer, ReviewForm } from "./turnForms.tsx";
import { type ShownTurns, Turns } from "./turns.tsx";

type Office = { unitId: string; name: string; phone: string | null };
type Tracked = {
  readonly hasPhone: boolean;
  issueId: string;
  version: number;
  receiptNo: string;
  plain: PlainState;
  round: number;
  statement: string;
  /** granted corrections of the words, which themselves stay */
  corrections: readonly { at: Date; words: string }[];
  place: string;
  /** who speaks for the resident, or spoke */
  mandates: readonly ShownMandate[];
  registeredAt: Date;
  office: Office;
  officeAbove: boolean;
  again: { office: Office; above: boolean; due: string } | null;
  outcome: Outcome | null;
  supervised: boolean;
  promises: readonly Pick<Clock, "kind" | "dueAt" | "breachedAt" | "basis">[];
  steps: readonly PlainStep[];
  replies: readonly ShownReply[];
  ratings: readonly { id: string; solved: RatedSolved; level: RatingLevel; words: string; at: Date }[];
  turns: ShownTurns;
  possible: readonly Verb[];
  urgeHindrance: Problem | null;
  askBackHindrance: Problem | null;
};
type TrackedIssueProps = {
  lang: Lang;
  tracked: Tracked;
  /** whether the page was opened with the key of the receipt */
  byKey: boolean;
  now: Date;
  privacy: PrivacySettings;
  commandIds: Own["commandIds"];
  actions: Own["actions"];
  leave: FormAction;
  /** photos and papers that belong to it, and the form to hand in more */
  papers: ReactNode;
  /** whether everybody may read of it */
  wall: ReactNode;
  /** other ways to hear of it */
  following: ReactNode;
  /** what has just been done on this page */
  justDone: OwnVerb | null;
};

/** A resident's issue: where it stands in plain words first, then who has it, what was promised and answered. */
export function TrackedIssue({
  lang,
  tracked,
  byKey,
  now,
  privacy,
  commandIds,
  actions,
  leave,
  papers,
  wall,
  following,
  justDone,
}: TrackedIssueProps) {
  const words = say(messages, lang);
  const side = say(turnMessages, lang);
  const own = {
    lang,
    issueId: tracked.issueId,
    version: tracked.version,
    byKey,
    privacy,
    commandIds,
    actions,
  };
  const may = (verb: OwnVerb) => tracked.possible.includes(verb);
  const { waiting } = tracked.turns;
  const thanks = {
    rate: words.thanksRate,
    reopen: words.thanksReopen,
    urge: words.thanksUrge,
    withdraw: words.thanksWithdraw,
    handOff: side.thanksHandOff,
    giveInfo: side.thanksGiveInfo,
    denyContact: side.thanksDenyContact,
    askBack: nextAnswer(tracked.promises, side.thanksAskBackBy, side.thanksAskBack, lang),
    askReview: side.thanksAskReview(tracked.officeAbove),
    revokeMandate: say(behalfMessages, lang).thanksRevoke,
  };
  const canRate = may("rate");
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
          <ReadAloud lang={lang} />
          <LinkButton href="/submit/done" tone="quiet">
            {words.receipt}
          </LinkButton>
          <LinkButton href="/track/issue/mine" tone="quiet">
            {words.mine}
          </LinkButton>
          <ResidentForm action={leave} lang={lang} submit={words.leave} submitTone="quiet" />
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
        <Progress
          plain={tracked.plain}
          answered={tracked.replies.length > 0}
          rated={tracked.ratings.length > 0}
          lang={lang}
        />
      </div>
      {may("handOff") && <DangerForm own={own} />}
      <Turns
        turns={tracked.turns}
        mayAskReview={may("askReview")}
        officeAbove={tracked.officeAbove}
        lang={lang}
      />
      <ActingForYou own={own} mandates={tracked.mandates} possible={tracked.possible} />
      {waiting && may("giveInfo") && <InfoForm own={own} waiting={waiting} />}
      {may("askReview") && <ReviewForm own={own} above={tracked.officeAbove} />}
      {canRate && (
        <>
          {replies}
          <RateForm own={own} hasPhone={tracked.hasPhone} />
        </>
      )}
      <Promises promises={tracked.promises} now={now} lang={lang} />
      <Who tracked={tracked} lang={lang} />
      {!canRate && (tracked.plain !== "NOT_OURS" || tracked.replies.length > 0) && replies}
      <OwnForms
        own={own}
        possible={tracked.possible.filter((verb) => !(canRate && verb === "denyContact"))}
        promises={tracked.promises}
        urgeHindrance={tracked.urgeHindrance}
        askBackHindrance={tracked.askBackHindrance}
      />
      {following}
      <PrivacyCard form="SAY_MORE" privacy={privacy} lang={lang} folded />
      <Section title={words.saidTitle}>
        <blockquote className="border-l-4 border-line pl-4 whitespace-pre-line">
          {tracked.statement}
        </blockquote>
        <DefinitionList
          items={[
            ...tracked.corrections.map(
              ({ at, words: corrected }) => [words.correction(showDateTime(at, lang)), corrected] as const,
            ),
            [words.place, tracked.place],
            [words.registeredAt, showDateTime(tracked.registeredAt, lang)],
          ]}
        />
      </Section>
      {papers}
      {wall}
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

/** Who has it now: the unit at work; of a refused matter who refused it, or who looks at the refusal again. */
function Who({
  tracked: { plain, office, again, outcome, supervised },
  lang,
}: Pick<TrackedIssueProps, "tracked" | "lang">) {
  const words = say(messages, lang);
  const { unitId, name, phone } = again?.office ?? office;
  const looking = again?.above ? words.again : words.againByOther;
  const title = again ? looking : plain === "NOT_OURS" ? words.toldBy : words.holder;
  return (
    <Section title={title}>
      <DefinitionList
        items={[
          [
            again?.above ? words.unitAbove : words.unit,
            <Link key="office" href={`/offices/${unitId}`}>
              {name}
            </Link>,
          ],
          ...(phone ? ([[words.call, phone]] as const) : []),
          ...(again ? ([[words.againBy, showDate(again.due, lang)]] as const) : []),
          ...(outcome ? ([[words.outcome, label("outcome", outcome, lang)]] as const) : []),
        ]}
      />
      {supervised && <Notice tone="warn">{words.supervised}</Notice>}
    </Section>
  );
}
