import { describe, expect, it } from "vitest";
import { WARNING_STAGES } from "#lib/domain/clocks/warnings.ts";
import { FIELD_KINDS } from "#lib/domain/field/items.ts";
import { OUTBOX_STATES } from "#lib/domain/field/outbox.ts";
import {
  categoryPath,
  fieldSentence,
  LABELS,
  label,
  orderName,
  percent,
  perHundred,
  relativeDays,
  say,
  sentence,
  showDate,
  showDateTime,
  showNumber,
  texts,
} from "#lib/domain/labels.ts";
import { PROBLEM_CODES, problem } from "#lib/domain/problems.ts";
import { REPLY_GAPS, REPLY_MIN_LETTERS } from "#lib/domain/replies/replyRules.ts";
import * as V from "#lib/domain/vocabulary.ts";

/** Details that are always given with the refusal: amounts, days and names. */
const NUMBERS = {
  count: 2,
  days: 3,
  limit: 20,
  most: 30,
  number: 1,
  percent: 90,
  sum: 105,
  rows: 4,
  from: "2026-03-02",
  to: "2026-03-09",
  on: "2026-03-09",
  known: "称呼",
  names: "称呼",
  words: "二〇二六",
  name: "创智园",
  point: "槐树社区",
  time: "20:15",
  hours: "19:00–21:00",
};

const LISTS: Record<keyof typeof LABELS, readonly (string | number)[]> = {
  level: V.LEVELS,
  unitLevel: V.UNIT_LEVELS,
  role: V.ROLES,
  tier: V.TIERS,
  tierChar: V.TIERS,
  matterState: V.MATTER_STATES,
  contactKind: V.CONTACT_KINDS,
  visitSessionKind: V.VISIT_SESSION_KINDS,
  visitSessionState: V.VISIT_SESSION_STATES,
  campaignState: V.CAMPAIGN_STATES,
  alertKind: V.ALERT_KINDS,
  alertState: V.ALERT_STATES,
  alertVerb: V.ALERT_VERBS,
  alertEnd: V.ALERT_ENDS,
  instructionSubject: V.INSTRUCTION_SUBJECTS,
  taskState: V.TASK_STATES,
  taskVerb: V.TASK_VERBS,
  digestKind: V.DIGEST_KINDS,
  digestState: V.DIGEST_STATES,
  digestSection: V.DIGEST_SECTIONS,
  orderLevel: V.ORDER_LEVELS,
  boardColumn: V.BOARD_COLUMNS,
  recurrence: V.RECURRENCES,
  raisedEnd: V.RAISED_ENDS,
  recheckFinding: V.RECHECK_FINDINGS,
  conductKind: V.CONDUCT_KINDS,
  caseState: V.CASE_STATES,
  caseVerb: V.CASE_VERBS,
  caseOutcome: V.CASE_OUTCOMES,
  hotStand: V.HOT_STANDS,
  reportKind: V.REPORT_KINDS,
  exclusionReason: V.EXCLUSION_REASONS,
  redactionKind: V.REDACTION_KINDS,
  redactionMark: V.REDACTION_KINDS,
  wallFoldKind: V.WALL_FOLD_KINDS,
  wallStep: V.WALL_STEPS,
  state: V.STATES,
  verb: V.VERBS,
  verbDone: V.VERBS,
  clock: V.CLOCK_KINDS,
  clockStop: V.CLOCK_STOPS,
  deadlineMode: V.DEADLINE_MODES,
  openDay: V.OPEN_DAYS,
  publicNoticeKind: V.PUBLIC_NOTICE_KINDS,
  publicNoticeState: V.PUBLIC_NOTICE_STATES,
  noticeStands: V.NOTICE_STANDS,
  channel: V.CHANNELS,
  confidentiality: V.CONFIDENTIALITIES,
  visitType: V.VISIT_TYPES,
  facility: V.FACILITIES,
  patrolFinding: V.PATROL_FINDINGS,
  outboxState: OUTBOX_STATES,
  fieldKind: FIELD_KINDS,
  householdState: V.HOUSEHOLD_STATES,
  standing: V.STANDINGS,
  visitResult: V.VISIT_RESULTS,
  refusalReason: V.REFUSAL_REASONS,
  replyKind: V.REPLY_KINDS,
  replyChannel: V.REPLY_CHANNELS,
  outcome: V.OUTCOMES,
  escalateReason: V.ESCALATE_REASONS,
  superviseReason: V.SUPERVISE_REASONS,
  ratedSolved: V.RATED_SOLVED,
  ratingLevel: V.RATING_LEVELS,
  plainState: V.PLAIN_STATES,
  requestKind: V.REQUEST_KINDS,
  waitingKind: V.WAITING_KINDS,
  pauseReason: V.PAUSE_REASONS,
  hazard: V.HAZARDS,
  contactResult: V.CONTACT_RESULTS,
  contactChannel: V.CONTACT_CHANNELS,
  callbackResult: V.CALLBACK_RESULTS,
  referRoute: V.REFER_ROUTES,
  rightKind: V.RIGHT_KINDS,
  rightState: V.RIGHT_STATES,
  contactPart: V.CONTACT_PARTS,
  mandateWay: V.MANDATE_WAYS,
  linkKind: V.LINK_KINDS,
  coTaskKind: V.CO_TASK_KINDS,
  leftBehind: V.LEFT_BEHIND,
  warningStage: WARNING_STAGES,
  replyGap: REPLY_GAPS,
  categoryL1: V.CATEGORIES_L1,
  category: V.CATEGORIES,
  actorKind: ["STAFF", "RESIDENT", "SYSTEM"],
};

