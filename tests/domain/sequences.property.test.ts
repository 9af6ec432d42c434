import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addWorkingDays, endOfDay, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import {
  type Clock,
  type Issue,
  officeAt,
  TIERS_OF_LEVEL,
  type TrailEvent,
} from "#lib/domain/casework/issue.ts";
import { stepsBefore } from "#lib/domain/casework/secondEyes.ts";
import { TRANSITIONS, type Transition } from "#lib/domain/casework/transitions.ts";
import { atEnd, canBreach } from "#lib/domain/clocks/clocks.ts";
import { type ClockKind, OPEN_STATES, type State } from "#lib/domain/vocabulary.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import { departmentOf, Story } from "#tests/support/story.ts";
import { beginnings, chosen, places, type Step, steps } from "./arbitraries.ts";

const DAY = 86_400_000;
const open: readonly State[] = OPEN_STATES;
const RUNS = { numRuns: 800 };
const PATIENCE = 60_000;

/** A neighbour's issue of the same problem, on which somebody works. */
const MASTER = {
  id: "master",
  state: "IN_PROGRESS",
  category: "UTILITIES.WATER_SUPPLY",
  leadUnitId: "joint-team",
} as const satisfies Partial<Issue>;

/** A story with a watch on what may never happen; `now` only goes forward. */
class Watched {
  readonly story: Story;
  now: Date;
  private readonly breached = new Set<string>();
  private readonly once = new Set<string>();
  private read = 0;

  constructor(now: Date, place: Issue["place"]) {
    this.now = now;
    this.story = new Story({ at: now, spokenOn: shanghaiDate(now), place });
    this.story.master = { ...new Story({ at: now, spokenOn: shanghaiDate(now), place }).issue, ...MASTER };
    this.check();
  }

  take(step: Step): void {
    this.now = new Date(this.now.getTime() + step.wait);
    if (step.sweep === "before" || step.sweep === "both") this.sweep();
    this.act(step);
    if (step.sweep === "after" || step.sweep === "both") this.sweep();
  }

  sweep(): void {
    const { version } = this.story.issue;
    const changed = this.story.sweep(this.now);
    assert.equal(this.story.issue.version, version + (changed ? 1 : 0));
    assert(!this.story.sweep(this.now), "a second sweep still finds something to do");
    this.check();
    this.checkSwept();
  }

  private act(step: Step): void {
    const before = this.story.issue;
    const happened = this.story.events.length;
    const verb = chosen(step, before, this.now);
    const refused = this.story.do(verb, this.now, step.payload[verb], { ...(step.by && { by: step.by }) });
    if (refused) {
      assert.equal(this.story.issue, before);
      assert.equal(this.story.events.length, happened);
    } else {
      const followed = this.story.events.slice(happened).filter((e) => e.verb !== "breach").length;
      assert.equal(this.story.issue.version, before.version + followed);
    }
    this.check();
  }

  /** Holds after anything at all. */
  private check(): void {
    const { issue, events } = this.story;
    const clocks = [...this.story.history.values()];
    const tiers: readonly string[] = TIERS_OF_LEVEL[issue.level];
    assert(tiers.includes(issue.tier), `${issue.tier} at ${issue.level}`);
    assert.equal(issue.holderUnitId, officeAt(issue.level, issue.place));
    assert(!issue.coUnitIds.includes(issue.holderUnitId), "the holder helps itself");
    assert(!issue.leadUnitId || !issue.coUnitIds.includes(issue.leadUnitId), "the lead helps itself");
    assert.equal(new Set(issue.coUnitIds).size, issue.coUnitIds.length);
    checkLead(issue);
    checkRunning(issue, clocks);
    this.checkBreaches(clocks);
    for (; this.read < events.length; this.read++) this.checkEvent(events[this.read] as TrailEvent);
  }

  private checkEvent(event: TrailEvent): void {
    const { verb, fromState, toState, clockId } = event;
    const { from, to } = TRANSITIONS[verb] as Transition;
    assert(fromState === null ? from === null : from?.includes(fromState), `${verb} from ${fromState}`);
    assert(to === "SAME" ? toState === fromState : [to].flat().includes(toState), `${verb} to ${toState}`);
    this.checkHands(event);
    if (verb === "rateJoint") this.checkRating(event);
    if (clockId === null) return;
    assert(!this.once.has(`${verb} ${clockId}`), `${verb} twice for one clock`);
    this.once.add(`${verb} ${clockId}`);
  }

  /** Each side of a whistle once, and only after the department came by itself. */
  private checkRating({ data, unitId }: TrailEvent): void {
    const task = this.story.coTasks.find(({ id }) => id === data.taskId);
    assert(task && [task.unitId, task.askedByUnitId].includes(unitId), "rated by somebody else");
    assert.equal(this.story.history.get(task.id)?.stop, "MET");
    assert(!this.once.has(`rateJoint ${task.id} ${unitId}`), "rated twice");
    this.once.add(`rateJoint ${task.id} ${unitId}`);
  }

