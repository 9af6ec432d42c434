import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it, test } from "vitest";
import { WITH_CLOCKS } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { queueSql } from "#lib/db/desk/deskQueues.ts";
import { issueOf, type Row } from "#lib/db/rows.ts";
import { scope } from "#lib/db/scope.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { DESK_QUEUES, RESIDENT_WORDS } from "#lib/domain/desk/deskQueues.ts";
import { inQueue, type QueueEye } from "#lib/domain/desk/inQueue.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import { ROLES } from "#lib/domain/vocabulary.ts";
import { readDesk } from "#lib/queries/desk/desk.ts";
import { type City, makeCaseload, PRESENT, readers, staffAt } from "#tests/support/caseload.ts";

const COUNT = 1500;
let city: City;
let issues: Issue[];
let unreadOf: (issue: Issue, actor: Staff) => boolean;
const away = uuidv7();
const me = uuidv7();

/** Rows in every combination that a story would take years to reach: two readers of one rule must agree there too. */
beforeAll(async () => {
  city = await makeCaseload(COUNT);
  await db.$executeRaw`INSERT INTO people (id, login_name, name, duty_title, password_hash, created_at)
    VALUES (${me}::uuid, 'me', '我', '', '-', ${PRESENT}), (${away}::uuid, 'away', '他', '', '-', ${PRESENT})`;
  await db.$executeRaw`
    WITH n AS (SELECT id, (row_number() OVER (ORDER BY id))::int AS n FROM issues)
    UPDATE issues i SET
      handler_id = CASE WHEN i.lead_unit_id IS NULL OR n % 3 = 0 THEN NULL WHEN n % 3 = 1 THEN ${me}::uuid ELSE ${away}::uuid END,
      return_count = n % 3, ruling = CASE WHEN n % 5 = 0 THEN 'NEEDED' WHEN n % 5 = 1 THEN 'GIVEN' END,
      extension_count = n % 3, last_reply_kind = CASE n % 3 WHEN 0 THEN 'FINAL' WHEN 1 THEN 'PROGRESS' END,
      last_reply_on = CASE WHEN n % 2 = 0 THEN '2026-03-05'::date END,
      came_from = CASE WHEN n % 4 = 0 THEN jsonb_build_object('level', (ARRAY['COMMUNITY','TOWN','COUNTY'])[1 + n % 3],
        'on', (ARRAY['2026-03-04','2026-03-05'])[1 + n % 2], 'sentBack', n % 8 = 0, 'by', 'PEOPLE') END,
      request = CASE WHEN n % 3 = 0 THEN jsonb_build_object('kind', (ARRAY['REFUSAL','EXTENSION','PAUSE'])[1 + (n / 3) % 3],
        'state', (ARRAY['ASKED','APPROVED'])[1 + (n / 9) % 2], 'by', CASE WHEN n % 2 = 0 THEN ${me} ELSE ${away} END,
        'on', '2026-03-01', 'words', '') END,
      hands = CASE n % 7 WHEN 0 THEN jsonb_build_object('dispatch', jsonb_build_array(${away}::text, ${me}::text))
        WHEN 1 THEN jsonb_build_object('askExtension', jsonb_build_array(${me}::text), 'refuse', jsonb_build_array(${away}::text))
        WHEN 2 THEN jsonb_build_object('hold', jsonb_build_array(${away}::text), 'askPause', jsonb_build_array(${me}::text)) ELSE '{}' END
    FROM n WHERE n.id = i.id`;
  await db.$executeRaw`
    WITH n AS (SELECT id, issue_id, row_number() OVER (PARTITION BY issue_id ORDER BY id)::int AS nth, (row_number() OVER (ORDER BY id))::int AS n
      FROM clocks WHERE stopped_at IS NULL AND kind <> 'CONTACT')
    UPDATE clocks c SET kind = (ARRAY['REPLY','PROGRESS','RESOLVE','CALLBACK','REVIEW','HOLD_REVIEW','WAIT','ACCEPT'])[1 + n % 8],
      due_at = ${PRESENT}::timestamptz + make_interval(hours => (n % 60) - 30), started_at = ${PRESENT}::timestamptz - interval '9 days',
      paused_on = CASE WHEN n % 7 = 0 THEN '2026-03-01'::date END
    FROM n WHERE n.id = c.id AND n.nth = 1`;
  await db.$executeRaw`
    INSERT INTO clocks (id, issue_id, kind, level, tier, unit_id, round, started_at, due_at, basis, stopped_at, stop)
    SELECT gen_random_uuid(), id, CASE WHEN urge_count > 0 THEN 'REPORT_IN' ELSE 'CO_TASK' END, level, tier, co_unit_ids[1], round,
      ${PRESENT}::timestamptz - interval '9 days', ${PRESENT}::timestamptz + make_interval(hours => ((row_number() OVER (ORDER BY id))::int % 50) - 20),
      '{}', CASE WHEN hazard THEN ${PRESENT}::timestamptz END, CASE WHEN hazard THEN 'MET' END
    FROM issues WHERE cardinality(co_unit_ids) > 0`;
  await db.$executeRaw`
    INSERT INTO issue_events (id, issue_id, seq, verb, actor_role, level, to_state, at, made_at, data)
    SELECT gen_random_uuid(), id, 320, (ARRAY['urge','rate','withdraw','giveInfo'])[1 + (row_number() OVER (ORDER BY id))::int % 4],
      CASE WHEN row_number() OVER (ORDER BY id) % 5 = 0 THEN 'COUNCIL_CLERK' ELSE 'RESIDENT' END, level, state, ${PRESENT}, ${PRESENT}, '{}'
    FROM issues`;
  await db.$executeRaw`INSERT INTO issue_reads SELECT ${me}::uuid, id, CASE WHEN urge_count = 0 AND hazard THEN 320 ELSE 1 END FROM issues WHERE hazard`;
  issues = (await db.$queryRaw<Row[]>`${WITH_CLOCKS} ORDER BY i.id`).map(issueOf);
  const [events, reads] = await Promise.all([
    db.issueEvent.findMany({ where: { actorRole: "RESIDENT", verb: { in: [...RESIDENT_WORDS] } } }),
    db.issueRead.findMany(),
  ]);
  unreadOf = (issue, actor) => {
    const seen = reads.find((r) => r.issueId === issue.id && r.personId === actor.personId)?.seenSeq ?? 0;
    return events.some((e) => e.issueId === issue.id && e.seq > seen);
  };
});