describe("words", () => {
  it.each(Object.entries(LISTS))("%s: each word once, in both languages", (kind, words) => {
    const list = LABELS[kind as keyof typeof LABELS] as Record<string, readonly [string, string]>;
    expect(Object.keys(list).sort()).toEqual(words.map(String).sort());
    for (const [word, [zh, en]] of Object.entries(list)) {
      expect(zh, word).toMatch(/^[^A-Za-z{}_]*\p{Script=Han}[^A-Za-z{}_]*$/u);
      expect(en, word).toMatch(/^[^\p{Script=Han}{}_]*[A-Za-z][^\p{Script=Han}{}_]*$/u);
      expect([zh.trim(), en.trim()], word).toEqual([zh, en]);
    }
  });

  it("names no two choices of one list alike", () => {
    for (const [kind, list] of Object.entries(LABELS))
      for (const at of [0, 1]) {
        const names = Object.entries(list).map(([word, pair]) => `${word.replace(/[^.]*$/, "")}${pair[at]}`);
        expect(new Set(names).size, kind).toBe(names.length);
      }
  });

  it("tells the limit that the reply rule applies", () => {
    expect(label("replyGap", "TOO_SHORT", "zh")).toContain(`${REPLY_MIN_LETTERS}个字`);
    expect(label("replyGap", "TOO_SHORT", "en")).toContain(`${REPLY_MIN_LETTERS} characters`);
  });

  it("reads a word and a category", () => {
    expect(label("verb", "return", "zh")).toBe("退单");
    expect(label("ratingLevel", 5, "en")).toBe("Very satisfied");
    expect(label("category", "HOUSING_PROPERTY.LEAK_QUALITY", "zh")).toBe("渗漏与房屋质量");
    expect(categoryPath("HOUSING_PROPERTY.LEAK_QUALITY", "zh")).toBe("住房物业 · 渗漏与房屋质量");
    expect(categoryPath("HOUSING_PROPERTY.LEAK_QUALITY", "en")).toBe(
      "Housing and property · Leaks and building faults",
    );
    expect(categoryPath(null, "zh")).toBe("未分类");
    expect(categoryPath("NO.SUCH", "en")).toBe("Uncategorised");
    expect(categoryPath("toString", "en")).toBe("Uncategorised");
  });
});

