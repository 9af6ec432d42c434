import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { receiptNo } from "#lib/domain/casework/receipt.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readTracked } from "#lib/queries/residents/residents.ts";
import { listPlaces } from "#lib/queries/routing/places.ts";
import { act, type Receipt, registerIssue } from "#lib/usecases/casework/issues.ts";
import { withdrawOwn } from "#lib/usecases/casework/withdrawal.ts";
import { TRACK_TRIES, track } from "#lib/usecases/residents/track.ts";
import { foundCity, goes, registered, registration, staff, TO_WORK, unitIds } from "#tests/support/office.ts";
import { at, RIGHTS } from "#tests/support/story.ts";

beforeAll(foundCity);

const NOBODY: ResidentActor = { kind: "RESIDENT", issueId: null };
const NOON = at("03-03 12:00");
/** Every try from a client of its own, so that only the number's own limit is met. */
const tracks = (no: string, proof: string, now = NOON, client: string = uuidv7()) =>
  track({ receiptNo: no, proof, client }, now);

const byWeb = async (payload: Parameters<typeof registration>[1] = {}): Promise<Receipt> => {
  const receipt = await registerIssue(
    NOBODY,
    registration("2026-03-02", { channel: "WEB", ...payload }),
    at("03-02 10:00"),
  );
  if (isProblem(receipt)) throw new Error(receipt.code);
  return receipt;
};

describe("opening an issue by its receipt", () => {
  it("takes the last four digits of the phone, the whole phone, or the receipt's own key, however typed", async () => {
    const { receiptNo: no, issueId, secret } = await byWeb();
    const spaced = `${no.slice(0, 3)} ${no.slice(3, 6)} ${no.slice(6)}`;
    for (const proof of [
      "5678",
      "５６７８",
      " 5 678 ",
      "138 0000 5678",
      secret,
      secret.toLowerCase().replace("-", ""),
    ])
      expect(await tracks(spaced, proof), proof).toEqual({ issueId, byKey: /[A-Z]/i.test(proof) });
  });

  it("answers a wrong pair, an unknown number and no number alike", async () => {
    const { receiptNo: no } = await byWeb();
    const unknown = receiptNo(99_999_999);
    for (const [number, proof] of [
      [no, "0000"],
      [no, "ABCD-2345"],
      [no, ""],
      [unknown, "5678"],
      ["hello", "5678"],
      ["", ""],
    ] as const)
      expect(await tracks(number, proof)).toEqual({ code: "TRACK_NOT_FOUND" });
  });

  it("opens an issue without a phone by its key only", async () => {
    const { receiptNo: no, issueId, secret } = await byWeb({ residentName: "", residentPhone: null });
    expect(await tracks(no, "5678")).toEqual({ code: "TRACK_NOT_FOUND" });
    expect(await tracks(no, "")).toEqual({ code: "TRACK_NOT_FOUND" });
    expect(await tracks(no, secret)).toEqual({ issueId, byKey: true });
  });

  it("lets a number wait for a client after ten wrong pairs, known or not, and the right pair waits too", async () => {
    const { receiptNo: no } = await byWeb();
    for (const number of [no, receiptNo(99_999_998)]) {
      const client = uuidv7();
      for (let i = 0; i < TRACK_TRIES; i++)
        expect(await tracks(number, "0000", NOON, client)).toEqual({ code: "TRACK_NOT_FOUND" });
      expect(await tracks(number, "5678", NOON, client)).toMatchObject({
        code: "TOO_MANY_TRIES",
        details: { minutes: 15 },
      });
    }
    expect(await tracks(no, "5678"), "a neighbour's tries do not lock the resident out").toMatchObject({
      issueId: expect.any(String),
    });
  });

  it("lets a number wait for everybody after sixty wrong pairs in a day, so that four digits cannot be guessed", async () => {
    const { receiptNo: no, secret, issueId } = await byWeb();
    for (let i = 0; i < 60; i++) await tracks(no, "0000");
    expect(await tracks(no, "5678")).toEqual({ code: "NUMBER_RESTS", details: { hours: 24 } });
    expect(await tracks(no, secret), "whoever holds the paper is not locked out").toEqual({
      issueId,
      byKey: true,
    });
    for (let i = 0; i < 61; i++) await tracks(no, "0000");
    expect(await tracks(no, "BBBB-BBBB"), "a wrong key is a wrong key").toEqual({ code: "TRACK_NOT_FOUND" });
    expect(await tracks(no, "5678", at("03-04 13:00"))).toMatchObject({ issueId: expect.any(String) });
  });

  it("lets a client wait that tries number after number", async () => {
    const client = uuidv7();
    const answers: string[] = [];
    for (let i = 0; i < 61; i++) {
      const answer = await tracks(receiptNo(50_000_000 + i), "0000", NOON, client);
      answers.push(isProblem(answer) ? answer.code : "found");
    }
    expect(new Set(answers.slice(0, 60))).toEqual(new Set(["TRACK_NOT_FOUND"]));
    expect(answers[60]).toBe("TOO_MANY_TRIES");
  });
});

