import { NextRequest } from "next/server";
import { beforeAll, expect, it } from "vitest";
import { GET } from "#app/api/calendar/[word]/route.ts";
import { calendarPath, ratingWord } from "#lib/seal.ts";
import { foundCity, goes, registered, TO_WORK } from "#tests/support/office.ts";

/** One's own promised days in one's own calendar: the address is the proof, and nothing that was said stands in it. */
beforeAll(foundCity);

async function asked(word: string, { lang = "", tag = "" } = {}): Promise<Response> {
  const request = new NextRequest(`http://x.example/api/calendar/${word}?lang=${lang}`, {
    headers: tag ? { "if-none-match": tag } : {},
  });
  return GET(request, { params: Promise.resolve({ word }) });
}
const wordOf = (receiptNo: string) => calendarPath(receiptNo).split("/").at(-1) ?? "";
/** Name and day of each event, as a calendar program reads them. */
function eventsOf(ics: string): [string, string][] {
  const lines = ics.replaceAll("\r\n ", "").split("\r\n");
  const of = (name: string) =>
    lines.filter((line) => line.startsWith(name)).map((line) => line.slice(line.indexOf(":") + 1));
  return of("SUMMARY").map((name, nth) => [of("DTSTART")[nth] ?? "", name.replaceAll("\u00a0", "")]);
}

it("holds the days that were promised, by number only, in the language that was asked for", async () => {
  const { receipt } = await registered("03-02 10:00");
  const { receiptNo } = receipt;
  const answer = await asked(wordOf(receiptNo));
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(answer.headers.get("cache-control")).toContain("private");
  const ics = await answer.text();
  expect(eventsOf(ics)).toEqual([
    ["20260309", `民情家访 ${receiptNo}：最晚这天答复您`],
    ["20260317", `民情家访 ${receiptNo}：争取这天前办好`],
  ]);
  expect(ics).not.toMatch(/王阿姨|漏|13800005678|3号楼/);
  const english = eventsOf(await (await asked(wordOf(receiptNo), { lang: "en" })).text());
  expect(english[0]?.[1]).toBe(`Home visits ${receiptNo}: you get a reply by this day`);
});

it("is sent again only when it has changed", async () => {
  const { receipt } = await registered("03-02 10:00");
  const { receiptNo, issueId } = receipt;
  const tag = (await asked(wordOf(receiptNo))).headers.get("etag") ?? "";
  expect((await asked(wordOf(receiptNo), { tag })).status).toBe(304);
  await goes(issueId, ...TO_WORK, ["reply", "03-04 09:00"]);
  const changed = await asked(wordOf(receiptNo), { tag });
  expect(changed.status).toBe(200);
  expect(eventsOf(await changed.text()).map(([, name]) => name.split("：")[1])).toContain(
    "答复里说好的下一步",
  );
});

it("an ended matter has no days left", async () => {
  const { receipt } = await registered("03-02 10:00");
  const { receiptNo, issueId } = receipt;
  await goes(issueId, ["withdraw", "03-03 09:00"]);
  const answer = await asked(wordOf(receiptNo));
  expect(answer.status).toBe(200);
  expect(eventsOf(await answer.text())).toEqual([]);
});

it("a word that was not made for it opens nothing", async () => {
  const { receipt } = await registered("03-02 10:00");
  const { receiptNo } = receipt;
  for (const word of ["", receiptNo, `${receiptNo}~`, ratingWord(receiptNo, 1), wordOf("000000000")])
    expect((await asked(word)).status, word).toBe(404);
});
