import { Section } from "#components/ui/page.tsx";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import type { Lang, Level, Verb } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages-track.ts";
import { turnMessages } from "./messages-turns.ts";

export type PlainStep = {
  id: string;
  verb: Verb;
  level: Level;
  result: string | null;
  words: string | null;
  at: Date;
};

/** The steps so far in plain words, oldest first, each with its day. */
export function Trail({ steps, lang }: { steps: readonly PlainStep[]; lang: Lang }) {
  return (
    <Section title={say(messages, lang).trailTitle}>
      <ol className="grid gap-2 border-l-2 border-line pl-4">
        {steps.map((step) => (
          <li key={step.id}>
            <time dateTime={step.at.toISOString()} className="block text-sm text-ink-soft">
              {showDateTime(step.at, lang)}
            </time>
            {told(step, lang)}
            {step.words && <q className="block whitespace-pre-line">{step.words}</q>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

type Sentence = (step: PlainStep, lang: Lang) => string;
const plain =
  (key: PlainKey<typeof messages>): Sentence =>
  (_step, lang) =>
    say(messages, lang)[key];
const turn =
  (key: PlainKey<typeof turnMessages>): Sentence =>
  (_step, lang) =>
    say(turnMessages, lang)[key];
const withLevel =
  (key: "toldEscalate" | "toldAutoEscalate" | "toldSendBack"): Sentence =>
  ({ level }, lang) =>
    say(messages, lang)[key](label("level", level, lang));
type PlainKey<M extends { zh: object }> = {
  [K in keyof M["zh"]]: M["zh"][K] extends string ? K : never;
}[keyof M["zh"]];

const TOLD: Partial<Record<Verb, Sentence>> = {
  register: plain("toldRegister"),
  handOff: turn("toldHandOff"),
  accept: plain("toldAccept"),
  refuse: plain("toldRefuse"),
  askReview: turn("toldAskReview"),
  review: turn("toldReview"),
  contact: ({ result }, lang) =>
    say(turnMessages, lang)[result === "REACHED" ? "toldReached" : "toldNotReached"],
  reply: plain("toldReply"),
  denyContact: turn("toldDeny"),
  askBack: turn("toldAskBack"),
  askInfo: turn("toldAskInfo"),
  giveInfo: turn("toldGiveInfo"),
  approvePause: turn("toldPause"),
  tellExtension: turn("toldExtension"),
  resume: turn("toldResume"),
  meet: turn("toldMeet"),
  mediate: turn("toldMediate"),
  hold: turn("toldHold"),
  escalate: withLevel("toldEscalate"),
  autoEscalate: withLevel("toldAutoEscalate"),
  sendBack: withLevel("toldSendBack"),
  resolve: plain("toldResolve"),
  followMaster: plain("toldResolve"),
  rate: plain("toldRate"),
  callback: ({ result }, lang) =>
    say(turnMessages, lang)[result === "NO_ANSWER" ? "toldCalledInVain" : "toldCalledBack"],
  close: plain("toldClose"),
  reopen: plain("toldReopen"),
  urge: plain("toldUrge"),
  withdraw: plain("toldWithdraw"),
  supervise: plain("toldSupervise"),
  referOut: turn("toldReferOut"),
  merge: turn("toldMerge"),
  split: turn("toldSplit"),
  recount: turn("toldRecount"),
  correctContact: turn("toldCorrectContact"),
  keepPrivate: turn("toldKeepPrivate"),
  forgetContact: turn("toldForgetContact"),
  askRight: turn("toldAskRight"),
  answerRight: turn("toldAnswerRight"),
};
/** A step as the resident reads it; undefined for what is the office's own affair. */
export const told = (step: PlainStep, lang: Lang): string | undefined => TOLD[step.verb]?.(step, lang);