/** Every kind of reach, and somebody with every role at one office and its department. */
const people = (): Record<string, Staff> => {
  const [town] = city.towns;
  const [department] = city.departments;
  if (!town || !department) throw new Error("no town");
  const mine = (actor: Staff): Staff => ({ ...actor, personId: me });
  return {
    ...readers(city),
    allRoles: mine(staffAt(...ROLES.map((role) => [role, town] as [typeof role, typeof town]))),
    helpers: mine(staffAt(["HANDLER", department], ["UNIT_LEAD", city.departments[1] as never])),
    handler: mine(staffAt(["HANDLER", department], ["UNIT_LEAD", department])),
    communityLead: mine(
      staffAt(["UNIT_LEAD", city.communities[0] as never], ["HANDLER", city.communities[0] as never]),
    ),
    standIn: mine(lent(staffAt(["COUNCIL_CLERK", city.counties[0] as never], ["UNIT_LEAD", city.city]))),
    superior: mine(staffAt(["COUNCIL_CLERK", city.counties[0] as never], ["COUNCIL_CLERK", city.city])),
    supervisor: staffAt(["SUPERVISOR", city.counties[1] as never]),
    callback: staffAt(["CALLBACK_OFFICER", city.city]),
    agent: {
      ...staffAt(["PROXY_AGENT", city.communities[0] as never]),
      mandates: issues.filter((_issue, n) => n % 9 === 0).map(({ id }) => id),
    },
    callbackTeam: staffAt(["CALLBACK_OFFICER", city.departments[3] as never]),
  };
};

/** The same posts, borrowed from whoever is away. */
const lent = (actor: Staff): Staff => ({
  ...actor,
  posts: actor.posts.map((post) => ({ ...post, onBehalfOf: away })),
});

describe.each(DESK_QUEUES.map(({ key, when }) => [key, when] as const))("the queue %s", (_key, when) => {
  it("has the same issues in SQL as in memory, for everybody", async () => {
    let found = 0;
    for (const [name, actor] of Object.entries(people())) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT i.id FROM issues i WHERE ${scope(actor)} AND ${queueSql(when, { actor, now: PRESENT, away: [away] })} ORDER BY i.id`;
      const eye = (issue: Issue): QueueEye => ({
        actor,
        now: PRESENT,
        away: [away],
        unread: unreadOf(issue, actor),
      });
      const expected = issues.filter((issue) => sees(actor, issue) && inQueue(when, issue, eye(issue)));
      expect(
        rows.map(({ id }) => id),
        name,
      ).toEqual(expected.map(({ id }) => id));
      found += rows.length;
    }
    expect(found, "a queue that is always empty proves nothing").toBeGreaterThan(10);
  });
});

test("every count on the desk is the number of issues behind it", async () => {
  for (const actor of Object.values(people())) {
    const desk = await readDesk(actor, { queue: "unit", state: null, tier: null, after: null }, PRESENT);
    for (const { key, count } of desk.queues) {
      const { total } = await readDesk(actor, { queue: key, state: null, tier: null, after: null }, PRESENT);
      expect(total, key).toBe(count);
    }
  }
});
