import { Notice } from "#components/ui/page.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { type Issue, type IssueRequest, runningClock, type TrailEvent } from "#lib/domain/casework/issue.ts";
import { enoughTries, type TriesLeft } from "#lib/domain/casework/tries.ts";
import { MAX_HOLDS } from "#lib/domain/clocks/clocks.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { sayOnce } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { besideMessages } from "./messages-beside.ts";

type PendingProps = {
  issue: Issue;
  trail: readonly Pick<TrailEvent, "verb" | "data">[];
  units: Readonly<Record<string, string>>;
  people: Readonly<Record<string, string>>;
  triesLeft: TriesLeft | null;
  callbackLeft: TriesLeft;
  lang: Lang;
};

/** What this issue waits for, above the steps: a decision, a date, the resident; who asked, until when, and why. */
export function Pending({ issue, trail, units, people, triesLeft, callbackLeft, lang }: PendingProps) {
  const words = say(besideMessages, lang);
  const { request, waiting, ruling, tries, callbackTries } = issue;
  const review = runningClock(issue, "REVIEW");
  const hold = runningClock(issue, "HOLD_REVIEW");
  const date = (day: string) => showDate(day, lang);
  return (
    <>
      {request && (
        <Notice tone="warn" title={asked(request, lang)}>
          <p className="text-sm text-ink-soft">
            {[...sayOnce([units[request.unitId ?? ""], people[request.by ?? ""]]), date(request.on)].join(
              " · ",
            )}
          </p>
          {request.kind === "REFUSAL" && <p>{label("refusalReason", request.reason, lang)}</p>}
          {request.words && <p className="whitespace-pre-line">{request.words}</p>}
        </Notice>
      )}
      {waiting && (
        <Notice
          tone="info"
          title={words.standsStill(
            waiting.reason
              ? label("pauseReason", waiting.reason, lang)
              : label("waitingKind", waiting.kind, lang),
          )}
        >
          <p>{words.fromTo(date(waiting.since), date(waiting.until))}</p>
        </Notice>
      )}
      {issue.state === "ON_HOLD" && hold && (
        <Notice tone="info" title={words.onHold(issue.holdCount, MAX_HOLDS)}>
          <p>{words.reviewOn(date(hold.basis.due))}</p>
        </Notice>
      )}
      {ruling === "NEEDED" && <Notice tone="warn" title={words.rulingNeeded} />}
      {review && (
        <Notice tone="warn" title={words.reviewAsked(date(shanghaiDate(review.startedAt)))}>
          <p className="whitespace-pre-line">{lastWords(trail)}</p>
          <p className="text-sm text-ink-soft">{words.decideBy(date(review.basis.due))}</p>
        </Notice>
      )}
      {triesLeft && tries.length > 0 && (
        <Tried title={words.tried(tries.length)} left={triesLeft} lang={lang} rest />
      )}
      {callbackTries.length > 0 && !issue.callbackDone && (
        <Tried title={words.calledBack(callbackTries.length)} left={callbackLeft} lang={lang} />
      )}
    </>
  );
}

function asked(request: IssueRequest, lang: Lang): string {
  const words = say(besideMessages, lang);
  switch (request.kind) {
    case "REFUSAL":
      return words.refusalAsked;
    case "EXTENSION":
      return (request.state === "APPROVED" ? words.extensionApproved : words.extensionAsked)(request.days);
    case "PAUSE":
      return words.pauseAsked(label("pauseReason", request.reason, lang), showDate(request.until, lang));
  }
}

/** Why the resident asked for the review. */
const lastWords = (trail: PendingProps["trail"]): string =>
  String(trail.findLast(({ verb }) => verb === "askReview")?.data.words ?? "");

type TriedProps = { title: string; left: TriesLeft; lang: Lang; rest?: boolean };
/** What is missing before somebody counts as out of reach (domain.md C3): how often, another day, an evening. */
function Tried({ title, left, lang, rest = false }: TriedProps) {
  const words = say(besideMessages, lang);
  const missing = [
    left.tries > 0 && words.moreTries(left.tries),
    left.days > 0 && words.anotherDay,
    left.offHours > 0 && (rest ? words.eveningOrRest : words.evening),
  ].filter((text) => text !== false);
  return (
    <Notice tone="info" title={title}>
      {!enoughTries(left) && <p>{words.stillMissing(missing)}</p>}
    </Notice>
  );
}
