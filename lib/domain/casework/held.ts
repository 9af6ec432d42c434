import { type Level, OPEN_STATES, type State, type Verb } from "../vocabulary.ts";
import { type Clock, type Issue, officeAt, type TrailEvent } from "./issue.ts";

/** How long one unit or office had an issue in its hands, all stays together; standstills apart. */
export type Held = {
  readonly unitId: string;
  readonly level: Level;
  /** milliseconds in its hands, standstills included */
  readonly heldMs: number;
  /** milliseconds of it during which the solution stood still: 请补充 · 暂停 · 调解 · 挂账 */
  readonly waitingMs: number;
  /** promises whose breach this unit answers for */
  readonly charged: readonly Clock[];
};

type Event = Pick<TrailEvent, "verb" | "level" | "toState" | "at" | "data">;
type Now = Pick<Issue, "place" | "holderUnitId" | "leadUnitId" | "mergedInto">;
type Stay = { unitId: string; level: Level; waiting: boolean; from: Date; open: boolean };

/** A unit has it from the dispatch on; before and after, the office of the level does. */
const LED: readonly State[] = ["DISPATCHED", "IN_PROGRESS", "MEDIATING", "ON_HOLD", "MERGED"];
const STANDS_STILL: readonly Verb[] = ["askInfo", "approvePause", "mediate", "hold"];
const GOES_ON: readonly Verb[] = [
  "giveInfo",
  "resume",
  "return",
  "merge",
  "escalate",
  "sendBack",
  "autoEscalate",
  "resolve",
  "reopen",
];
const isOpen = (state: State): boolean => (OPEN_STATES as readonly State[]).includes(state);

/**
 * Time held per unit and office, in the order in which they first had it (domain.md C5: "Time held per unit is always
 * shown"), and whose delay a breach was (C5 attribution). While the resident has the word nobody holds it. `events` in
 * order; `clocks` all there ever were.
 */
export function timeHeld(issue: Now, events: readonly Event[], clocks: readonly Clock[], now: Date): Held[] {
  const stays = staysOf(issue, events);
  const found = new Map<string, { unitId: string; level: Level; heldMs: number; waitingMs: number }>();
  for (const [at, { unitId, level, waiting, from, open }] of stays.entries()) {
    const ms = (stays[at + 1]?.from ?? now).getTime() - from.getTime();
    if (!open) continue;
    const sum = found.get(unitId) ?? { unitId, level, heldMs: 0, waitingMs: 0 };
    found.set(unitId, {
      ...sum,
      heldMs: sum.heldMs + ms,
      waitingMs: sum.waitingMs + (waiting ? ms : 0),
    });
  }
  for (const clock of clocks)
    if (clock.breachedAt && !found.has(answersFor(clock)))
      found.set(answersFor(clock), {
        unitId: answersFor(clock),
        level: clock.level,
        heldMs: 0,
        waitingMs: 0,
      });
  return [...found.values()].map((sum) => ({
    ...sum,
    charged: clocks.filter((clock) => clock.breachedAt && answersFor(clock) === sum.unitId),
  }));
}

const answersFor = ({ chargedUnitId, unitId }: Clock): string => chargedUnitId ?? unitId;

/** A new stay wherever it changes hands, stands still, goes on, or waits for the resident. */
function staysOf(issue: Now, events: readonly Event[]): Stay[] {
  const leads = new Map<Level, string>();
  const stays: Stay[] = [];
  let waiting = false;
  const merged = events.findLastIndex(({ verb }) => verb === "merge");
  for (const [index, { verb, level, toState, at, data }] of events.entries()) {
    if ((verb === "dispatch" || verb === "rule") && typeof data.unitId === "string")
      leads.set(level, data.unitId);
    if (STANDS_STILL.includes(verb)) waiting = true;
    if (GOES_ON.includes(verb)) waiting = false;
    const office = officeAt(level, issue.place) ?? issue.holderUnitId;
    // Merged into another, it is with the unit of that one, which its own trail does not name.
    if (index === merged && issue.mergedInto && issue.leadUnitId) leads.set(level, issue.leadUnitId);
    const unitId = (LED.includes(toState) && leads.get(level)) || office;
    const last = stays.at(-1);
    if (last?.unitId === unitId && last.waiting === waiting && last.open === isOpen(toState)) continue;
    stays.push({ unitId, level, waiting, from: at, open: isOpen(toState) });
  }
  return stays;
}
