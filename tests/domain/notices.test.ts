import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { WARNING_STAGES } from "#lib/domain/clocks/warnings.ts";
import {
  digest,
  framed,
  RESIDENT_TOPICS,
  residentSentence,
  staffSentence,
} from "#lib/domain/labels/notices.ts";
import { errorSentence, NOTICE_WORDS, noticeWord, topicWord } from "#lib/domain/labels/notices-words.ts";
import {
  DELIVERY_ERRORS,
  DELIVERY_STATES,
  EXTRA_TOPICS,
  NOTICE_CHANNELS,
  TOPIC_GROUPS,
  TOPIC_RULES,
  TOPICS,
} from "#lib/domain/notices/notices.ts";
import { CLOCK_KINDS, LANGS, ROLES } from "#lib/domain/vocabulary.ts";

const LINK = "https://minqing.example/inbox";
const facts = (topic: string) => ({
  topic,
  receiptNo: "123456789",
  kind: "REPLY",
  stage: null,
  due: "2026-03-09",
  count: "3",
});
const everyTemplate = TOPICS.flatMap((topic) =>
  NOTICE_CHANNELS.flatMap((channel) => LANGS.map((lang) => [topic, channel, lang] as const)),
);

const OF_NO_MATTER: readonly string[] = [
  "reconciliation",
  "figuresDiffer",
  "alertRaised",
  "sessionMissing",
  "publicNotice",
  "hostChanged",
  "sessionCancelled",
  "caseStep",
  "caseAnswered",
  "exclusionAsked",
  "exclusionDecided",
  "policyAnswered",
  "instructed",
  "instructionDue",
  "instructionAnswered",
  "instructionBack",
  "instructionEnded",
  "digestPublished",
];
describe("templates: every topic × channel × language", () => {
  it.each(everyTemplate)("%s by %s in %s says something, whole, and about nobody", (topic, channel, lang) => {
    const sentence = staffSentence(facts(topic), lang);
    const { subject, text } = framed(channel, sentence, LINK, lang);
    const whole = `${subject}${text}`;
    expect(whole).toContain(sentence);
    expect(whole).not.toMatch(/[{}]|undefined|null/);
    if (!OF_NO_MATTER.includes(topic)) expect(whole).toContain("123\u00a0456\u00a0789");
    expect(/\p{Script=Han}/u.test(sentence)).toBe(lang === "zh");
    // the number of the receipt is the only number of that length: no phone, no identity number
    expect(whole.replaceAll("123\u00a0456\u00a0789", "")).not.toMatch(/\d{5,}/);
    if (channel === "SMS" || channel === "WEB_PUSH")
      expect([...text].length).toBeLessThanOrEqual(lang === "zh" ? 120 : 260);
    if (channel === "WECOM") expect(Buffer.byteLength(text)).toBeLessThan(2048);
    if (channel !== "INBOX" && channel !== "WEB_PUSH") expect(text).toContain(LINK);
  });

  it.each(RESIDENT_TOPICS.flatMap((topic) => LANGS.map((lang) => [topic, lang] as const)))(
    "a resident reads of %s in %s",
    (topic, lang) => {
      const sentence = residentSentence(facts(topic), lang) ?? "";
      if (!OF_NO_MATTER.includes(topic)) expect(sentence).toContain("123\u00a0456\u00a0789");
      expect(sentence).not.toMatch(/[{}]/);
      expect(/\p{Script=Han}/u.test(sentence)).toBe(lang === "zh");
      expect([...framed("SMS", sentence, LINK, lang).text].length).toBeLessThanOrEqual(
        lang === "zh" ? 120 : 260,
      );
    },
  );

  it("everything the rules tell a resident has words for a resident", () => {
    const folder = path.resolve("lib/domain/verbs");
    const code = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), "utf8"));
    const topics = code
      .flatMap((text) => text.match(/\btell\([^;]*?;/g) ?? [])
      .filter((call) => call.includes("RESIDENT"))
      .map((call) => /"(\w+)"/.exec(call)?.[1] ?? call);
    expect(topics.length).toBeGreaterThan(15);
    expect(topics.filter((topic) => residentSentence(facts(topic), "zh") === null)).toEqual([]);
  });

  it("the office's own affairs are told to no resident", () => {
    for (const topic of ["dispatch", "return", "warn", "mention", "reconciliation", "supervise"])
      expect(residentSentence(facts(topic), "zh")).toBeNull();
  });

  it.each(WARNING_STAGES.flatMap((stage) => CLOCK_KINDS.map((kind) => [stage, kind] as const)))(
    "the warning %s of the clock %s names the clock",
    (stage, kind) => {
      expect(staffSentence({ ...facts("warn"), stage, kind }, "zh")).toMatch(
        /期限(过了一半|只剩两成)，2026年3月9日|今天到期/,
      );
      expect(staffSentence({ ...facts("warn"), stage, kind }, "en")).toMatch(/half|fifth|today/);
    },
  );

  it("a topic of a newer program is told as news", () => {
    expect(staffSentence(facts("toString"), "zh")).toBe("编号123\u00a0456\u00a0789有新的情况，请查看。");
    expect(topicWord("toString", "en")).toBe("Other");
  });
});

describe("the daily digest", () => {
  const lines = Array.from({ length: 53 }, (_, at) => `第${at}条`);
  it("counts everywhere, and lists in an e-mail the first fifty", () => {
    const mail = digest("EMAIL", lines, LINK, "zh");
    expect(mail.subject).toBe("【民情家访】今天有53条通知在等您。");
    expect(mail.text).toContain("· 第49条\n……另有3条。");
    expect(mail.text).not.toContain("第50条");
    expect(digest("SMS", lines, LINK, "en").text).toBe(
      `[Minqing] 53 notices are waiting for you today. See: ${LINK}`,
    );
  });
});

describe("rules as data", () => {
  it("every topic belongs to a group and reaches at least one known role", () => {
    for (const topic of TOPICS) {
      const { group, roles } = TOPIC_RULES[topic];
      expect(TOPIC_GROUPS).toContain(group);
      expect(roles.length).toBeGreaterThan(0);
      for (const role of roles) expect(ROLES).toContain(role);
      expect(new Set(roles).size).toBe(roles.length);
    }
  });

  it("every word of the screens has both languages", () => {
    const lists = {
      channel: NOTICE_CHANNELS,
      group: TOPIC_GROUPS,
      state: DELIVERY_STATES,
      error: DELIVERY_ERRORS,
      topic: EXTRA_TOPICS,
    };
    for (const [kind, list] of Object.entries(lists) as [keyof typeof lists, readonly string[]][]) {
      expect(Object.keys(NOTICE_WORDS[kind]).sort()).toEqual([...list].sort());
      for (const word of list) for (const lang of LANGS) expect(noticeWord(kind, word, lang)).not.toBe("");
    }
    for (const topic of [...TOPICS, "digest"]) expect(topicWord(topic, "zh")).toMatch(/\p{Script=Han}/u);
    expect(errorSentence("BUSY 503", "zh")).toBe("对方服务忙或出错 (503)");
    expect(errorSentence("CUT_SHORT", "en")).toBe("The program stopped while sending");
  });
});

it("who has to dispatch what came up hears of it, however it came", () => {
  for (const topic of ["escalate", "autoEscalate"] as const)
    expect(TOPIC_RULES[topic].roles).toContain("DISPATCHER");
});
