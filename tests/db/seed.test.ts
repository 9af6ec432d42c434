import { verify } from "@node-rs/argon2";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { DEMO_PASSWORD } from "#lib/domain/demo.ts";
import { replyGaps } from "#lib/domain/replies/replyRules.ts";
import { lengthOf } from "#lib/domain/text.ts";
import { OPEN_STATES, ROLES } from "#lib/domain/vocabulary.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import { buildCity } from "#prisma/seed/city.ts";
import { demoState, seedDemo, startOver } from "#prisma/seed/demo.ts";
import { planIntake } from "#prisma/seed/intake.ts";
import { PERSONAS } from "#prisma/seed/people.ts";
import {
  FIRST_WORDS,
  HANDED_UP,
  MEANWHILE,
  OTHER_ENDINGS,
  STORM_FINAL,
  STORM_PROGRESS,
  TAKEN_UP_AGAIN,
} from "#prisma/seed/phrases.ts";
import { phrasesDirect } from "#prisma/seed/phrases-direct.ts";
import { placesOf } from "#prisma/seed/places.ts";
import { SAMPLES } from "#prisma/seed/samples.ts";

const now = new Date("2026-11-22T06:00:00Z"); // a Sunday afternoon in Shanghai
const ISSUES = 60;
const seed = () => seedDemo(now, { issues: ISSUES });

const figures = async () => ({
  issues: await db.issue.groupBy({
    by: ["state", "level", "tier", "channel"],
    _count: true,
    orderBy: [{ state: "asc" }, { level: "asc" }, { tier: "asc" }, { channel: "asc" }],
  }),
  events: await db.issueEvent.groupBy({
    by: ["verb", "at"],
    _count: true,
    orderBy: [{ at: "asc" }, { verb: "asc" }],
  }),
  visits: await db.visit.count(),
});

describe("a small demo city", () => {
  beforeAll(seed);

  it("is known as whole, with its tree and a person for every role", async () => {
    expect(await demoState()).toBe("WHOLE");
    const levels = await db.orgUnit.groupBy({
      by: ["level", "kind"],
      _count: true,
      orderBy: { level: "asc" },
    });
    expect(
      Object.fromEntries(levels.map(({ level, kind, _count }) => [`${level} ${kind}`, _count])),
    ).toMatchObject({
      "CITY AREA": 1,
      "COUNTY AREA": 5,
      "TOWN AREA": 8,
      "CITY DEPARTMENT": 7,
      "COUNTY DEPARTMENT": 30,
    });
    const roles = await db.post.groupBy({ by: ["role"], _count: true });
    expect(roles.map(({ role }) => role).sort()).toEqual([...ROLES].sort());
    const personas = await db.person.findMany({ where: { isPersona: true }, include: { posts: true } });
    expect(personas.map(({ loginName }) => loginName).sort()).toEqual(
      [...PERSONAS.map(({ login }) => login), "agent", "caller", "deputy"].sort(),
    );
    expect(new Set(personas.flatMap(({ posts }) => posts.map(({ role }) => role)))).toEqual(new Set(ROLES));
    expect(await verify(personas[0]?.passwordHash ?? "", DEMO_PASSWORD)).toBe(true);
  });

  it("went through the use cases: every issue has its registration, its clocks and a trail that ends in its state", async () => {
    const issues = await db.issue.findMany({
      include: { events: { orderBy: { seq: "asc" } }, clocks: true },
    });
    expect(issues).toHaveLength(ISSUES + phrasesDirect.dark.length);
    for (const { events, clocks, state, registeredAt } of issues) {
      expect(events[0]).toMatchObject({ verb: "register", toState: "REGISTERED" });
      expect(events.at(-1)?.toState).toBe(state);
      expect(events.every((event, at) => at === 0 || event.at >= (events[at - 1]?.at ?? registeredAt))).toBe(
        true,
      );
      const running = clocks.filter((clock) => clock.stoppedAt === null).map((clock) => clock.kind);
      expect(new Set(running).size).toBe(running.length);
      const open = (OPEN_STATES as readonly string[]).includes(state);
      if (!open && state !== "RESOLVED")
        expect(running.filter((kind) => !["ARCHIVE", "CALLBACK", "REVIEW"].includes(kind))).toEqual([]);
      if (open && state !== "ON_HOLD" && state !== "MERGED") expect(running).toContain("RESOLVE");
    }
  });

  it("lies in the past, within fourteen months", async () => {
    const { _min, _max } = await db.issueEvent.aggregate({ _min: { at: true }, _max: { at: true } });
    expect(_max.at?.getTime()).toBeLessThanOrEqual(now.getTime());
    expect(_min.at?.getTime()).toBeGreaterThan(new Date("2025-09-21T16:00:00Z").getTime());
    expect(await db.outbox.count({ where: { sentAt: null } })).toBe(0);
  });

  it("leaves the sweep nothing to do: no overdue reply below the city outlives its grace", async () => {
    const [late] = await db.$queryRaw<[{ n: number }]>`
      SELECT count(*)::int AS n FROM clocks WHERE stopped_at IS NULL AND (sweep_at <= ${now} OR (breached_at IS NULL AND due_at <= ${now} AND kind <> 'RATING'))`;
    expect(late.n).toBe(0);
    expect(await sweepOverdue(now)).toEqual({ issues: 0, events: 0, stuck: [] });
    const escalated = await db.issueEvent.count({ where: { verb: "autoEscalate" } });
    expect(escalated).toBeGreaterThan(0);
  });

  it("has visits without problems, as valid as the others", async () => {
    const results = await db.visit.groupBy({ by: ["result"], _count: true });
    expect(results.map(({ result }) => result)).toEqual(expect.arrayContaining(["RAISED", "NOTHING_RAISED"]));
  });

  it("has an opinion wall that people read, and some matters that wait for it; nobody's number stands there", async () => {
    const posts = await db.wallPost.findMany();
    expect(posts.filter(({ foldKind }) => foldKind === null).length).toBeGreaterThan(5);
    expect(posts.some(({ foldKind }) => foldKind === "CONSENT_WITHDRAWN")).toBe(true);
    const agreed = await db.wallConsent.groupBy({ by: ["issueId"] });
    expect(agreed.length).toBeGreaterThan(posts.length);
    for (const { statement } of posts) expect(statement).not.toMatch(/1990000\d{4}/);
  });

  it("has a recheck that is half done, and two exclusions, one of them decided by the county", async () => {
    const { length: drawn } = await db.recheckItem.findMany();
    const findings = await db.recheckFinding.groupBy({
      by: ["finding"],
      _count: true,
      orderBy: { finding: "asc" },
    });
    expect(findings.map(({ finding, _count }) => [finding, _count])).toEqual([
      ["SOLVED", 2],
      ["UNCLEAR", 1],
    ]);
    expect(drawn).toBeGreaterThan(3);
    const decided = await db.exclusion.findMany({ include: { decision: true } });
    expect(decided.map(({ decision }) => decision?.approved).sort()).toEqual([true, undefined]);
  });

  it("has lamps that go out at one place, told of as an alert nobody has taken up yet, and minutes of a meeting", async () => {
    const open = await db.alert.findMany({ where: { state: { not: "CLOSED" } } });
    expect(open.map(({ kind, category }) => [kind, category])).toContainEqual([
      "REPEATED",
      "UTILITIES.STREET_LIGHT",
    ]);
    const [minutes] = await db.issueEvent.findMany({ where: { verb: "meet" } });
    expect(JSON.stringify(minutes?.data)).toContain("承办单位本周内拿出办法");
  });

  it("comes out the same a second time; a half one is told from a whole one and from other people's data", async () => {
    const first = await figures();
    await startOver(process.env.DATABASE_URL ?? "");
    expect(await demoState()).toBe("EMPTY");
    await expect(
      seedDemo(now, {
        issues: ISSUES,
        say: (line) => {
          if (line.startsWith("2026-03")) throw new Error("killed");
        },
      }),
    ).rejects.toThrow("killed");
    expect(await demoState()).toBe("HALF");
    await db.orgUnit.updateMany({ where: { level: "CITY", kind: "AREA" }, data: { code: "360100" } });
    expect(await demoState()).toBe("OTHERS");
    await startOver(process.env.DATABASE_URL ?? "");
    await seed();
    expect(await figures()).toEqual(first);
  }, 60_000);
});