  /** Nobody decides what they took part in: read from the trail of this round, not from what the issue remembers. */
  private checkHands({ verb, actorId }: TrailEvent): void {
    const round = this.story.events.slice(0, this.read);
    const since = round.slice(round.findLastIndex((e) => e.verb === "reopen") + 1);
    for (const step of stepsBefore(verb)) {
      const taken = since.filter((e) => e.verb === step).map((e) => e.actorId);
      const own = verb === "rule" ? taken : taken.slice(-1);
      assert(!own.includes(actorId), `${verb} by who did ${step}`);
    }
  }

  /** A breach is dated to the instant it was due, recorded once, counted, and never erased. */
  private checkBreaches(clocks: Clock[]): void {
    let breached = 0;
    for (const { id, kind, dueAt, breachedAt, stoppedAt, pausedOn } of clocks) {
      if (canBreach(kind) && stoppedAt && dueAt <= stoppedAt && !pausedOn)
        assert(breachedAt, `${kind} stopped late in silence`);
      assert(breachedAt || !this.breached.has(id), `the breach of ${kind} was erased`);
      if (!breachedAt) continue;
      breached += 1;
      this.breached.add(id);
      assert(canBreach(kind), `${kind} is nobody's fault`);
      assert.equal(breachedAt.getTime(), dueAt.getTime());
    }
    assert.equal(this.story.issue.breachCount, breached);
    assert.equal(this.story.did("breach").length, breached);
  }

  /** Holds once the sweep has been there: whatever is overdue has been recorded, and has climbed or is supervised. */
  private checkSwept(): void {
    const { issue } = this.story;
    for (const clock of issue.clocks) {
      const over = clock.dueAt <= this.now && !clock.pausedOn;
      if (over && canBreach(clock.kind)) assert(clock.breachedAt, `overdue ${clock.kind} not recorded`);
      assert(!over || canBreach(clock.kind), `${clock.kind} ran out and nothing happened`);
      if (clock.kind === "REPLY" && this.now >= graceEnd(clock)) {
        assert.equal(issue.level, "CITY", "overdue, and still below the city");
        assert.deepEqual(this.eventsOf(clock), ["breach", "supervise"]);
      }
      if (over && atEnd(clock.kind) === "supervise")
        assert.deepEqual(this.eventsOf(clock), ["breach", "supervise"], clock.kind);
    }
    for (const { clockId, at } of this.story.did("autoEscalate")) {
      const clock = this.story.history.get(clockId ?? "") as Clock;
      assert(clock.kind === "REPLY" && clock.stop === "MOVED" && clock.breachedAt && clock.level !== "CITY");
      assert(at >= graceEnd(clock), "climbed before its grace was over");
      const orders = this.story.orders.filter((o) => o.clockId === clockId);
      assert.deepEqual(
        orders.map((o) => [o.level, o.reason]),
        [[1, "BREACH"]],
      );
    }
  }

  private eventsOf = (clock: Clock) =>
    this.story.events.filter((e) => e.clockId === clock.id).map((e) => e.verb);
}

/** Counted here by hand: one working day after the day it was due. */
function graceEnd(clock: Clock): Date {
  const lastDay = shanghaiDate(new Date(clock.dueAt.getTime() - 1));
  return endOfDay(addWorkingDays(realCalendar, lastDay, 1));
}

const LED: readonly State[] = ["DISPATCHED", "IN_PROGRESS", "MEDIATING", "ON_HOLD", "RESOLVED"];
function checkLead({ state, leadUnitId, holderUnitId, category }: Issue): void {
  if (LED.includes(state)) {
    assert(leadUnitId === holderUnitId || leadUnitId === departmentOf(holderUnitId), `led by ${leadUnitId}`);
    assert(category, "handled without a category");
  }
  if (["REGISTERED", "ACCEPTED", "NOT_ACCEPTED"].includes(state)) assert.equal(leadUnitId, null);
}

/** Of tasks each helping unit may have one of its own. */
const MANY: readonly ClockKind[] = ["CO_TASK", "REPORT_IN"];
/** What may still run when nobody owes the resident a solution any more. */
const AFTERWARDS: { [S in State]?: readonly ClockKind[] } = {
  RESOLVED: ["RATING", "CALLBACK"],
  CLOSED: ["ARCHIVE"],
  NOT_ACCEPTED: ["REVIEW"],
  REFERRED_OUT: ["REVIEW"],
  WITHDRAWN: ["CALLBACK"],
};

