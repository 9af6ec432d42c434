import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import { isProblem, type Problem } from "#lib/domain/problems.ts";
import { noteItem } from "#lib/usecases/points/minutes.ts";
import { pair } from "#lib/usecases/points/pairings.ts";
import { announceSession, changeSession, closeSession, planMonth } from "#lib/usecases/points/sessions.ts";
import { colleague, makeOffices, type Offices } from "./offices.ts";
import { at } from "./story.ts";

export const NOW = at("03-02 10:00");
/** The small city with two leaders of its county; each file of tests has its own. */
export let offices: Offices;
export let leader: Awaited<ReturnType<typeof colleague>>;
export let other: typeof leader;
export async function makeLeaders(): Promise<void> {
  offices = await makeOffices();
  leader = await colleague("吴副区长", ["VISITOR", offices.units.county]);
  other = await colleague("郑副区长", ["VISITOR", offices.units.county]);
}

export const ok = async <T>(work: Promise<T | Problem>): Promise<T> => {
  const done = await work;
  if (isProblem(done)) throw new Error(JSON.stringify(done));
  return done as T;
};
export const code = async (work: Promise<unknown>) => {
  const done = await work;
  return isProblem(done) ? done.code : "DONE";
};
export const county = () => offices.people.county;
export const here = (placeId: string | null = null) => ({ unitId: offices.units.community.id, placeId });
export const paired = (
  personId = leader.personId,
  where: { unitId: string; placeId: string | null } = here(),
) => ({
  pairingId: uuidv7(),
  ...where,
  personId,
  fromOn: "2026-03-01",
});
export const plan = (more: object = {}) => ({
  ...here(),
  hostId: leader.personId,
  kind: "CLINIC" as const,
  fromTime: "19:00",
  toTime: "21:00",
  venue: "社区接待室",
  month: "2026-03-01",
  weekday: 3,
  recurrence: "WEEKLY" as const,
  ...more,
});
export const sessionOn = async (day: string, where = here(), fromTime = "19:00") =>
  db.visitSession.findFirstOrThrow({
    where: { ...where, onDay: new Date(day), fromTime, state: { not: "CANCELLED" } },
  });
/** A session of the leader's is put on another day, on the square. */
export const toTheSquare = (sessionId: string, onDay: string, version = 1) =>
  changeSession(
    leader,
    {
      sessionId,
      version,
      onDay,
      hostId: leader.personId,
      kind: "OUTREACH",
      fromTime: "09:00",
      toTime: "11:00",
      venue: "中心广场",
    },
    NOW,
  );
/** The leaders, one of them paired; their Wednesdays of March are planned, and the third was moved to a Saturday. */
export async function planMarch(): Promise<void> {
  await makeLeaders();
  await ok(pair(county(), paired(), NOW));
  await ok(planMonth(leader, plan(), NOW));
  await ok(toTheSquare((await sessionOn("2026-03-18")).id, "2026-03-21"));
}
export const announce = (
  session: { id: string; version: number },
  more: object = {},
  when = NOW,
  by = leader,
) =>
  announceSession(
    by,
    {
      sessionId: session.id,
      version: session.version,
      noticeId: uuidv7(),
      title: "周三晚上听您说",
      text: "有事当面说。",
      lateReason: "",
      ...more,
    },
    when,
  );
export const note = async (sessionId: string, words: string, when = at("03-04 19:30")) =>
  (await ok(noteItem(offices.people.community, { itemId: uuidv7(), sessionId, words }, when))).id;
export const close = (sessionId: string, version: number, when: Date, lateReason = "") =>
  closeSession(offices.people.community, { sessionId, version, lateReason }, when);
