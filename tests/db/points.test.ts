import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { pairingBelow } from "#lib/db/points/points.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readGaps, readMatrix, readPoint, readPoints } from "#lib/queries/points/points.ts";
import { handOnNotices } from "#lib/usecases/notices/notices.ts";
import { handOver } from "#lib/usecases/points/handovers.ts";
import { endPairing, nameContactPlace, pair } from "#lib/usecases/points/pairings.ts";
import { remindOfMonth } from "#lib/usecases/points/reminders.ts";
import { changeSession, excuseMonth, planMonth } from "#lib/usecases/points/sessions.ts";
import { colleague, unit } from "#tests/support/offices.ts";
import {
  close,
  code,
  county,
  here,
  leader,
  makeLeaders,
  NOW,
  offices,
  ok,
  other,
  paired,
  plan,
  sessionOn,
  toTheSquare,
} from "#tests/support/points.ts";
import { at } from "#tests/support/story.ts";

/** 对口联系: who is paired with a contact point, and which month has a session, as one story (domain.md P1, N16, Z17). */
beforeAll(makeLeaders);

describe("pairing", () => {
  it("shows which contact points have nobody, pairs once, and keeps what was", async () => {
    const bare = async () =>
      (await readMatrix(county(), { place: offices.units.town.id, bare: true }, NOW))?.points.map(
        ({ name }) => name,
      );
    expect(await bare()).toEqual(["槐树社区", "柳荫社区"]);
    const form = paired();
    const twice = await Promise.all([pair(county(), form, NOW), pair(county(), form, NOW)]);
    expect(twice).toEqual([{ id: form.pairingId }, { id: form.pairingId }]);
    expect(await code(pair(county(), paired(), NOW))).toBe("PAIRED_ALREADY");
    expect(await bare()).toEqual(["柳荫社区"]);
    expect(await pairingBelow(db, offices.units.county.id, "2026-03-02")).toMatchObject([
      { name: "枫树街道", points: 2, bare: 1 },
    ]);
    const gone = paired(other.personId);
    await ok(pair(county(), gone, NOW));
    await ok(endPairing(county(), { pairingId: gone.pairingId, toOn: "2026-03-02" }));
    expect(await code(endPairing(county(), { pairingId: gone.pairingId, toOn: "2026-03-02" }))).toBe(
      "PAIRING_ENDED",
    );
    const page = await readPoint(
      { ...county(), dutyTitle: "" },
      { unit: here().unitId, place: "", who: "" },
      NOW,
    );
    expect(page?.pairings.map(({ who, toOn }) => [who, toOn])).toEqual([
      ["吴副区长", null],
      ["郑副区长", "2026-03-02"],
    ]);
  });

  it("is one at a time, also where its end is known already", async () => {
    const guest = await colleague("钱副区长", ["VISITOR", offices.units.county]);
    const until = paired(guest.personId, { unitId: offices.units.other.id, placeId: null });
    await ok(pair(county(), until, NOW));
    await ok(endPairing(county(), { pairingId: until.pairingId, toOn: "2026-03-20" }));
    const again = (fromOn: string) => pair(county(), { ...until, pairingId: uuidv7(), fromOn }, NOW);
    expect(await code(again("2026-03-19"))).toBe("PAIRED_ALREADY");
    expect(await code(again("2026-03-20"))).toBe("DONE");
    await db.pairing.deleteMany({ where: { personId: guest.personId } });
  });

  it("is the county's and the city's, each in their own area", async () => {
    expect(await code(pair(offices.people.town, paired(other.personId), NOW))).toBe("NOT_ALLOWED");
    const far = await unit("COUNTY", "远县", {
      cityId: offices.units.city.id,
      parentId: offices.units.city.id,
    });
    const theirs = await colleague("远办", ["COUNCIL_CLERK", far]);
    expect(await code(pair(theirs, paired(other.personId), NOW))).toBe("PLACE_OUT_OF_REACH");
    expect(await code(pair(county(), paired(uuidv7()), NOW))).toBe("NO_LEADER");
    expect(await code(pair(county(), paired(theirs.personId), NOW)), "of another county").toBe("NO_LEADER");
    const abroad = plan({ hostId: theirs.personId });
    expect(await code(planMonth(offices.people.community, abroad, NOW)), "nor hosts here").toBe("NO_LEADER");
    const away = { handoverId: uuidv7(), fromId: leader.personId, toId: theirs.personId, words: "" };
    expect(await code(handOver(county(), { ...away, onDay: "2026-03-10" }, NOW))).toBe("NO_LEADER");
    expect(await readMatrix(offices.people.town, { place: "", bare: false }, NOW)).toBeNull();
  });

  it("also goes to a park inside a community, which then is a point of its own", async () => {
    const placeId = uuidv7();
    const park = { placeId, unitId: here().unitId, kind: "PARK" as const, name: "创智园" };
    await ok(nameContactPlace(county(), park, NOW));
    await ok(pair(county(), paired(other.personId, here(placeId)), NOW));
    const page = await readPoints(other, NOW);
    expect(page?.mine).toMatchObject([{ kind: "PARK", name: "创智园（槐树社区）", covered: false }]);
    expect(
      await code(
        nameContactPlace(county(), { ...park, placeId: uuidv7(), unitId: offices.units.town.id }, NOW),
      ),
    ).toBe("UNKNOWN_PLACE");
  });
});