describe("the plan of a whole city (size S)", () => {
  it("keeps the shares of the reference figures (domain.md D)", async () => {
    const units = buildCity();
    const plans = planIntake(600, { now, calendar: await loadCalendar(), places: placesOf(units) });
    expect(plans).toHaveLength(600);
    const share = (fits: (plan: (typeof plans)[number]) => boolean) => plans.filter(fits).length / 6;
    expect(share(({ sample }) => sample.tier === "URGENT")).toBeCloseTo(68, -1);
    expect(share(({ sample }) => sample.tier === "WORRY")).toBeCloseTo(22, -1);
    expect(share(({ channel }) => channel === "VISIT")).toBeCloseTo(38, -1);
    expect(share(({ channel }) => channel === "WEB")).toBeCloseTo(20, -1);
    expect(plans.some(({ statement }) => lengthOf(statement) > 800)).toBe(true);
    expect(plans.some(({ statement }) => /\p{Extended_Pictographic}/u.test(statement))).toBe(true);
    expect(plans.some(({ statement }) => /[０-９]/.test(statement))).toBe(true);
    expect(plans.some(({ statement }) => /1990000\d{4}/.test(statement))).toBe(true);
    const storm = plans.filter(
      ({ spokenOn, sample }) => spokenOn === "2026-07-09" && sample.category === "UTILITIES.DRAINAGE",
    );
    expect(storm.length).toBeGreaterThanOrEqual(15);
  });
});

describe("what the offices of the demonstration write", () => {
  const telling = (done: string, state: string, next: string, kind: "PROGRESS" | "FINAL") =>
    replyGaps({
      kind,
      done,
      state,
      next,
      nextOn: kind === "PROGRESS" ? "2026-11-23" : null,
      contactName: "梧桐里社区 王主任",
      contactPhone: "0799-0001001",
      channel: "PHONE",
      reached: true,
      confidentiality: "NORMAL",
      reachable: true,
      triedInVain: false,
      today: "2026-11-22",
    });
  const last = "请您评价。";
  it.each([
    ...SAMPLES.flatMap(({ progress: p, final: f }) => [
      ["PROGRESS", p.done, p.state, p.next] as const,
      ["FINAL", f.done, f.state, last] as const,
    ]),
    ...[STORM_PROGRESS, TAKEN_UP_AGAIN, ...MEANWHILE, ...FIRST_WORDS].map(
      (p) => ["PROGRESS", p.done, p.state, p.next] as const,
    ),
    ...[STORM_FINAL, ...Object.values(OTHER_ENDINGS).flat()].map(
      (f) => ["FINAL", f.done, f.state, last] as const,
    ),
    ["PROGRESS", "已到现场看过两次。", HANDED_UP.state, HANDED_UP.next] as const,
  ])("%s: %s", (kind, done, state, next) => {
    expect(telling(done, state, next, kind)).toEqual([]);
  });
});