const TAXONOMY_ZH = `
住房物业：物业服务与收费 维修资金 渗漏与房屋质量 电梯运行与加装 停车与充电设施 业委会与公共收益 公租房与保障房 老旧小区与危旧房改造
市政公用：供水 排水与内涝 供电 燃气 道路与井盖 路灯照明 通信网络 供热与热水
环境卫生：噪声扰民 油烟异味 垃圾收运 水体污染 扬尘污染 公厕 绿化养护 病媒与犬只
城市管理：违法建设 占道经营 乱停乱放 广告店招 飞线充电 楼道堆物 施工管理 共享单车
征收动迁：补偿认定 安置房交付 过渡费 产权办证 被征地社保 宅基地建房 土地承包流转 工程影响
社会救助：低保 特困供养 临时救助 残疾人补贴与服务 医疗救助 退役军人优抚 慈善帮困 法律援助
养老托幼：居家养老 助餐服务 高龄津贴 养老机构 适老化改造 长期护理 托育服务 留守儿童关爱
医疗健康：社区卫生服务 医保报销 家庭医生 就医服务 预防接种 妇幼与生育 医患纠纷 公共卫生
教育就业：入学与学区 校园管理 校外培训与预付费 课后托管 就业帮扶 欠薪 社保缴纳 技能培训
邻里纠纷：相邻漏水 通行采光 宠物纠纷 邻里噪声 婚姻家庭 借贷纠纷 公共部位使用 田界山林
交通安全：公交线路 交通设施 消防隐患 电动车管理 用气安全 食品安全 安全生产 防溺水与地灾
村务政务：村(社)务公开 干部作风 办事效率 证照户政 政策咨询 惠农补贴 设施建设建议 企业诉求`;

it("names the taxonomy as the samples do, in their order", () => {
  const told = V.CATEGORIES_L1.map((l1) => {
    const leaves = V.TAXONOMY[l1].map((l2) => label("category", `${l1}.${l2}`, "zh"));
    return `\n${label("categoryL1", l1, "zh")}：${leaves.join(" ")}`;
  });
  expect(told.join("")).toBe(TAXONOMY_ZH);
});

describe("refusals", () => {
  it("turns identifiers into words", () => {
    expect(
      sentence(problem("WRONG_STATE", { state: "RESOLVED", verb: "reply", possible: "rate,reopen" }), "zh"),
    ).toBe("现在是“已办结”，不能答复。现在可以做的是：评价、重办。");
    expect(
      sentence(problem("NOT_ALLOWED", { verb: "dispatch", who: "DISPATCHER,COUNCIL_CLERK" }), "en"),
    ).toBe("Your post may not do “Dispatch”. It can be done by: Dispatcher, Council office.");
    expect(sentence(problem("REPLY_INCOMPLETE", { gaps: "DONE_MISSING,NEXT_ON_MISSING" }), "zh")).toBe(
      "这还不算有效答复：请写明做了什么；请写明下一步的日期。",
    );
    expect(sentence(problem("REPLY_FIRST", { dates: "2026-03-09" }), "en")).toContain("Mon 9 Mar 2026");
    expect(sentence(problem("TIER_NOT_OF_LEVEL", { tier: "HARD" }), "zh")).toContain("“难”");
    expect(sentence(problem("LOWER_SUPERVISION", { order: "2" }), "zh")).toBe("已有二级督办，请选更高一级。");
  });

  it("an order says how high it is, why, and which promise it is about", () => {
    const order = { level: 2, reason: "BREACH", clock: "REPLY" } as const;
    expect(orderName(order, "zh")).toBe("二级督办：超期未办（答复）");
    expect(orderName({ ...order, clock: null }, "en")).toBe("Level 2 order: Overdue");
  });

  it("keeps the name of a person", () => {
    expect(sentence(problem("CHANGED_MEANWHILE", { who: "李敏", verb: "accept" }), "zh")).toMatch(
      /^李敏刚刚做了“受理”/,
    );
  });

  it("leaves no placeholder of a word open, whatever is missing", () => {
    const rest = { minutes: 5, level: 1, dates: "2026-03-09", ...NUMBERS };
    for (const code of PROBLEM_CODES)
      for (const lang of V.LANGS) {
        expect(sentence(problem(code, rest), lang), code).not.toMatch(/[{}]/);
        const empty = sentence(problem(code, { ...rest, possible: "", who: "", gaps: "" }), lang);
        expect(empty, code).not.toMatch(/[{}]|：。|: \./);
      }
  });
});

