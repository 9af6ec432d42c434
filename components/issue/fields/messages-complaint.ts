import { texts } from "#lib/domain/texts.ts";

export const complaintMessages = texts({
  zh: {
    title: "这件事是反映单位或干部的",
    why: "被反映的单位和它的下属单位会自动回避；类别选“干部作风”的，它们看不到这件事，交由上一级办理（《信访工作条例》第二十二、二十八、三十条）。",
    unit: "反映的是哪个单位",
    person: "反映的是哪个岗位",
    personHint: "只用来让这个岗位回避这一件事，不建档案，也不统计。要先选单位。",
    none: "没有指明",
    hidden: "对被反映的单位保密",
    hiddenHint: "“干部作风”一律保密，不用勾。",
    byDirectory: (category: string, unit: string) => `按目录：${category} → ${unit}`,
  },
  en: {
    title: "This is about an office or an official",
    why: "The unit complained of and what stands below it keep out by themselves. Under “Staff conduct” they do not see it at all, and the office above handles it (Regulations on Petition Work, articles 22, 28, 30).",
    unit: "Which unit it is about",
    person: "Which post it is about",
    personHint:
      "Only so that this post keeps out of this one matter: no file is kept and nothing is counted. Choose the unit first.",
    none: "Not said",
    hidden: "Keep it from the unit complained of",
    hiddenHint: "“Staff conduct” is always kept from it; no need to tick.",
    byDirectory: (category: string, unit: string) => `By the directory: ${category} → ${unit}`,
  },
});
