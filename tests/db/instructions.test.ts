import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { escalatedIn } from "#lib/db/direct/digests.ts";
import { addDays, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { periodOf } from "#lib/domain/calendar/period.ts";
import { columnHref } from "#lib/domain/direct/board.ts";
import { lastWhole } from "#lib/domain/direct/digests.ts";
import { instructionForm, type PeopleStep } from "#lib/domain/direct/instructions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { COORDINATION_COLUMNS } from "#lib/domain/vocabulary.ts";
import { readBoard } from "#lib/queries/direct/board.ts";
import { readDigest, readDigests } from "#lib/queries/direct/digests.ts";
import { readInstruction, readInstructions } from "#lib/queries/direct/instructions.ts";
import { countFigures } from "#lib/queries/figures/figures.ts";
import { readLedger } from "#lib/queries/ledger/ledger.ts";
import {
  draftDigest,
  draftDigests,
  editDigest,
  openDigest,
  publishDigest,
  signDigest,
} from "#lib/usecases/direct/digests.ts";
import {
  giveInstruction,
  remindOfInstructions,
  stepTask,
  type Titled,
} from "#lib/usecases/direct/instructions.ts";
import { type City, makeCaseload, PRESENT } from "#tests/support/caseload.ts";
import { colleague } from "#tests/support/offices.ts";

/** 批示, 专报 and the boards of an office (domain.md N9, N11). */
let city: City;
type Unit = City["city"];
let [head, second, county, other] = [] as unknown as [Titled, Titled, Titled, Titled];
let below: Unit;
const titled = async (
  name: string,
  ...posts: Parameters<typeof colleague> extends [string, ...infer P] ? P : never
) => ({
  ...(await colleague(name, ...posts)),
  dutyTitle: name,
});
beforeAll(async () => {
  city = await makeCaseload(500);
  below = city.counties[0] as Unit;
  head = await titled("市办主任", ["UNIT_LEAD", city.city], ["COUNCIL_CLERK", city.city]);
  second = await titled("市办副主任", ["COUNCIL_CLERK", city.city]);
  county = await titled("县办主任", ["UNIT_LEAD", below], ["COUNCIL_CLERK", below]);
  other = await titled("别县主任", ["UNIT_LEAD", city.counties[1] as Unit]);
});
const today = shanghaiDate(PRESENT);
const code = async (work: Promise<unknown>) => {
  const done = await work;
  return isProblem(done) ? done.code : "DONE";
};
const free = (more: object = {}) =>
  instructionForm.parse({
    ...{
      instructionId: uuidv7(),
      officeId: city.city.id,
      subject: "FREE",
      placeId: below.id,
      title: "汛前排水",
    },
    ...{ words: "请查清积水点，拿出办法", dueOn: addDays(today, 5), units: [{ unitId: below.id }], ...more },
  });
const step = async (by: Titled, verb: PeopleStep, instructionId: string, more: object = {}, at = PRESENT) => {
  const task = await db.instructionTask.findFirstOrThrow({ where: { instructionId } });
  return code(
    stepTask(
      by,
      verb,
      { stepId: uuidv7(), taskId: task.id, version: task.version, words: "已经做了这些", ...more },
      at,
    ),
  );
};

describe("an instruction", () => {
  it("is given once however often it is sent, to units below, by the head of an office, and read by those it is for", async () => {
    const form = free();
    const twice = await Promise.all([
      giveInstruction(head, form, PRESENT),
      giveInstruction(head, form, PRESENT),
    ]);
    expect(twice).toEqual([{ id: form.instructionId }, { id: form.instructionId }]);
    expect(await code(giveInstruction(second, free(), PRESENT))).toBe("NOT_ALLOWED");
    expect(await code(giveInstruction(county, free({ officeId: below.id }), PRESENT))).toBe("UNIT_NOT_BELOW");
    expect(await code(giveInstruction(head, free({ dueOn: addDays(today, -1) }), PRESENT))).toBe(
      "TASK_DUE_PAST",
    );
    expect(await readInstruction(other, form.instructionId, PRESENT)).toBeNull();
    expect((await readInstruction(county, form.instructionId, PRESENT))?.words, "until it is opened").toBe(
      "",
    );
    expect(await step(other, "open", form.instructionId)).toBe("NOT_FOUND");
    expect(await step(county, "report", form.instructionId)).toBe("TASK_STEP");
    expect(await step(county, "open", form.instructionId)).toBe("DONE");
    const page = await readInstruction(county, form.instructionId, PRESENT);
    expect(page).toMatchObject({ words: form.words, sealed: false });
    expect(page?.tasks[0]).toMatchObject({ state: "OPENED", openedTitle: "县办主任", own: true });
    expect(page?.tasks[0]?.steps).toEqual(["report", "finish"]);
    expect(await step(county, "finish", form.instructionId)).toBe("DONE");
    expect(await step(county, "end", form.instructionId)).toBe("NOT_ALLOWED");
    expect(await step(head, "sendBack", form.instructionId, { dueOn: addDays(today, 2) })).toBe("DONE");
    expect(await step(county, "finish", form.instructionId)).toBe("DONE");
    expect(await step(head, "end", form.instructionId)).toBe("DONE");
    const heard = await db.outbox.findMany({
      where: { recipient: `unit:${page?.tasks[0]?.unitId}`, topic: { startsWith: "instruct" } },
    });
    expect(heard.map(({ topic }) => topic).sort(), "each said as what it is").toEqual([
      "instructed",
      "instructionBack",
      "instructionEnded",
    ]);
    expect((await readInstructions(county, { all: false }, PRESENT))?.ours).toEqual([]);
    expect((await readInstructions(county, { all: true }, PRESENT))?.ours).toHaveLength(1);
    await expect(db.instruction.updateMany({ data: { words: "x" } })).rejects.toThrow();
    await expect(db.instructionStep.deleteMany()).rejects.toThrow();
  });

  it("reminds its unit before and on the day, once each, and what was overdue stays so", async () => {
    const form = free();
    await giveInstruction(head, form, PRESENT);
    const task = await db.instructionTask.findFirstOrThrow({ where: { instructionId: form.instructionId } });
    const told = async () =>
      (
        await db.outbox.findMany({
          where: { topic: "instructionDue", recipient: `unit:${below.id}` },
          orderBy: { createdAt: "asc" },
        })
      ).map(({ data }) => (data as { stage: string }).stage);
    const hours = (n: number) => new Date(task.dueAt.getTime() - n * 3_600_000);
    await remindOfInstructions(PRESENT);
    expect(await told()).toEqual([]);
    for (const at of [hours(38), hours(37), hours(14), hours(13), hours(-1), hours(-2)])
      await remindOfInstructions(at);
    expect(await told()).toEqual(["BEFORE", "DUE_DAY", "OVERDUE"]);
    expect(await step(county, "open", form.instructionId, {}, hours(-3))).toBe("DONE");
    expect(await step(county, "finish", form.instructionId, {}, hours(-4))).toBe("DONE");
    expect((await readInstruction(head, form.instructionId, hours(-5)))?.tasks[0]).toMatchObject({
      late: true,
    });
    await expect(
      db.instructionTask.updateMany({ where: { id: task.id }, data: { overdueAt: null } }),
    ).rejects.toThrow();
  });

  it("on a hidden issue is there for nobody who may not see it, and is not given to whom it is kept from", async () => {
    const issue = await db.issue.findFirstOrThrow({ where: { countyId: below.id, state: "IN_PROGRESS" } });
    const on = { subject: "ISSUE", subjectId: issue.id, title: "" };
    const form = free(on);
    expect(await code(giveInstruction(head, form, PRESENT))).toBe("DONE");
    expect(await readInstruction(county, form.instructionId, PRESENT)).not.toBeNull();
    await db.issue.update({ where: { id: issue.id }, data: { hiddenFrom: 2 } });
    expect(await readInstruction(county, form.instructionId, PRESENT)).toBeNull();
    expect(await readInstruction(head, form.instructionId, PRESENT)).not.toBeNull();
    expect(await code(giveInstruction(head, free(on), PRESENT))).toBe("UNIT_KEPT_OUT");
    await db.issue.update({ where: { id: issue.id }, data: { hiddenFrom: null } });
  });
});

describe("a digest", () => {
  it("of the city lists what came up to the city, one of a county also what came up to the county, none what came up to a street", async () => {
    const period = periodOf("2020-01-01", "2020-01-31"); // when nothing else came up
    const at = new Date("2020-01-15T02:00:00Z");
    const [street, county_, city_] = await db.issue.findMany({
      where: {
        countyId: below.id,
        hiddenFrom: null,
        confidentiality: "NORMAL",
        townId: { not: null },
        category: { not: null },
      },
      orderBy: { id: "asc" },
      take: 3,
    });
    const cameUp = [
      [street, "TOWN"],
      [county_, "COUNTY"],
      [city_, "CITY"],
    ] as const;
    for (const [issue, level] of cameUp) {
      await db.$executeRaw`UPDATE issues SET level = ${level === "TOWN" ? "COUNTY" : level}, tier = ${level === "CITY" ? "HARD" : "WORRY"}, category = 'UTILITIES.DRAINAGE' WHERE id = ${issue?.id}::uuid`;
      await db.$executeRaw`INSERT INTO issue_events (id, issue_id, seq, verb, actor_role, level, to_state, at, made_at, data)
        SELECT gen_random_uuid(), id, 900, 'escalate', 'SYSTEM', ${level}, state, ${at}, ${at}, '{}' FROM issues WHERE id = ${issue?.id}::uuid`;
    }
    const listed = async (unit: Unit) => {
      const found = await escalatedIn(db, { ...unit, name: "" } as never, period);
      return cameUp.flatMap(([issue, level]) =>
        found.some(({ issueId }) => issueId === issue?.id) ? [level] : [],
      );
    };
    expect(await listed(city.city)).toEqual(["CITY"]);
    expect(await listed(below)).toEqual(["COUNTY", "CITY"]);
  });

  it("counts nothing that is hidden from some office: the monthly report beside it would tell how much that is", async () => {
    const period = lastWhole("MONTHLY", today);
    const registeredAt = { gte: period.start, lt: period.end };
    const secret = await db.issue.findFirstOrThrow({
      where: { countyId: below.id, hiddenFrom: null, registeredAt, state: { not: "WITHDRAWN" } },
    });
    await db.issue.update({ where: { id: secret.id }, data: { hiddenFrom: 2 } });
    const form = { digestId: uuidv7(), unitId: below.id, kind: "MONTHLY" as const };
    expect(await code(draftDigest(county, form, PRESENT))).toBe("DONE");
    const told = (await readDigest(county, form.digestId, PRESENT))?.digest.figures.now.intake;
    const unit = { ...below, name: "" } as const;
    const counted = async (actor: "OPEN" | "ALL") =>
      (await countFigures({ actor, unit, period, now: PRESENT })).total.intake;
    expect(told).toEqual(await counted("OPEN"));
    expect(told).not.toEqual(await counted("ALL"));
  });

  it("tells the figures of the dashboard, is signed by another hand, goes out and keeps its receipts", async () => {
    const form = { digestId: uuidv7(), unitId: city.city.id, kind: "MONTHLY" as const };
    const [first, again] = await Promise.all([
      draftDigest(second, form, PRESENT),
      draftDigest(head, { ...form, digestId: uuidv7() }, PRESENT),
    ]);
    expect(first).toEqual(again);
    const id = (first as { id: string }).id;
    const page = await readDigest(head, id, PRESENT);
    const unit = { ...city.city, name: "" };
    const period = lastWhole("MONTHLY", today);
    const { total } = await countFigures({ actor: "OPEN", unit, period, now: PRESENT });
    const { now, versions } = page?.digest.figures ?? {};
    for (const figure of [
      "intake",
      "feedbackRate",
      "onTimeReplyRate",
      "satisfactionRate",
      "overdueOpen",
    ] as const)
      expect(now?.[figure], figure).toEqual(total[figure]);
    expect(versions?.onTimeReplyRate).toBe(2);
    const early = { subject: "DIGEST", subjectId: id, entryNo: String(page?.entries[0]?.no), title: "" };
    expect(await code(giveInstruction(head, free(early), PRESENT)), "nobody signed it").toBe("NOT_FOUND");
    const text = { SUMMARY: "本月情况平稳", KINDS: "", PLACES: "", ESCALATIONS: "", ORDERS: "", ADVICE: "" };
    const edit = (by: Titled, no: number) =>
      code(editDigest(by, { versionId: uuidv7(), digestId: id, no, ...text }, PRESENT));
    expect(await edit(second, 1)).toBe("DONE");
    expect(await edit(second, 1)).toBe("DIGEST_CHANGED");
    expect(await code(publishDigest(second, { digestId: id, no: 2 }, PRESENT))).toBe("DIGEST_NOT_SIGNED");
    const drafter = (await db.digest.findUniqueOrThrow({ where: { id } })).draftedBy;
    const signer = drafter === head.personId ? await titled("市办另一主任", ["UNIT_LEAD", city.city]) : head;
    if (drafter === head.personId)
      expect(await code(signDigest(head, { digestId: id, no: 2 }, PRESENT))).toBe("DIGEST_OWN_HAND");
    expect(await code(signDigest(second, { digestId: id, no: 2 }, PRESENT))).toBe("NOT_ALLOWED");
    expect(await readDigest(county, id, PRESENT), "before it is published").toBeNull();
    expect(await code(signDigest(signer, { digestId: id, no: 1 }, PRESENT)), "another text was read").toBe(
      "DIGEST_CHANGED",
    );
    expect(await code(signDigest(signer, { digestId: id, no: 2 }, PRESENT))).toBe("DONE");
    expect(await edit(second, 2)).toBe("DIGEST_OVER");
    expect(await code(publishDigest(second, { digestId: id, no: 2 }, PRESENT))).toBe("DONE");
    expect((await readDigest(county, id, PRESENT))?.digest.opened).toBe(false);
    const drafts = (await readDigest(head, id, PRESENT))?.earlier.map(({ no, text }) => [no, text.SUMMARY]);
    expect(drafts, "what was drafted stays to be read where it was made").toEqual([
      [1, page?.digest.text.SUMMARY],
    ]);
    expect((await readDigest(county, id, PRESENT))?.earlier).toEqual([]);
    await openDigest(county, id, PRESENT);
    await openDigest(county, id, new Date(PRESENT.getTime() + 60_000));
    expect((await readDigests(county))?.digests[0]).toMatchObject({ id, opened: true });
    const receipt = (await readDigest(head, id, PRESENT))?.receipts?.rows.find(
      ({ unitId }) => unitId === below.id,
    );
    expect(receipt).toMatchObject({ at: PRESENT, dutyTitle: "县办主任" });
    await expect(db.digest.updateMany({ data: { figures: {} } })).rejects.toThrow();
    await expect(db.digestVersion.deleteMany()).rejects.toThrow();

    const entry = page?.entries[0];
    expect(entry, "this city has problems that are told of often").toBeDefined();
    const on = free({ subject: "DIGEST", subjectId: id, entryNo: String(entry?.no), title: "" });
    expect(await code(giveInstruction(head, on, PRESENT))).toBe("DONE");
    expect((await readDigest(county, id, PRESENT))?.instructions).toHaveLength(1);
    expect(await draftDigests(PRESENT), "what is there is not drafted again").toBeGreaterThan(0);
    expect(await draftDigests(PRESENT)).toBe(0);
  });
});

describe("a board", () => {
  it("counts in each column what the ledger list behind it holds, and nothing twice", async () => {
    for (const board of ["coordination", "orders"] as const) {
      const page = await readBoard(head, board, null, PRESENT);
      if (!page) throw new Error("the city has boards");
      for (const { column, count, cards } of page.columns) {
        const address = columnHref(page.office, board, column).split("?")[1] ?? "";
        const { total, rows, ignored } = await readLedger(
          head,
          Object.fromEntries(new URLSearchParams(address)),
          PRESENT,
        );
        expect([column, total, ignored]).toEqual([column, count, []]);
        expect(cards.map(({ issue }) => issue.id)).toEqual(rows.slice(0, cards.length).map(({ id }) => id));
      }
    }
    const all = await Promise.all(
      COORDINATION_COLUMNS.map(async (board) =>
        (await readLedger(head, { board }, PRESENT)).rows.map(({ id }) => id),
      ),
    );
    expect(new Set(all.flat()).size).toBe(all.flat().length);
    const street = await colleague("街道", ["UNIT_LEAD", { ...below, level: "TOWN" }]);
    expect(await readBoard(street, "orders", null, PRESENT)).toBeNull();
  });

  it("shows what was instructed on a matter that just came up, though it stands there until it is taken", async () => {
    const cardOf = async (id: string) => {
      const page = await readBoard(head, "coordination", null, PRESENT);
      const column = page?.columns.find(({ column }) => column === "NEW");
      return column?.cards.find(({ issue }) => issue.id === id);
    };
    const issue = await db.issue.findFirstOrThrow({
      where: { level: "CITY", state: "REGISTERED", hiddenFrom: null },
    });
    const cameFrom = { level: "COUNTY", unitId: below.id, at: PRESENT.toISOString() };
    await db.issue.update({ where: { id: issue.id }, data: { cameFrom } });
    const form = free({ subject: "ISSUE", subjectId: issue.id, placeId: "", title: "" });
    expect(await code(giveInstruction(head, form, PRESENT))).toBe("DONE");
    expect((await cardOf(issue.id))?.instructions).toMatchObject([
      { id: form.instructionId, tasks: [{ unitId: below.id, state: "GIVEN" }] },
    ]);
    expect(await step(county, "open", form.instructionId)).toBe("DONE");
    expect(await step(county, "finish", form.instructionId)).toBe("DONE");
    expect(await step(head, "end", form.instructionId)).toBe("DONE");
    expect((await cardOf(issue.id))?.instructions).toEqual([]);
  });
});
