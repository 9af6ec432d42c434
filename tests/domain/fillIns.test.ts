import { describe, expect, it } from "vitest";
import {
  type FillInValues,
  fill,
  hasBlanks,
  salutation,
  templateText,
  unknownFillIns,
  withoutTemplates,
} from "#lib/domain/replies/fillIns.ts";
import { type ReplyDraft, replyGaps } from "#lib/domain/replies/replyRules.ts";

const VALUES: FillInValues = {
  salutation: "王先生/女士",
  receiptNo: "362-481-905",
  category: "市政公用 · 排水与内涝",
  today: "2026年3月4日",
  spokenOn: "2026年3月2日",
  place: "枫树街道梧桐里社区3号楼",
  unit: "枫树街道",
  due: "2026年3月9日",
  contact: "王主任",
  phone: "0791-86381234",
};

describe("fill-ins", () => {
  it("are known by their Chinese and English names, also in full-width braces", () => {
    expect(fill("{称呼}：您好，{编号}", VALUES, "zh")).toBe("王先生/女士：您好，362-481-905");
    expect(fill("Dear {salutation}, {Receipt Number} ｛期限｝", VALUES, "en")).toBe(
      "Dear 王先生/女士, 362-481-905 2026年3月9日",
    );
  });
  it("that are not known are named, each once", () => {
    expect(unknownFillIns("{称谓}您好，{编号}，{称谓}{}")).toEqual(["称谓", ""]);
    expect(unknownFillIns("没有填充项")).toEqual([]);
  });
  it("without a value leave a blank that nobody can overlook or send", () => {
    const filled = fill("请在{期限}前", { ...VALUES, due: null }, "zh");
    expect(filled).toBe("请在〔请填：期限〕前");
    expect(hasBlanks(filled)).toBe(true);
    expect(hasBlanks("{称呼}：您好")).toBe(true);
    expect(hasBlanks("做了{三件}事")).toBe(false);
  });
  it("a resident is addressed by family name only, whatever was left", () => {
    expect(salutation("王小明", "zh")).toBe("王先生/女士");
    expect(salutation("  ", "zh")).toBe("居民朋友");
    expect(salutation(null, "en")).toBe("Resident");
  });
});

const PARTS = {
  done: "您反映的{类别}问题已收到，我们于{日期}派人到{地点}查看现场。",
  state: "目前正在按照工作安排有序推进中。",
  next: "我们将在{期限}之前再次联系您，感谢您的理解。",
};
const filled = (part: keyof typeof PARTS) => fill(PARTS[part], VALUES, "zh");
const DRAFT: ReplyDraft = {
  kind: "PROGRESS",
  done: filled("done"),
  state: filled("state"),
  next: filled("next"),
  nextOn: "2026-03-09",
  contactName: "王主任",
  contactPhone: "0791-86381234",
  channel: "PHONE",
  reached: true,
  confidentiality: "NORMAL",
  reachable: true,
  triedInVain: false,
  today: "2026-03-04",
};
const templates = [templateText(Object.values(PARTS), VALUES)];

describe("template text is no reply (domain.md C3 d)", () => {
  it("a filled template alone is too short, long as it is", () => {
    expect(replyGaps(DRAFT)).toEqual([]);
    expect(replyGaps({ ...DRAFT, templates })).toEqual(["TOO_SHORT", "TEMPLATE_ONLY"]);
  });
  it("what the writer adds counts, thirty letters of it", () => {
    const own = "三楼水管接头裂开，已关阀止水，换好接头后会再打电话给您，漏湿的墙面月底前一起粉刷";
    expect(replyGaps({ ...DRAFT, templates, state: DRAFT.state + own })).toEqual([]);
    expect(replyGaps({ ...DRAFT, templates, state: `${DRAFT.state}接头裂开，已关阀止水` })).toEqual([
      "TOO_SHORT",
    ]);
  });
  it("a sentence of the template that was left out does not hide the others", () => {
    expect(withoutTemplates(filled("next"), templates)).not.toContain("再次联系您");
    expect(withoutTemplates("目前正在按照工作安排有序推进中，水管换了一截", templates)).toBe("水管换了一截");
  });
  it("where no template was used nothing is taken away, its values included", () => {
    const text = "2026年3月9日枫树街道来人";
    expect(withoutTemplates(text, templates)).toBe(text);
  });
  it("a template cut so short by its fill-ins that no phrase of it tells is one all the same", () => {
    const parts = ["{称呼}，您{反映日期}反映的{编号}，{单位}已到{地点}看过。", "{期限}前修好，联系{联系人}"];
    const text = parts.map((part) => fill(part, VALUES, "zh")).join("\n");
    expect(withoutTemplates(text, [templateText(parts, VALUES)])).toBe("");
    expect(withoutTemplates(`${text}水管换了一截`, [templateText(parts, VALUES)])).toBe("水管换了一截");
  });
  it("a reply with an open blank is refused", () => {
    expect(replyGaps({ ...DRAFT, next: "请在〔请填：期限〕前来一趟" })).toContain("BLANKS_LEFT");
  });
});
