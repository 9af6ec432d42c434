import type { Params } from "#lib/domain/ledger/ledgerFilter.ts";
import { runSql } from "./city.ts";

/** One kind of query and what is typed: drawn from the issues themselves, so that common words come as often as they are. */
export type Kind = { readonly name: string; readonly asked: readonly Params[] };

const DRAWN = 20;
/** Always the same issues: by a hash of their numbers, held by the office in whose name is looked. */
const draw = async (url: string, what: string, where = "true"): Promise<string[]> => {
  const { rows } = await runSql(
    url,
    `SELECT ${what} AS text FROM issues i JOIN residents r ON r.id = i.resident_id JOIN issue_search s ON s.issue_id = i.id
     WHERE i.receipt_no LIKE '%7_' AND ${where} ORDER BY md5(i.receipt_no) LIMIT ${DRAWN}`,
  );
  return rows.map((row) => row.text).filter(Boolean);
};
const some = (n: number, pattern: string) => `(regexp_match(s.words, '${pattern}'))[${n}]`;

/** Everything the box understands, for somebody whose office holds issues (`held`: a condition on `issues i`). */
export async function kinds(url: string, held: string): Promise<Kind[]> {
  const names = await draw(url, "r.name", held);
  const keys = (pattern: RegExp) =>
    draw(url, "r.name_keys", held).then((all) =>
      all.flatMap((one) => one.split(" ").find((key) => pattern.test(key)) ?? []),
    );
  const words = await draw(url, some(1, "(?:.{9})([一-鿿]{2})"));
  const typed: [string, readonly string[], Params?][] = [
    ["receipt number", await draw(url, "i.receipt_no")],
    ["phone, whole", await draw(url, "r.phone", held)],
    ["phone, last four", await draw(url, "r.phone_tail", held)],
    ["name", names],
    ["surname", [..."王李张刘陈曾单揭"]],
    ["name by pinyin", await keys(/^[a-z]{5,}$/)],
    ["name by initials", await keys(/^[a-z]{2,3}$/)],
    ["one character, common", [..."水的电修路楼人不天"]],
    ["one character, any", await draw(url, some(1, "(?:.{7})([一-鿿])"))],
    ["two characters, any", words],
    ["a word, common", ["电梯", "路灯", "社区", "物业", "孩子", "晚上"]],
    ["four characters, any", await draw(url, some(1, "(?:.{5})([一-鿿]{4})"))],
    ["two words", words.map((word, at) => `${word} ${words[(at + 1) % words.length]}`)],
    ["run together", await draw(url, `'甘坪市枫树街道' || ${some(1, "([一-鿿]{6,9})")}`)],
    ["an address", await draw(url, "i.place_text")],
    ["part of an address", await draw(url, "left(i.place_text, 5)")],
    ["a place", ["枫树街道", "春华社区", "东山区", "枫树", "明"]],
    ["a place and a word", words.map((word) => `枫树街道 ${word}`)],
    ["nothing", ["魑魅魍魉", "饕餮", "qqq", "9".repeat(8), "zzxxzz"]],
    ["a word, one state", words, { state: ["IN_PROGRESS"] }],
    ["a word, one category", words, { category: "HOUSING_PROPERTY.ELEVATOR" }],
    ["a word, an old month", words, { from: "2026-01-01", to: "2026-01-31" }],
    [
      "a common word, rare filters",
      ["电梯", "路灯", "社区", "水"],
      { tier: "HOPE", category: "ENVIRONMENT.NOISE" },
    ],
  ];
  return typed.map(([name, texts, filters]) => ({ name, asked: texts.map((q) => ({ q, ...filters })) }));
}
