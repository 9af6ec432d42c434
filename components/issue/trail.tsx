import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { TrailEvent } from "#lib/domain/casework/issue.ts";
import { categoryPath, label, orderLevel, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import { sayOnce } from "#lib/domain/texts.ts";
import type { Lang, Verb } from "#lib/domain/vocabulary.ts";
import { togetherMessages } from "./messages-together.ts";
import { trailMessages } from "./messages-trail.ts";
import { PaperLine } from "./paperLine.tsx";
import { alongTheWay, type PaperEntry } from "./papers.ts";

type Names = Readonly<Record<string, string>>;
type TrailProps = {
  events: readonly TrailEvent[];
  /** letters and files, as far as the reader may see them */
  papers: readonly PaperEntry[];
  units: Names;
  people: Names;
  lang: Lang;
};

/**
 * Everything that happened, newest first: who, when, for which unit, with which words. It is the audit, so nothing is left
 * out; letters and files stand between the steps.
 */
export function Trail({ events, papers, units, people, lang }: TrailProps) {
  return (
    <ol className="divide-y divide-line rounded-md border border-line bg-paper-strong">
      {alongTheWay(events, papers)
        .toReversed()
        .map((entry) =>
          "paper" in entry ? (
            <PaperLine key={entry.paper.id} paper={entry.paper} lang={lang} />
          ) : (
            <Step key={entry.event.id} event={entry.event} units={units} people={people} lang={lang} />
          ),
        )}
    </ol>
  );
}

function Step({
  event,
  units,
  people,
  lang,
}: Pick<TrailProps, "units" | "people" | "lang"> & { event: TrailEvent }) {
  return (
    <li className="grid gap-1 px-4 py-2">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className={`font-medium ${URGENT.includes(event.verb) ? "text-vermilion" : ""}`}>
          {label("verbDone", event.verb, lang)}
        </span>
        <time dateTime={event.at.toISOString()} className="text-sm text-ink-soft">
          {"importedRow" in event.data
            ? showDate(shanghaiDate(event.at), lang)
            : showDateTime(event.at, lang)}
        </time>
      </p>
      <p className="text-sm text-ink-soft">{who(event, units, people, lang)}</p>
      <Told facts={factsOf(event, units, lang)} />
    </li>
  );
}
const URGENT: readonly Verb[] = ["breach", "autoEscalate", "handOff", "denyContact"];

function who(event: TrailEvent, units: Names, people: Names, lang: Lang): string {
  const { actorRole, actorId, unitId, data } = event;
  if (actorRole === "SYSTEM" || actorRole === "RESIDENT") return label("actorKind", actorRole, lang);
  const name = (actorId && people[actorId]) ?? "";
  const absent = typeof data.onBehalfOf === "string" ? people[data.onBehalfOf] : undefined;
  const person = absent ? say(togetherMessages, lang).onBehalf(name, absent) : name;
  return [...sayOnce([unitId && units[unitId], person]), label("role", actorRole, lang)].join(" · ");
}

type Fact = readonly [term: string, value: string];
function Told({ facts }: { facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl className="text-sm">
      {facts.map(([term, value]) => (
        <div key={term} className="flex flex-wrap gap-x-2">
          <dt className="text-ink-soft">{term}</dt>
          <dd className="min-w-0 whitespace-pre-line">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Field = keyof typeof READ;
/** The fields of each verb's payload worth reading, in their order; what has a place of its own on the page is not repeated. */
const FIELDS = {
  register: ["channel", "spokenOn", "relation", "mandateGiven", "lateReason"],
  handOff: ["hazardKind", "words"],
  accept: ["category", "tier", "hazard"],
  proposeRefusal: ["refusal", "words"],
  refuse: ["refusal", "words", "whereToGo"],
  askReview: ["words"],
  review: ["refusalUpheld", "words"],
  dispatch: ["unitId", "words"],
  sign: [],
  return: ["reason", "legalBasis", "suggestedUnit"],
  rule: ["returnUpheld", "unitId", "words"],
  addCoHandler: ["unitId", "task", "dueOn"],
  whistle: ["unitId", "otherUnitId", "thirdUnitId", "where", "lacking"],
  reportIn: ["words"],
  finishTask: ["words"],
  rateJoint: [],
  meet: ["on", "present", "agreed"],
  contact: ["contactResult", "contactChannel", "on", "time", "words"],
  reply: ["replyKind", "replyChannel"],
  denyContact: ["words"],
  askBack: ["words"],
  askInfo: ["words", "replyChannel"],
  giveInfo: ["words"],
  askPause: ["pauseReason", "until", "words"],
  approvePause: ["words"],
  askExtension: ["days", "reason"],
  approveExtension: ["words"],
  approveSecondExtension: ["words"],
  tellExtension: ["words", "replyChannel"],
  declineRequest: ["words"],
  resume: ["words"],
  mediate: ["words"],
  hold: ["reviewOn", "words"],
  escalate: ["escalateReason", "done", "whyNot", "asked"],
  sendBack: ["reason"],
  resolve: ["outcome", "evidence"],
  rate: ["solved", "ratingLevel", "words"],
  callback: ["callbackResult", "on", "time", "solved", "ratingLevel", "ofFreeWill", "words"],
  reopen: ["reason"],
  close: ["words"],
  urge: ["words"],
  withdraw: ["reason", "signedPaper", "paperId"],
  supervise: ["superviseReason", "orderLevel", "words"],
  referOut: ["route", "whereToGo", "words", "replyChannel"],
  merge: ["words"],
  split: ["words"],
  link: ["linkKind", "words"],
  reclassify: ["category", "tier", "words"],
  archive: [],
  followMaster: [],
  autoEscalate: [],
  recount: ["words"],
  breach: ["clock", "due", "unitId"],
  correctContact: ["contactPart"],
  keepPrivate: [],
  forgetContact: [],
  revokeMandate: [],
  askRight: ["rightKind", "words"],
  answerRight: ["rightState", "words", "whereToComplain"],
} as const satisfies Record<Verb, readonly Field[]>;

/** Where a field stands in the data, and how it is read. */
const READ = {
  channel: ["channel", (v, lang) => label("channel", v as never, lang)],
  spokenOn: ["spokenOn", (v, lang) => showDate(v, lang)],
  lateReason: ["lateReason"],
  category: ["category", (v, lang) => categoryPath(v, lang)],
  tier: ["tier", (v, lang) => label("tier", v as never, lang)],
  hazard: ["hazard", (v, lang) => (v === "true" ? say(trailMessages, lang).yes : "")],
  hazardKind: ["hazard", (v, lang) => label("hazard", v as never, lang)],
  refusalUpheld: ["upheld", (v, lang) => decided(v, lang, "refusalStands", "refusalFalls")],
  returnUpheld: ["upheld", (v, lang) => decided(v, lang, "returnRight", "returnWrong")],
  refusal: ["reason", (v, lang) => label("refusalReason", v as never, lang)],
  words: ["words"],
  whereToGo: ["whereToGo"],
  unitId: ["unitId", (v, _lang, units) => units[v] ?? ""],
  otherUnitId: ["otherUnitId", (v, _lang, units) => units[v] ?? ""],
  thirdUnitId: ["thirdUnitId", (v, _lang, units) => units[v] ?? ""],
  task: ["task"],
  dueOn: ["dueOn", (v, lang) => showDate(v, lang)],
  where: ["where"],
  present: ["present"],
  agreed: ["words"],
  lacking: ["lacking"],
  contactResult: ["result", (v, lang) => label("contactResult", v as never, lang)],
  contactChannel: ["channel", (v, lang) => label("contactChannel", v as never, lang)],
  callbackResult: ["result", (v, lang) => label("callbackResult", v as never, lang)],
  on: ["on", (v, lang) => showDate(v, lang)],
  time: ["time"],
  ofFreeWill: ["ofFreeWill", (v, lang) => decided(v, lang, "yes", "no")],
  /** until the paper itself had to lie with the issue */
  signedPaper: ["signedPaper", (v, lang) => (v === "true" ? say(trailMessages, lang).yes : "")],
  paperId: ["paperId", (_, lang) => say(trailMessages, lang).inFiles],
  pauseReason: ["reason", (v, lang) => label("pauseReason", v as never, lang)],
  until: ["until", (v, lang) => showDate(v, lang)],
  days: ["days"],
  reviewOn: ["reviewOn", (v, lang) => showDate(v, lang)],
  route: ["route", (v, lang) => label("referRoute", v as never, lang)],
  linkKind: ["kind", (v, lang) => label("linkKind", v as never, lang)],
  reason: ["reason"],
  legalBasis: ["legalBasis"],
  suggestedUnit: ["suggestedUnit"],
  replyKind: ["kind", (v, lang) => label("replyKind", v as never, lang)],
  replyChannel: ["channel", (v, lang) => label("replyChannel", v as never, lang)],
  escalateReason: ["reason", (v, lang) => label("escalateReason", v as never, lang)],
  done: ["done"],
  whyNot: ["whyNot"],
  asked: ["asked"],
  outcome: ["outcome", (v, lang) => label("outcome", v as never, lang)],
  evidence: ["evidence"],
  solved: ["solved", (v, lang) => label("ratedSolved", v as never, lang)],
  ratingLevel: ["level", (v, lang) => label("ratingLevel", Number(v) as never, lang)],
  superviseReason: ["reason", (v, lang) => label("superviseReason", v as never, lang)],
  orderLevel: ["level", (v, lang) => orderLevel(Number(v), lang)],
  rightKind: ["kind", (v, lang) => label("rightKind", v as never, lang)],
  rightState: ["result", (v, lang) => label("rightState", v as never, lang)],
  whereToComplain: ["whereToComplain"],
  relation: ["relation"],
  mandateGiven: ["mandateGiven", (v, lang) => label("mandateWay", v as never, lang)],
  contactPart: ["what", (v, lang) => label("contactPart", v as never, lang)],
  clock: ["kind", (v, lang) => label("clock", v as never, lang)],
  due: ["due", (v, lang) => showDate(v, lang)],
} as const satisfies Record<
  string,
  readonly [key: string, read?: (value: string, lang: Lang, units: Names) => string]
>;

const decided = (
  value: string,
  lang: Lang,
  yes: "refusalStands" | "returnRight" | "yes",
  no: "refusalFalls" | "returnWrong" | "no",
): string => say(trailMessages, lang)[value === "true" ? yes : no];

function factsOf({ verb, data }: TrailEvent, units: Names, lang: Lang): Fact[] {
  const words: Readonly<Record<Field | "importedRow", string>> = say(trailMessages, lang);
  const fields: readonly Field[] = FIELDS[verb];
  const facts = fields.flatMap((field): Fact[] => {
    const [key, read]: readonly [string, ((v: string, lang: Lang, units: Names) => string)?] = READ[field];
    const value = data[key];
    if (value === null || value === undefined || value === "") return [];
    const told = read ? read(String(value), lang, units) : String(value);
    return told ? [[words[field], told] as const] : [];
  });
  // An old ledger knows days only, and every step of it tells from which row it came.
  return "importedRow" in data ? [...facts, [words.importedRow, String(data.importedRow)]] : facts;
}
