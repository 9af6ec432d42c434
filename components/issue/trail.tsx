import type { TrailEvent } from "#lib/domain/issue.ts";
import { categoryPath, label, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Lang, Verb } from "#lib/domain/vocabulary.ts";
import { trailMessages } from "./messages-trail.ts";

type Names = Readonly<Record<string, string>>;
type TrailProps = { events: readonly TrailEvent[]; units: Names; people: Names; lang: Lang };

/** Everything that happened, newest first: who, when, for which unit, with which words. It is the audit, so nothing is left out. */
export function Trail({ events, units, people, lang }: TrailProps) {
  return (
    <ol className="divide-y divide-line rounded-md border border-line bg-paper-strong">
      {events.toReversed().map((event) => (
        <li key={event.id} className="grid gap-1 px-4 py-2">
          <p className="flex flex-wrap justify-between gap-x-4">
            <span className={`font-medium ${URGENT.includes(event.verb) ? "text-vermilion" : ""}`}>
              {label("verbDone", event.verb, lang)}
            </span>
            <time dateTime={event.at.toISOString()} className="text-sm text-ink-soft">
              {showDateTime(event.at, lang)}
            </time>
          </p>
          <p className="text-sm text-ink-soft">{who(event, units, people, lang)}</p>
          <Told facts={factsOf(event, units, lang)} />
        </li>
      ))}
    </ol>
  );
}
const URGENT: readonly Verb[] = ["breach", "autoEscalate"];

function who({ actorRole, actorId, unitId }: TrailEvent, units: Names, people: Names, lang: Lang): string {
  if (actorRole === "SYSTEM" || actorRole === "RESIDENT") return label("actorKind", actorRole, lang);
  return [unitId && units[unitId], actorId && people[actorId], label("role", actorRole, lang)]
    .filter(Boolean)
    .join(" · ");
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
  register: ["channel", "spokenOn", "lateReason"],
  accept: ["category", "tier", "hazard"],
  refuse: ["refusal", "words", "whereToGo"],
  dispatch: ["unitId", "words"],
  sign: [],
  return: ["reason", "legalBasis", "suggestedUnit"],
  reply: ["replyKind", "replyChannel"],
  escalate: ["escalateReason", "done", "whyNot", "asked"],
  sendBack: ["reason"],
  resolve: ["outcome", "evidence"],
  rate: ["solved", "ratingLevel", "words"],
  reopen: ["reason"],
  close: ["words"],
  urge: ["words"],
  withdraw: ["reason"],
  supervise: ["superviseReason", "orderLevel", "words"],
  autoEscalate: [],
  breach: ["clock", "due", "unitId"],
} as const satisfies Record<Verb, readonly Field[]>;

/** Where a field stands in the data, and how it is read. */
const READ = {
  channel: ["channel", (v, lang) => label("channel", v as never, lang)],
  spokenOn: ["spokenOn", (v, lang) => showDate(v, lang)],
  lateReason: ["lateReason"],
  category: ["category", (v, lang) => categoryPath(v, lang)],
  tier: ["tier", (v, lang) => label("tier", v as never, lang)],
  hazard: ["hazard", (v, lang) => (v === "true" ? say(trailMessages, lang).yes : "")],
  refusal: ["reason", (v, lang) => label("refusalReason", v as never, lang)],
  words: ["words"],
  whereToGo: ["whereToGo"],
  unitId: ["unitId", (v, _lang, units) => units[v] ?? ""],
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
  orderLevel: ["level"],
  clock: ["kind", (v, lang) => label("clock", v as never, lang)],
  due: ["due", (v, lang) => showDate(v, lang)],
} as const satisfies Record<
  string,
  readonly [key: string, read?: (value: string, lang: Lang, units: Names) => string]
>;

function factsOf({ verb, data }: TrailEvent, units: Names, lang: Lang): Fact[] {
  const words: Readonly<Record<Field, string>> = say(trailMessages, lang);
  const fields: readonly Field[] = FIELDS[verb];
  return fields.flatMap((field) => {
    const [key, read]: readonly [string, ((v: string, lang: Lang, units: Names) => string)?] = READ[field];
    const value = data[key];
    if (value === null || value === undefined || value === "") return [];
    const told = read ? read(String(value), lang, units) : String(value);
    return told ? [[words[field], told] as const] : [];
  });
}
