/**
 * What official letters say. Only in Chinese: state organs write in the national common language (国家通用语言文字法 §9).
 * Sentences follow domain.md F5; articles are those of the 信访工作条例 (2022) unless another law is named.
 */
export const LETTER_DATE = (year: number, month: number, day: number): string =>
  `${year}年${month}月${day}日`;

/** Chinese numerals of headings: 一 … 十. */
export const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"] as const;
export const HEADING_1 = (at: number, text: string): string => `${NUMERALS[at]}、${text}`;
export const HEADING_2 = (at: number, text: string): string => `（${NUMERALS[at]}）${text}`;
export const HEADING_3 = (at: number, text: string): string => `${at + 1}．${text}`;
export const HEADING_4 = (at: number, text: string): string => `（${at + 1}）${text}`;

/** 锦民访告〔2026〕12号: hexagonal brackets, no leading zeros. */
export const NUMBER = (word: string, series: string, year: number, number: number): string =>
  `${word}民访${series}〔${year}〕${number}号`;
export const SERIES = { NOTICE: "告", ANSWER: "答", OPINION: "意", REPORT: "报" } as const;
/** What is not part of a place's own name when its unit is abbreviated. */
export const UNIT_ENDINGS = /(?:社区|街道|民委员会|委员会|办事处|市|区|县|镇|乡|村|局|委|办)$/u;

export const PAPER = {
  /** the office of a place writes as its council (四级理事会, domain.md N2), a bureau in its own name */
  council: (place: string) => `${place}民情家访理事会`,
  addressee: (name: string) => `${name}：`,
  nobody: "居民",
  voided: "作废",
  place: "（印章）",
} as const;

export const SENTENCES = {
  raised: (on: string, channel: string, no: string) =>
    `您于${on}通过${channel}反映的事项收悉，回执编号为${no}。`,
  raisedMatter: (summary: string) => `反映事项：${summary}`,
  accepted: (on: string) => `经审查，我单位已于${on}受理。`,
  petitionTime:
    "该事项属于信访事项，依照《信访工作条例》第三十四条，自受理之日起60日内办结；情况复杂的，经批准可以延长，延长不超过30日，并告知理由。",
  replyBy: (on: string) => `我单位将在${on}前向您告知办理进展。`,
  track: (no: string) => `您可以凭回执编号${no}随时查询办理进展。`,
  contact: (text: string) => `联系人和电话：${text}`,
  refused: (on: string) => `经审查，我单位于${on}决定不予受理。`,
  review: (superior: string | null) =>
    `您对本决定有异议的，可以向${superior ?? "作出本决定的单位"}提出复核，复核在5个工作日内作出答复。`,
  infoNeeded: "为办好您反映的事项，请补充下列材料：",
  infoUntil: (on: string) => `请于${on}前提交。一次告知，不再要求重复提交。`,
  infoPause:
    "等待材料期间，办结期限暂停计算，最长15日；向您告知进展的期限不受影响。材料暂时无法提供的，请告诉我们，我们继续办理。",
  extended: (on: string) => `您反映的事项情况复杂，经批准，办结期限延长至${on}。`,
  extendedPetition: "延长期限依照《信访工作条例》第三十四条，不超过30日。",
  extendedReply: "延长的只是办结期限，向您告知进展的期限不变。",
  escalated: (on: string) => `您反映的事项，我单位难以在本级解决，已于${on}上报上一级协调解决。`,
  escalatedReply: (on: string) => `上一级将在${on}前向您告知办理进展。`,
  escalatedNoMore: "您不需要重新提交，回执编号不变。",
  opinionIntro: (on: string, channel: string, no: string) =>
    `您于${on}通过${channel}反映的事项（回执编号${no}），我单位已调查核实，现答复如下：`,
  facts: (text: string) => `经调查核实：${text}`,
  basis: (text: string) => `依据：${text}`,
  stand: (word: string, text: string) => `处理意见：${word}。${text}`,
  remedy: (superior: string | null) =>
    `如不服本答复意见，可以自收到本意见书之日起30日内，向${superior ?? "本单位的上一级机关"}书面提出复查请求（《信访工作条例》第三十五条）。`,
  noRemedyButAsk: "对本答复有不明白的，或者有新的情况，请随时联系我们，也可以凭回执编号评价和要求重新办理。",
} as const;

export const HEADINGS = {
  received: "反映事项",
  opinions: "调查核实情况和处理意见",
  contact: "联系方式",
  remedy: "救济途径",
  done: "已经做的工作",
  state: "目前情况",
  next: "下一步安排",
  reason: "理由",
  whereToGo: "您可以怎样办",
  asked: "请求上级解决的事项",
  papers: "需要补充的材料",
} as const;

/** Proposed texts of parts that the record does not hold. */
export const DEFAULTS = {
  acceptedNext: "我们会尽快联系您，了解情况并着手办理。",
  contact: (unit: string, phone: string) => (phone ? `${unit}，${phone}` : unit),
} as const;