/** Which clocks run in which state, one of a kind. */
function checkRunning(issue: Issue, clocks: Clock[]): void {
  const keys = issue.clocks.map((c) => (MANY.includes(c.kind) ? `${c.kind} ${c.unitId}` : c.kind));
  assert.equal(new Set(keys).size, keys.length, "two clocks of a kind");
  const running = new Set(issue.clocks.map((c) => c.kind));
  const unstopped = clocks.filter((c) => !c.stoppedAt).map((c) => c.id);
  assert.deepEqual(issue.clocks.map((c) => c.id).sort(), unstopped.sort());
  for (const clock of clocks) assert.equal(clock.stoppedAt === null, clock.stop === null);
  if (!open.includes(issue.state)) {
    const allowed = AFTERWARDS[issue.state] ?? [];
    for (const kind of running) assert(allowed.includes(kind), `${kind} runs in ${issue.state}`);
    assert.equal(issue.state === "RESOLVED", running.has("RATING"));
    assert.equal(issue.state === "CLOSED", running.has("ARCHIVE"));
    return;
  }
  checkStandstill(issue);
  assert.equal(
    running.has("RESOLVE"),
    !["ON_HOLD", "MERGED"].includes(issue.state),
    `RESOLVE in ${issue.state}`,
  );
  assert(!running.has("RATING") && !running.has("ARCHIVE"));
  assert.equal(running.has("ACCEPT"), issue.state === "REGISTERED");
  assert.equal(running.has("SIGN"), issue.state === "DISPATCHED");
  assert.equal(running.has("RULING"), issue.ruling === "NEEDED");
  assert.equal(running.has("HOLD_REVIEW"), issue.state === "ON_HOLD");
  assert(running.has("REPLY") || running.has("PROGRESS"), "nobody owes the resident the next word");
  const reply = clocks.filter((c) => c.kind === "REPLY").at(-1);
  assert(
    running.has("REPLY") || ["MET", "ATTEMPTED"].includes(reply?.stop ?? ""),
    "no answer owed, none given",
  );
  assert.equal(reply?.round, issue.round);
}

/** RESOLVE stands still while something is waited for, with an end; REPLY never does. */
function checkStandstill({ waiting, clocks, state, mergedInto }: Issue): void {
  assert.equal(
    clocks.some((c) => c.kind === "WAIT"),
    waiting !== null,
  );
  for (const { kind, pausedOn } of clocks)
    assert(!pausedOn || (kind === "RESOLVE" && waiting), `${kind} stands still`);
  assert.equal(state === "MEDIATING", waiting?.kind === "MEDIATION");
  assert.equal(state === "MERGED", mergedInto !== null);
}

const run = (begins: Date, place: Issue["place"], todo: Step[]): Watched => {
  const watched = new Watched(begins, place);
  try {
    for (const step of todo) watched.take(step);
  } catch (error) {
    const story = watched.story.events.map(({ verb, toState }) => `${verb}>${toState}`).join(" ");
    throw new Error(story, { cause: error });
  }
  return watched;
};

describe("whatever people do, in whatever order, at whatever time", { timeout: PATIENCE }, () => {
  it("no state, clock, tier or trail is ever wrong, and the sweep can come at any moment or not at all", () => {
    fc.assert(
      fc.property(beginnings, places, steps, (begins, place, todo) => {
        run(begins, place, todo);
      }),
      RUNS,
    );
  });

  it("what is left alone climbs to the city and is supervised there, once per missed reply, and never settles twice", () => {
    fc.assert(
      fc.property(
        beginnings,
        places,
        steps,
        fc.integer({ min: 1, max: 20 }),
        (begins, place, todo, every) => {
          const watched = run(begins, place, todo);
          const { story } = watched;
          for (let day = 0; day <= 260; day += every) {
            watched.now = new Date(watched.now.getTime() + every * DAY);
            watched.sweep();
          }
          expect(["DISPATCHED", "RESOLVED", "MEDIATING", "CLOSED"]).not.toContain(story.issue.state);
          expect(story.issue.waiting).toBeNull();
          if (!open.includes(story.issue.state)) return;
          expect(story.clock("RESOLVE")?.breachedAt).not.toBeNull();
          expect(story.orders.length, "supervised, also where the order was answered since").toBeGreaterThan(
            0,
          );
          if (story.clock("REPLY")) expect(story.issue.level).toBe("CITY");
        },
      ),
      RUNS,
    );
  });

  it("nothing at all done: once to the county, once to the city, one order there, whatever the sweep's rhythm", () => {
    fc.assert(
      fc.property(beginnings, places, fc.integer({ min: 1, max: 45 }), (begins, place, every) => {
        const watched = new Watched(begins, place);
        const from = watched.story.issue.level;
        for (let day = 0; day < 400; day += every) {
          watched.now = new Date(watched.now.getTime() + every * DAY);
          watched.sweep();
        }
        const hops = from === "CITY" ? 0 : from === "COUNTY" || !place.countyId ? 1 : 2;
        expect(watched.story.issue).toMatchObject({ level: "CITY", state: "REGISTERED" });
        expect(watched.story.did("autoEscalate")).toHaveLength(hops);
        const atCity = watched.story.orders.filter((o) => o.level === 3);
        expect(atCity.map((o) => watched.story.history.get(o.clockId ?? "")?.kind).sort()).toEqual([
          "REPLY",
          "RESOLVE",
        ]);
      }),
      { numRuns: 100 },
    );
  });

  it("a person and the sweep at the same instant: either order leaves something lawful", () => {
    fc.assert(
      fc.property(beginnings, places, steps, (begins, place, todo) => {
        for (const sweep of ["before", "after"] as const) {
          const last = todo.at(-1) as Step;
          const watched = run(begins, place, [...todo.slice(0, -1), { ...last, sweep }]);
          watched.sweep();
        }
      }),
      { numRuns: 300 },
    );
  });
});
