import { uuidv7 } from "uuidv7";
import { beforeAll, expect, test } from "vitest";
import { raterOf } from "#lib/auth/ratingWord.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readToRate } from "#lib/queries/residents/rating.ts";
import { ratingWord, readRatingWord } from "#lib/seal.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import { rateByLink } from "#lib/usecases/residents/ratingLink.ts";
import { command, foundCity, goes, registered, stored, TO_WORK } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** 一事一评 by the link of a message: once, for 15 日, without signing in (domain.md C3 RATING, C8). */
beforeAll(foundCity);

const resolved = async (given: object = {}) => {
  const { issue } = await registered("03-02 10:00", given);
  return goes(issue.id, ...TO_WORK, ["reply", "03-03 10:00", { kind: "FINAL" }], ["resolve", "03-03 11:00"]);
};
const rates = async (word: string, payload: object = {}, id = uuidv7(), when = "03-04 10:00") => {
  const rater = await raterOf(word);
  if (!rater) return null;
  const form = command("rate", await stored(rater.actor.issueId), at(when), payload, id);
  return rateByLink(rater, { ...form, version: null }, at(when));
};

test("whoever has the link rates, once; the same form sent again is answered as the first time", async () => {
  const issue = await resolved();
  const word = ratingWord(issue.receiptNo, 1);
  expect((await raterOf(word))?.open).toBe(true);
  const id = uuidv7();
  expect(await rates(word, {}, id)).toMatchObject({ ratedSolved: "YES" });
  expect(await rates(word, {}, id)).toMatchObject({ ratedSolved: "YES" });
  expect(await rates(word)).toEqual({ code: "LINK_OVER" });
});

test("not solved opens it again, and that link is over: the next round has one of its own", async () => {
  const issue = await resolved();
  const [first, second] = [1, 2].map((round) => ratingWord(issue.receiptNo, round));
  const id = uuidv7();
  expect(await rates(first as string, { solved: "NO", level: 1 }, id)).toMatchObject({ round: 2 });
  expect(await rates(first as string, { solved: "NO", level: 1 }, id)).toMatchObject({ round: 2 });
  expect(await rates(second as string)).toEqual({ code: "LINK_OVER" });
  await goes(issue.id, ["reply", "03-05 10:00", { kind: "FINAL" }], ["resolve", "03-05 11:00"]);
  expect(await rates(first as string)).toEqual({ code: "LINK_OVER" });
  expect(await rates(second as string, {}, uuidv7(), "03-06 10:00")).toMatchObject({ ratedSolved: "YES" });
});

test("after 15 days without a rating it is closed, and the link is over", async () => {
  const issue = await resolved();
  await sweepOverdue(at("03-19 00:10"));
  expect((await stored(issue.id)).state).toBe("CLOSED");
  expect(await rates(ratingWord(issue.receiptNo, 1))).toEqual({ code: "LINK_OVER" });
});

test("a word that was not made here, or for something else, opens nothing", async () => {
  const issue = await resolved();
  const word = ratingWord(issue.receiptNo, 1);
  for (const other of [
    "",
    "~",
    word.slice(0, -1),
    `${word}A`,
    word.replace(".1~", ".2~"),
    word.replace(issue.receiptNo, "000000000"),
    ratingWord("000000000", 1),
  ])
    expect(await raterOf(other), other).toBeNull();
  expect(readRatingWord(word)).toEqual({ receiptNo: issue.receiptNo, round: 1 });
});

test("the page behind it tells when, where and what was done; no words, names or numbers, and in confidence not even that", async () => {
  const issue = await resolved();
  const shown = await readToRate({ kind: "RESIDENT", issueId: issue.id });
  expect(shown).toMatchObject({ area: "community", answer: { done: expect.stringContaining("上门") } });
  expect(JSON.stringify(shown)).not.toMatch(/漏，墙都湿了|王阿姨|1380000|3号楼/);
  const secret = await resolved({ confidentiality: "CONFIDENTIAL" });
  expect(await readToRate({ kind: "RESIDENT", issueId: secret.id })).toMatchObject({ answer: null });
  expect(isProblem(await rates(ratingWord(secret.receiptNo, 1)))).toBe(false);
});