describe("a plan", () => {
  it("makes the Wednesdays of the month once, also when two make it at once", async () => {
    const both = await Promise.all([planMonth(leader, plan(), NOW), planMonth(leader, plan(), NOW)]);
    expect(both.filter((one) => !isProblem(one))).toEqual([{ made: 4 }]);
    expect(both.filter(isProblem)).toMatchObject([{ code: "NO_DAY_LEFT" }]);
    expect(await db.visitSession.count({ where: here() })).toBe(4);
  });
  it("is for whoever keeps sessions there, or is paired with the point", async () => {
    expect(await code(planMonth(offices.people.neighbour, plan({ weekday: 6 }), NOW))).toBe("NOT_FOUND");
    expect(await code(planMonth(offices.people.handler, plan({ weekday: 6 }), NOW))).toBe("NOT_FOUND");
    expect(await code(planMonth(offices.people.town, plan({ weekday: 6, recurrence: "MONTHLY" }), NOW))).toBe(
      "DONE",
    );
  });
  it("can be moved while nobody was told", async () => {
    const session = await sessionOn("2026-03-18");
    const move = (onDay: string, version?: number) => toTheSquare(session.id, onDay, version);
    expect(await code(move("2026-03-01"))).toBe("SESSION_PAST");
    expect(await code(move("2026-03-21"))).toBe("DONE");
    expect(await code(move("2026-03-22"))).toBe("SESSION_CHANGED");
  });
});

describe("two sessions moved to one hour at once", () => {
  it("one is, and the other is told that it is taken", async () => {
    const shadow = { unitId: offices.units.other.id, placeId: null };
    const head = offices.people.neighbour;
    const own = plan({ ...shadow, hostId: head.personId, weekday: 6, recurrence: "FORTNIGHTLY" });
    await ok(planMonth(head, own, NOW));
    const about = { hostId: head.personId, kind: "CLINIC" as const, fromTime: "09:00", toTime: "11:00" };
    const move = async (from: string) => {
      const { id: sessionId } = await sessionOn(from, shadow);
      const to = { sessionId, version: 1, onDay: "2026-03-29", venue: "社区接待室" };
      return () => code(changeSession(head, { ...to, ...about }, NOW));
    };
    const both = await Promise.all([move("2026-03-07"), move("2026-03-21")]);
    expect((await Promise.all(both.map((go) => go()))).sort()).toEqual(["DONE", "SESSION_THERE"]);
    await db.visitSession.deleteMany({ where: shadow });
  });
});

describe("a month without a session", () => {
  beforeAll(async () => {
    const { id, version } = await sessionOn("2026-03-04");
    await ok(close(id, version, at("03-04 20:00"), "没有来得及公告"));
  });

  it("is a gap of the place, with what was said of it, until one is planned", async () => {
    const gaps = async (month = "2026-03-01") =>
      (await readGaps(county(), { place: "", month }, NOW))?.gaps.map(({ name, ahead }) => [name, ahead]);
    expect(await gaps()).toEqual([
      ["创智园（槐树社区）", false],
      ["柳荫社区", false],
    ]);
    const excuse = (words: string) => ({
      excuseId: uuidv7(),
      unitId: offices.units.other.id,
      placeId: null,
      month: "2026-03-01",
      words,
    });
    await ok(excuseMonth(county(), excuse("防汛值守，下月补上"), NOW));
    await ok(excuseMonth(offices.people.neighbour, excuse("已约四月一日"), NOW));
    const rows = (await readGaps(county(), { place: "", month: "2026-03-01" }, NOW))?.gaps;
    expect(rows?.find(({ name }) => name === "柳荫社区")?.excuses.map(({ words }) => words)).toEqual([
      "防汛值守，下月补上",
      "已约四月一日",
    ]);
    expect(await code(excuseMonth(offices.people.handler, excuse("别人的事不归我"), NOW))).toBe("NOT_FOUND");
    const farOff = { ...excuse("谁知道那时候"), month: "2031-05-01" };
    expect(await code(excuseMonth(county(), farOff, NOW))).toBe("MONTH_TOO_FAR");
    await expect(db.monthExcuse.deleteMany()).rejects.toThrow();
    expect(await readGaps(offices.people.handler, { place: "", month: null }, NOW)).toBeNull();
  });

  it("reminds the paired leader once, from day 25 on", async () => {
    const inbox = () =>
      db.delivery.count({ where: { topic: "sessionMissing", personId: other.personId, channel: "INBOX" } });
    expect(await remindOfMonth(at("03-24 22:30"))).toBe(0);
    const both = await Promise.all([remindOfMonth(at("03-25 06:30")), remindOfMonth(at("03-25 06:30"))]);
    expect(both.reduce((a, b) => a + b)).toBe(1);
    expect(await remindOfMonth(at("03-26 06:30"))).toBe(0);
    await handOnNotices({ offered: [] }, at("03-26 07:00"));
    expect(await inbox()).toBe(1);
    expect(await remindOfMonth(at("04-25 06:30"))).toBe(2);
  });
});
