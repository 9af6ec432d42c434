import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { settle } from "#lib/domain/casework/sweep.ts";
import { DEFAULT_SETTINGS } from "#lib/domain/clocks/clockSettings.ts";
import { reconcile } from "#lib/usecases/casework/reconciliation.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import { copyIssues, END, insertWalks, walks } from "#tests/support/walks.ts";

const DISTINCT = 1000;
/** 10,000 issues in all; `npm run soak` says 49, which is 50,000. */
const COPIES = Number(process.env.RECONCILED_COPIES ?? 9);
const ALL = DISTINCT * (COPIES + 1);
const NOW = new Date(END.getTime() + 40 * 86_400_000);

type Ending = { state: string; level: string; supervision: number; breaches: number; events: number };
const stories = walks(DISTINCT);

/** What each issue alone comes to, one duty after another, in memory: order and batch have no part in it. */
function endingOf(issue: Issue, events: number): Ending {
  let ids = 0;
  const change = settle(issue, {
    now: NOW,
    calendar: realCalendar,
    settings: DEFAULT_SETTINGS,
    newId: () => `new-${++ids}`,
  });
  const after = change?.issue ?? issue;
  return {
    state: after.state,
    level: after.level,
    supervision: after.supervisionLevel,
    breaches: after.breachCount,
    events: events + (change?.events.length ?? 0),
  };
}

describe(`no case left behind: ${ALL} mixed issues`, { timeout: 240_000 }, () => {
  let originals: string[] = [];
  beforeAll(async () => {
    originals = await insertWalks(stories, END);
    await copyIssues(COPIES);
    await db.$executeRaw`ANALYZE`;
  }, 240_000);

  it("two sweeps at once, of unlike batches, bring every issue where it would have come alone", async () => {
    expect(await db.issue.count()).toBe(ALL);
    const began = performance.now();
    const swept = await Promise.all([sweepOverdue(NOW, { batch: 137 }), sweepOverdue(NOW, { batch: 501 })]);
    // Whoever was passed over because the other held it is found by the next minute's sweep.
    for (let more = 1; more > 0; ) more = (await sweepOverdue(NOW, { batch: 500 })).issues;
    const seconds = (performance.now() - began) / 1000;
    expect(swept.flatMap(({ stuck }) => stuck)).toEqual([]);
    console.log(`swept ${swept[0].issues + swept[1].issues} of ${ALL} issues in ${seconds.toFixed(1)} s`);

    const rows = await db.$queryRaw<(Ending & { id: string; copies: bigint })[]>`
      SELECT min(o.id::text) AS id, i.state, i.level, i.supervision_level AS supervision, i.breach_count AS breaches,
        (SELECT count(*)::int FROM issue_events e WHERE e.issue_id = i.id) AS events, count(*) AS copies
      FROM issues i JOIN issues o ON o.id = ANY(${originals}::uuid[])
        AND (i.id = o.id OR i.id = ANY(ARRAY(SELECT md5(o.id::text || n)::uuid FROM generate_series(1, ${COPIES}) n)))
      GROUP BY o.id, i.state, i.level, i.supervision_level, i.breach_count, events`;
    const found = new Map(
      rows.map(({ id, copies, ...ending }) => [id, { ...ending, copies: Number(copies) }]),
    );
    expect(rows).toHaveLength(DISTINCT);
    stories.forEach((story, n) => {
      const wanted = endingOf(story.issue, story.events.length);
      expect(found.get(originals[n] as string), `story ${n}`).toEqual({ ...wanted, copies: COPIES + 1 });
    });
  });

  it("and the morning's proof finds nothing left behind, in seconds", async () => {
    const began = performance.now();
    const proof = await reconcile(NOW);
    console.log(`proof over ${ALL} issues in ${((performance.now() - began) / 1000).toFixed(1)} s`, proof);
    const findings = await db.reconciliationFinding.groupBy({ by: ["reason"], _count: true });
    expect(findings).toEqual([]);
    expect(proof).toMatchObject({ leftBehind: 0, waiting: 0 });
    expect(proof.supervised).toBeGreaterThan(ALL / 5);
  });

  it("what is tampered with is found, with the reason", async () => {
    const [silent, twice, bare] = await db.issue.findMany({
      where: {
        state: "IN_PROGRESS",
        breachCount: { gt: 0 },
        clocks: { some: { kind: "RESOLVE", stoppedAt: null, breachedAt: { not: null } } },
      },
      take: 3,
    });
    await db.$executeRaw`UPDATE clocks SET breached_at = NULL, sweep_at = NULL WHERE issue_id = ${silent?.id}::uuid AND kind = 'RESOLVE' AND stopped_at IS NULL`;
    await db.$executeRaw`UPDATE clocks SET stopped_at = now(), stop = 'ENDED' WHERE issue_id = ${bare?.id}::uuid AND stopped_at IS NULL`;
    await db.$executeRaw`
      INSERT INTO issue_events (id, issue_id, seq, verb, clock_id, actor_role, level, to_state, at, made_at, data)
      SELECT gen_random_uuid(), c.issue_id, 1000000, 'autoEscalate', c.id, 'SYSTEM', c.level, 'IN_PROGRESS', now(), now(), '{}'
      FROM clocks c WHERE c.issue_id = ${twice?.id}::uuid AND c.kind = 'RESOLVE' AND c.stopped_at IS NULL`;
    const proof = await reconcile(new Date(NOW.getTime() + 60_000));
    expect(proof.leftBehind).toBe(3);
    const run = await db.reconciliation.findFirstOrThrow({
      orderBy: { at: "desc" },
      include: { findings: true },
    });
    expect(new Map(run.findings.map((f) => [f.issueId, f.reason]))).toEqual(
      new Map([
        [silent?.id, "NOT_RECORDED"],
        [bare?.id, "NO_CLOCK"],
        [twice?.id, "TWICE"],
      ]),
    );
  });
});
