import { dayDiff, shanghaiDate } from "../calendar/calendar.ts";
import type { Level, Verb } from "../vocabulary.ts";
import { type Clock, type Issue, officeAt, type TrailEvent } from "./issue.ts";

/** One stay of an issue at a level: who held it, for how long, and which clocks for the resident ran there. */
export type Hop = {
  readonly level: Level;
  readonly holderUnitId: string;
  readonly leadUnitIds: readonly string[];
  /** what brought it here */
  readonly by: Verb;
  readonly from: Date;
  /** null while it is here and open */
  readonly to: Date | null;
  /** civil days from arriving to leaving, 0 when on the same day */
  readonly days: number;
  readonly clocks: readonly Clock[];
};

type HopEvent = Pick<TrailEvent, "verb" | "level" | "at" | "data">;
type Held = Pick<Issue, "place" | "holderUnitId" | "closedAt" | "resolvedAt">;

/**
 * The way of an issue through the levels, oldest stay first, read from its trail (domain.md N20: every level sees each
 * hop with the days held). `events` in order; `clocks` all there ever were.
 */
export function hopsOf(issue: Held, events: readonly HopEvent[], clocks: readonly Clock[], now: Date): Hop[] {
  const stays: { level: Level; by: Verb; from: Date; to: Date | null; leads: string[] }[] = [];
  for (const { verb, level, at, data } of events) {
    const here = stays.at(-1);
    if (!here || here.level !== level) {
      if (here) here.to = at;
      stays.push({ level, by: verb, from: at, to: null, leads: [] });
    }
    const lead = verb === "dispatch" || verb === "rule" ? data.unitId : null;
    if (typeof lead === "string") stays.at(-1)?.leads.push(lead);
  }
  const last = stays.at(-1);
  if (last) last.to = issue.closedAt ?? issue.resolvedAt;
  return stays.map(({ level, by, from, to, leads }, at) => ({
    level,
    by,
    from,
    to,
    holderUnitId: officeAt(level, issue.place) ?? issue.holderUnitId,
    leadUnitIds: [...new Set(leads)],
    days: dayDiff(shanghaiDate(from), shanghaiDate(to ?? now)),
    clocks: clocks
      .toSorted(inOrder)
      .filter((clock) => forResident(clock) && ranWithin(clock, from, at === stays.length - 1 ? null : to)),
  }));
}

/** What was promised to the resident; the office's own limits (accept, sign) stand in the list of clocks. */
const forResident = ({ kind }: Clock) => kind === "REPLY" || kind === "RESOLVE";
const inOrder = (a: Clock, b: Clock) =>
  a.kind.localeCompare(b.kind) || a.startedAt.getTime() - b.startedAt.getTime();
const ranWithin = ({ startedAt, stoppedAt }: Clock, from: Date, to: Date | null) =>
  (to === null || startedAt < to) && (stoppedAt === null || stoppedAt > from);
