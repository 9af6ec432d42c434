import { beforeAll, describe, expect, it } from "vitest";
import { insertIssues, saveChanges } from "#lib/db/casework/issues.ts";
import { db, transaction } from "#lib/db/client.ts";
import { count } from "#lib/db/figures/count.ts";
import { countHeadline } from "#lib/db/figures/figures.ts";
import type { Asked } from "#lib/db/figures/live.ts";
import { alongside } from "#lib/db/figures/metrics.ts";
import { countDays } from "#lib/db/figures/process.ts";
import {
  countPastDays,
  countPastHeadline,
  countPastProcess,
  KEPT_PASSES,
} from "#lib/db/reports/pastFigures.ts";
import { periodOf } from "#lib/domain/calendar/period.ts";
import type { Change } from "#lib/domain/casework/issue.ts";
import { receiptNo } from "#lib/domain/casework/receipt.ts";
import { PROCESS_IDS } from "#lib/domain/figures/metrics.ts";
import { walks, withUuids } from "#tests/support/walks.ts";

/**
 * The figures of an earlier instant (domain.md C6): histories are played in the order of their days, the figures are frozen
 * on the way by counting the present, and found again afterwards from the trail and from what was kept.
 */
const STORIES = 250;
const PERIOD = periodOf("2026-01-01", "2026-12-31");
const DAY_MS = 86_400_000;

type Played = { readonly n: number; readonly at: Date; readonly change: Change };
type Frozen = { readonly asked: Asked; readonly figures: unknown };

/** Every decision of every story, in the order in which it was made. */
function decisions(): Played[] {
  return walks(STORIES, 11)
    .flatMap(({ changes }, n) =>
      changes.map((change, turn): Played => {
        const at = (change.events.at(-1) as Change["events"][number]).at;
        const issue = { ...change.issue, receiptNo: receiptNo(n), version: turn + 1 };
        return { n, at, change: withUuids({ ...change, issue }, String(n)) };
      }),
    )
    .map((played, order) => ({ ...played, order }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order);
}

/** What a merge leaves: the same issue beside another, with its event (domain.md C2 merge). */
function mergedInto({ change }: Played, masterId: string, at: Date): Change {
  const { issue } = change;
  const [last] = change.events.slice(-1) as [Change["events"][number]];
  const version = issue.version + 1;
  return {
    ...change,
    issue: { ...issue, version, state: "MERGED", mergedInto: masterId },
    clocks: [],
    events: [
      {
        ...last,
        id: withUuids({ id: "id-9999" }, issue.id).id,
        commandId: null,
        verb: "merge",
        fromState: issue.state,
        toState: "MERGED",
        at,
      },
    ],
    ...{
      replies: [],
      ratings: [],
      orders: [],
      coTasks: [],
      links: [],
      messages: [],
      metOrders: [],
      unmetOrders: [],
      coTaskReports: [],
    },
    denied: false,
  };
}

/** In one order, and without places of which nothing is told: there, no row says what a row of nothing says. */
const plain = (cells: ReadonlyMap<string, object>) =>
  [...cells]
    .filter(([key, values]) => key === "total:" || !isNothing(values))
    .sort(([a], [b]) => (a < b ? -1 : 1));
const isNothing = (value: unknown): boolean =>
  typeof value === "object" && value !== null ? Object.values(value).every(isNothing) : !value;
async function present(of: Asked) {
  const [headline, process, days] = await Promise.all([
    countHeadline(of),
    Promise.all(KEPT_PASSES.map((like) => count(of, alongside(like, PROCESS_IDS), ["unit"]))),
    countDays(of),
  ]);
  return [...headline, ...process, days].map(plain);
}
const past = (of: Asked) =>
  transaction(async (tx) => {
    const headline = await countPastHeadline(tx, of);
    const process = await countPastProcess(tx, of);
    return [...headline, ...process, await countPastDays(tx, of)].map(plain);
  });

describe("the figures of an earlier instant", { timeout: 240_000 }, () => {
  const frozen: Frozen[] = [];
  const verbs = new Set<string>();
  beforeAll(async () => {
    const all = decisions();
    const first = (all[0] as Played).at.getTime();
    const last = (all.at(-1) as Played).at.getTime();
    const freezeAt = Array.from({ length: 9 }, (_, k) => new Date(first + ((last - first) * (k + 1)) / 9));
    const county = withUuids({ id: "county" }, "").id;
    const standing = new Map<number, Played>();
    const gone = new Set<number>();
    let merges = 0;

    for (const [turn, until] of freezeAt.entries()) {
      for (const played of all.filter(
        ({ at }) => at <= until && (turn === 0 || at > (freezeAt[turn - 1] as Date)),
      )) {
        const { n, at, change } = played;
        if (gone.has(n)) continue;
        for (const { verb } of change.events) verbs.add(verb);
        await db.$transaction(async (tx) => {
          if (!standing.has(n))
            return insertIssues(tx, [{ change, receiptSecret: "7KQ2-M9XD", resident: null }], at);
          expect(await saveChanges(tx, [change], at)).toBe(true);
        });
        standing.set(n, played);
      }
      // A few are merged on the way; nothing more happens to them.
      const open = [...standing].filter(
        ([n, { change }]) => !gone.has(n) && change.issue.state === "IN_PROGRESS",
      );
      for (const [n, played] of open.slice(0, 3)) {
        const [, master] = [...standing].find(([m]) => m !== n) as [number, Played];
        expect(
          await db.$transaction((tx) =>
            saveChanges(tx, [mergedInto(played, master.change.issue.id, until)], until),
          ),
        ).toBe(true);
        gone.add(n);
        merges += 1;
      }
      for (const actor of ["ALL", "OPEN"] as const)
        for (const unit of [null, { id: county, name: "", level: "COUNTY", kind: "AREA" } as const]) {
          const asked = { actor, unit, period: PERIOD, now: until };
          frozen.push({ asked, figures: await present(asked) });
        }
    }
    expect(merges).toBeGreaterThan(10);
  }, 240_000);

  it("had everything in them that moves a figure", () => {
    const moved = [
      "reopen",
      "withdraw",
      "reclassify",
      "escalate",
      "autoEscalate",
      "breach",
      "denyContact",
      "rate",
    ];
    expect(moved.filter((verb) => !verbs.has(verb))).toEqual([]);
  });

  it("are found again whenever they are asked for", async () => {
    for (const { asked, figures } of frozen) {
      const where = `${asked.now.toISOString()} ${asked.actor} ${asked.unit?.level ?? "all"}`;
      expect(await past(asked), where).toEqual(figures);
    }
  });

  it("differ from those of the present over the same days: there was something to find", async () => {
    const moved = await Promise.all(
      frozen.map(
        async ({ asked, figures }) => JSON.stringify(await present(asked)) !== JSON.stringify(figures),
      ),
    );
    expect(moved.filter(Boolean).length).toBeGreaterThan(frozen.length / 2);
  });

  it("of the present are those of the present", async () => {
    const now = new Date((frozen.at(-1) as Frozen).asked.now.getTime() + DAY_MS);
    const asked = { actor: "ALL", unit: null, period: PERIOD, now } as const;
    expect(await past(asked)).toEqual(await present(asked));
  });

  it("cannot be lost: what was kept is never changed", async () => {
    await expect(db.issuePast.deleteMany()).rejects.toThrow();
    await expect(db.clockPast.updateMany({ data: { stop: null } })).rejects.toThrow();
  });
});