describe("a replayed registration", () => {
  it("answers as the first time to whoever sent it, and hands the receipt to nobody else", async () => {
    const visitor = staff("VISITOR", "community");
    const sent = registration("2026-03-02");
    const first = await registerIssue(visitor, sent, at("03-02 10:00"));
    expect(await registerIssue(visitor, sent, at("03-02 10:05"))).toEqual(first);
    for (const other of [NOBODY, staff("RECORDER", "community")])
      expect(await registerIssue(other, sent, at("03-02 10:05"))).toEqual({ code: "NOT_FOUND" });
  });
});

describe("what a resident reads", () => {
  it("is their own issue in plain words: promise, replies, steps, and what they may do now", async () => {
    const { receipt } = await registered();
    const own: ResidentActor = { kind: "RESIDENT", issueId: receipt.issueId };
    const fresh = await readTracked(own, NOON);
    expect(fresh).toMatchObject({
      plain: "RECEIVED",
      hasPhone: true,
      possible: ["handOff", "urge", "withdraw", ...RIGHTS],
      turns: { refusal: null, waiting: null },
    });
    expect(fresh?.promises.map(({ kind, basis }) => [kind, basis.due])).toEqual([
      ["REPLY", "2026-03-09"],
      ["RESOLVE", "2026-03-17"],
    ]);
    expect(JSON.stringify(fresh)).not.toMatch(/personId|actorId|13800005678/);
  });

  it("offers the rating once it is resolved, and says why it cannot be urged twice a day", async () => {
    const { issue } = await registered();
    const own: ResidentActor = { kind: "RESIDENT", issueId: issue.id };
    const urge = { id: uuidv7(), verb: "urge", version: null, madeAt: NOON, payload: { words: "" } } as const;
    await act(own, issue.id, [urge], NOON);
    expect(await readTracked(own, NOON)).toMatchObject({
      possible: ["handOff", "withdraw", ...RIGHTS],
      urgeHindrance: { code: "URGED_TODAY" },
    });
    const resolved = await goes(
      issue.id,
      ...TO_WORK.map(([verb]) => [verb, "03-03 13:00"] as const),
      ["reply", "03-03 14:00", { kind: "FINAL" }],
      ["resolve", "03-03 14:30"],
    );
    expect(resolved.state).toBe("RESOLVED");
    const tracked = await readTracked(own, NOON);
    expect(tracked).toMatchObject({
      plain: "PLEASE_RATE",
      possible: ["denyContact", "askBack", "rate", "reopen", ...RIGHTS],
      urgeHindrance: null,
    });
    expect(tracked?.replies).toHaveLength(1);
  });

  it("takes more than four digits to withdraw: the key, typed with it or used to open the page", async () => {
    const opened = async () => {
      const { receipt, issue } = await registered();
      const form = { issueId: issue.id, commandId: uuidv7(), version: issue.version, paperId: null };
      return {
        receipt,
        own: { kind: "RESIDENT", issueId: issue.id } as const,
        form: { ...form, reason: "修好了" },
      };
    };
    const { own, form, receipt } = await opened();
    expect(await withdrawOwn(own, { ...form, key: "" }, NOON)).toEqual({ code: "KEY_NEEDED" });
    expect(await withdrawOwn(own, { ...form, key: "ABCD-2345" }, NOON)).toEqual({ code: "KEY_WRONG" });
    const past = { id: uuidv7(), verb: "withdraw", version: null, madeAt: NOON } as const;
    const payload = { reason: "修好了", paperId: null };
    expect(await act(own, form.issueId, [{ ...past, payload }], NOON), "past the form").toEqual({
      code: "KEY_NEEDED",
    });
    expect(await withdrawOwn({ ...own, byKey: true }, { ...form, issueId: uuidv7(), key: "" }, NOON)).toEqual(
      {
        code: "NOT_FOUND",
      },
    );
    expect(await withdrawOwn(own, { ...form, key: receipt.secret }, NOON)).toMatchObject({
      state: "WITHDRAWN",
    });
    const other = await opened();
    expect(await withdrawOwn({ ...other.own, byKey: true }, { ...other.form, key: "" }, NOON)).toMatchObject({
      state: "WITHDRAWN",
    });
    const urged = await opened();
    const urge = { id: uuidv7(), verb: "urge", version: null, madeAt: NOON, payload: { words: "" } } as const;
    await act(urged.own, urged.form.issueId, [urge], NOON);
    const told = await db.issueEvent.findMany({
      where: { verb: { in: ["withdraw", "urge"] }, issueId: { in: [form.issueId, urged.form.issueId] } },
    });
    expect(
      Object.fromEntries(told.map(({ verb, data }) => [verb, (data as { byKey: boolean }).byKey])),
    ).toEqual({
      withdraw: true,
      urge: false,
    });
  });

  it("is nothing without a receipt", async () => {
    expect(await readTracked(NOBODY, NOON)).toBeNull();
  });
});

describe("the places a resident chooses from", () => {
  it("are towns with their communities, the town first, no grids and no departments", async () => {
    const { whole, groups } = await listPlaces();
    expect(whole).toBe(true);
    expect(groups.map(({ name }) => name)).toEqual(["county › town", "county › town2", "county3 › town3"]);
    expect(groups[0]?.options.map(({ name }) => name)).toEqual(["town", "community", "neighbour"]);
    expect(groups[0]?.options[1]?.id).toBe(unitIds.community);
  });
});
