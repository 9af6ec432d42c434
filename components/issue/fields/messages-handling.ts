import { texts } from "#lib/domain/texts.ts";

export const handlingMessages = texts({
  zh: {
    returnReason: "为什么不归本单位办",
    legalBasis: "依据",
    legalBasisHint: "哪条规定、哪份职责分工",
    suggestedUnit: "建议派给",
    suggestedUnitHint: "说不准的，写“不清楚”",
    contactResult: "联系上了吗",
    contactChannel: "怎么联系的",
    infoList: "请居民补充什么",
    infoListHint: "一次列全，一轮只能问一次",
    infoGiven: "居民补充了什么",
    asksBack: "居民想问什么",
    denies: "居民是怎么说的",
  },
  en: {
    returnReason: "Why it is not yours",
    legalBasis: "Legal basis",
    legalBasisHint: "Which rule, or which division of duties",
    suggestedUnit: "Suggested unit",
    suggestedUnitHint: "If you cannot tell, write “unknown”",
    contactResult: "Was the resident reached?",
    contactChannel: "How",
    infoList: "What is still needed",
    infoListHint: "The whole list at once: it can be asked only once a round",
    infoGiven: "What the resident added",
    asksBack: "What the resident would like to know",
    denies: "What the resident said about it",
  },
});
