import { uuidv7 } from "uuidv7";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { type Letter, SENT } from "#lib/notify/channel.ts";
import { ownIssues } from "#lib/queries/residents/ownIssues.ts";
import {
  askPhoneCode,
  CODE_MINUTES,
  CODE_TRIES,
  forgetPhoneCodes,
  redeemPhoneCode,
} from "#lib/usecases/residents/phoneCodes.ts";
import { foundCity, registered } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** A code by text message instead of a password: whoever has the phone in hand sees what was told with it. */
const PHONE = "13800005678";
const NOW = at("03-03 10:00");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

beforeAll(async () => {
  await foundCity();
  await registered("03-02 10:00", { residentPhone: PHONE });
});
beforeEach(async () => {
  await db.throttle.deleteMany();
  await db.phoneCode.deleteMany();
});

function gateway({ withholds = false, offered = ["SMS"] as const as readonly "SMS"[] } = {}) {
  const sent: Letter[] = [];
  const send = async () => async (letter: Letter) => {
    sent.push(letter);
    return SENT;
  };
  return { withholds, offered, send, sent };
}
async function asks(room = gateway(), phone = PHONE, now = NOW, client: string = uuidv7()) {
  const asked = await askPhoneCode({ phone, client, lang: "zh" }, now, room);
  if (!isProblem(asked)) await asked.sending;
  return asked;
}
const codeIn = (letter: Letter | undefined) => /\d{6}/.exec(letter?.text ?? "")?.[0] ?? "";
const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

describe("a code", () => {
  test("goes to the phone, opens once, and stands nowhere in clear", async () => {
    const room = gateway();
    await asks(room);
    const code = codeIn(room.sent[0]);
    expect(room.sent).toMatchObject([{ to: PHONE, text: expect.stringContaining("【民情家访】") }]);
    const kept = JSON.stringify(await db.phoneCode.findMany());
    expect(kept).not.toContain(PHONE);
    expect(kept).not.toContain(code);
    expect(await redeemPhoneCode({ phone: PHONE, code }, later(1))).toBeNull();
    expect(await redeemPhoneCode({ phone: PHONE, code }, later(1))).toEqual({ code: "CODE_WRONG" });
  });

  test("is over after ten minutes, after five wrong tries, and when a new one was sent", async () => {
    const room = gateway();
    await asks(room);
    const first = codeIn(room.sent[0]);
    expect(await redeemPhoneCode({ phone: PHONE, code: first }, later(CODE_MINUTES))).toEqual({
      code: "CODE_WRONG",
    });
    await asks(room);
    const second = codeIn(room.sent[1]);
    if (first !== second)
      expect(await redeemPhoneCode({ phone: PHONE, code: first }, later(1))).toEqual({ code: "CODE_WRONG" });
    for (let tries = 1; tries < CODE_TRIES; tries += 1)
      expect(await redeemPhoneCode({ phone: PHONE, code: wrongFor(second) }, later(1))).toEqual({
        code: "CODE_WRONG",
      });
    expect(await redeemPhoneCode({ phone: PHONE, code: second }, later(1))).toEqual({ code: "CODE_WRONG" });
    await forgetPhoneCodes(later(CODE_MINUTES + 1));
    expect(await db.phoneCode.count()).toBe(0);
  });

  test("used twice at once opens once", async () => {
    const room = gateway();
    await asks(room);
    const use = () => redeemPhoneCode({ phone: PHONE, code: codeIn(room.sent[0]) }, later(1));
    const answers = await Promise.all([use(), use(), use()]);
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  });

  test("an unknown phone is answered alike, and no message is spent on it", async () => {
    const room = gateway();
    expect(await asks(room, "13900001111")).toEqual(await asks(room));
    expect(room.sent.map(({ to }) => to)).toEqual([PHONE]);
  });

  test("three an hour to one phone, ten from one client", async () => {
    const room = gateway();
    for (let time = 0; time < 3; time += 1) expect(isProblem(await asks(room))).toBe(false);
    expect(await asks(room)).toMatchObject({ code: "TOO_MANY_TRIES" });
    expect(isProblem(await asks(room, PHONE, later(61)))).toBe(false);
    const from = (n: number) => asks(gateway(), `1390000${1000 + n}`, NOW, "one client");
    for (let n = 0; n < 10; n += 1) expect(isProblem(await from(n))).toBe(false);
    expect(await from(10)).toMatchObject({ code: "TOO_MANY_TRIES" });
  });

  test("not to a landline, not where no texts can be sent; a demonstration shows it instead of sending", async () => {
    expect(await asks(gateway(), "0791-86381234")).toEqual({ code: "NO_MOBILE" });
    expect(await asks(gateway({ offered: [] }))).toEqual({ code: "NO_TEXTS" });
    const demo = gateway({ withholds: true });
    const asked = await asks(demo);
    expect(demo.sent).toEqual([]);
    expect(asked).toMatchObject({ shown: expect.stringMatching(/^\d{6}$/) });
  });
});

test("the list has one's own and nobody else's, newest first, and nothing told without a name", async () => {
  const phone = "13700002222";
  const first = await registered("03-02 09:00", { residentPhone: phone, statement: "楼道灯坏了" });
  const second = await registered("03-02 11:00", { residentPhone: phone, statement: "井盖松动" });
  await registered("03-02 12:00", { residentPhone: phone, confidentiality: "ANONYMOUS" });
  await registered("03-02 12:00", { residentPhone: "13700002223" });
  expect((await ownIssues(phone)).map(({ receiptNo }) => receiptNo)).toEqual([
    second.issue.receiptNo,
    first.issue.receiptNo,
  ]);
  expect(await ownIssues("13999999999")).toEqual([]);
});
