import { Notice } from "#components/ui/page.tsx";
import { label, say, showDate } from "#lib/domain/labels.ts";
import type { Lang, PauseReason, ReferRoute, RefusalReason, WaitingKind } from "#lib/domain/vocabulary.ts";
import { turnMessages } from "./messages-turns.ts";

export type ShownTurns = {
  refusal: {
    reason: RefusalReason;
    words: string;
    whereToGo: string;
    review: { due: string; above: boolean } | { words: string } | null;
  } | null;
  referral: { route: ReferRoute; words: string; whereToGo: string } | null;
  waiting: {
    kind: WaitingKind;
    since: string;
    until: string;
    reason: PauseReason | null;
    list: string | null;
  } | null;
  extension: { words: string; until: string } | null;
  hold: { words: string; reviewOn: string } | null;
  merged: boolean;
};

/** Where the matter stands off its straight way: why, until when, and what the resident can do. */
export function Turns({
  turns,
  mayAskReview,
  officeAbove,
  lang,
}: {
  turns: ShownTurns;
  mayAskReview: boolean;
  /** at the city nobody stands above, and another person looks */
  officeAbove: boolean;
  lang: Lang;
}) {
  const words = say(turnMessages, lang);
  const date = (day: string) => showDate(day, lang);
  const { refusal, referral, waiting, extension, hold, merged } = turns;
  return (
    <>
      {refusal && (
        <Notice tone="warn" title={words.refusalTitle}>
          <p>{label("refusalReason", refusal.reason, lang)}</p>
          <Said text={refusal.words} />
          <Where text={refusal.whereToGo} lang={lang} />
          {refusal.review && "due" in refusal.review && (
            <p className="mt-2 font-medium">
              {words.reviewWaits(date(refusal.review.due), refusal.review.above)}
            </p>
          )}
          {refusal.review && "words" in refusal.review && (
            <>
              <p className="mt-2 font-medium">{words.reviewUpheld(officeAbove)}</p>
              <Said text={refusal.review.words} />
            </>
          )}
          {mayAskReview && <p className="mt-2">{words.refusalReview(officeAbove)}</p>}
        </Notice>
      )}
      {referral && (
        <Notice tone="info" title={words.referralTitle}>
          <p>{words.route(label("referRoute", referral.route, lang))}</p>
          <Said text={referral.words} />
          <Where text={referral.whereToGo} lang={lang} />
        </Notice>
      )}
      {waiting && waiting.kind !== "INFO" && (
        <Notice tone="info" title={waiting.kind === "MEDIATION" ? words.mediationTitle : words.standsTitle}>
          {waiting.reason && <p>{label("pauseReason", waiting.reason, lang)}</p>}
          <p>{words.standsUntil(date(waiting.until))}</p>
        </Notice>
      )}
      {extension && (
        <Notice tone="info" title={words.extensionTitle(date(extension.until))}>
          <Said text={extension.words} />
        </Notice>
      )}
      {hold && (
        <Notice tone="info" title={words.holdTitle}>
          <Said text={hold.words} />
          <p>{words.holdReview(date(hold.reviewOn))}</p>
        </Notice>
      )}
      {merged && (
        <Notice tone="info" title={words.mergedTitle}>
          <p>{words.merged}</p>
        </Notice>
      )}
    </>
  );
}

const Said = ({ text }: { text: string }) => (text ? <p className="whitespace-pre-line">{text}</p> : null);

function Where({ text, lang }: { text: string; lang: Lang }) {
  return (
    <p className="mt-2">
      <span className="font-medium">{say(turnMessages, lang).where}</span>{" "}
      <span className="whitespace-pre-line">{text}</span>
    </p>
  );
}