it("says what to do about a field", () => {
  const codes = ["REQUIRED", "BAD_DATE", "BAD_TIME", "BAD_PHONE", "BAD_ID", "CHOOSE_ONE", "PROBLEM_MISSING"];
  const told = [...codes, "RESULT_WITHOUT_PROBLEMS", "NEVER_HEARD_OF"].map((code) =>
    fieldSentence({ code }, "zh"),
  );
  expect(new Set(told).size).toBe(told.length);
  for (const zh of told) expect(zh).toMatch(/请[^A-Za-z{}]*。$/);
  expect(fieldSentence({ code: "TOO_SHORT", min: 10 }, "zh")).toBe("请写得再具体些，至少10个字。");
  expect(fieldSentence({ code: "TOO_LONG", max: 100, length: 104 }, "zh")).toContain("请删去4个字");
  expect(fieldSentence({ code: "TOO_LONG", max: 100, length: 104 }, "en")).toContain("please cut 4");
});

it("names results in field sentences as the form does", () => {
  for (const lang of V.LANGS) {
    expect(fieldSentence({ code: "PROBLEM_MISSING" }, lang)).toContain(
      label("visitResult", "NOTHING_RAISED", lang),
    );
    expect(fieldSentence({ code: "RESULT_WITHOUT_PROBLEMS" }, lang)).toContain(
      label("visitResult", "RAISED", lang),
    );
  }
});

describe("dates and numbers", () => {
  it("shows dates", () => {
    expect(showDate("2026-03-09", "zh")).toBe("2026年3月9日 周一");
    expect(showDate("2026-03-09", "en")).toBe("Mon 9 Mar 2026");
    expect(showDate("2026-12-27", "zh")).toBe("2026年12月27日 周日");
  });

  it("shows an instant in Shanghai, whatever the zone of the machine", () => {
    expect(showDateTime(new Date("2026-03-09T06:05:59Z"), "zh")).toBe("2026年3月9日 周一 14:05");
    expect(showDateTime(new Date("2026-03-09T06:05:59Z"), "en")).toBe("Mon 9 Mar 2026, 14:05");
    expect(showDateTime(new Date("2026-03-08T16:00:00Z"), "zh")).toBe("2026年3月9日 周一 00:00");
    expect(showDateTime(new Date("2026-03-09T15:59:59.999Z"), "zh")).toBe("2026年3月9日 周一 23:59");
  });

  it("tells how far a day is", () => {
    expect([0, 1, 3, -1, -2].map((n) => relativeDays(n, "zh"))).toEqual([
      "今天",
      "明天",
      "还有3天",
      "已过1天",
      "已过2天",
    ]);
    expect([0, 1, 3, -1, -2].map((n) => relativeDays(n, "en"))).toEqual([
      "today",
      "tomorrow",
      "3 days left",
      "1 day past",
      "2 days past",
    ]);
  });

  it("rounds a share half up, once, on whole numbers", () => {
    expect(percent(36_000, 39_000, "zh")).toBe("92.3%");
    expect([perHundred(36_000, 39_000), perHundred(1, 200), perHundred(1, 201), perHundred(5, 5)]).toEqual([
      92, 1, 0, 100,
    ]);
    expect(percent(33_500, 39_000, "zh")).toBe("85.9%");
    expect(percent(1, 2000, "zh")).toBe("0.1%"); // 0.05 exactly
    expect(percent(1999, 4000, "en")).toBe("50.0%"); // 49.975
    expect(percent(9994, 10_000, "en")).toBe("99.9%"); // 99.94
    expect(percent(0, 7, "zh")).toBe("0.0%");
    expect(percent(7, 7, "zh")).toBe("100.0%");
    expect(percent(0, 0, "zh")).toBe("—");
    expect(showNumber(39_000, "zh")).toBe("39,000");
  });
});

it("gives the messages of a language, en with the same arguments as zh", () => {
  const messages = texts({
    zh: { title: "我的事", left: (days: number) => `还有${days}天` },
    en: { title: "My issues", left: (days) => `${days} days left` },
  });
  expect(say(messages, "zh").left(3)).toBe("还有3天");
  expect(say(messages, "en").title).toBe("My issues");
  // @ts-expect-error: en lacks a message
  texts({ zh: { title: "我的事", more: "更多" }, en: { title: "My issues" } });
});
