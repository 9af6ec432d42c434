import type { Lang, LetterKind, LetterState, ServiceWay, Stand, TemplateKind } from "../vocabulary.ts";

type Words<Word extends string> = Readonly<Record<Word, readonly [zh: string, en: string]>>;

const KINDS = {
  ACCEPTED: ["受理告知书", "Notice of acceptance"],
  REFUSED: ["不予受理告知书", "Notice of refusal"],
  INFO_ASKED: ["补充材料通知", "Request for papers"],
  EXTENDED: ["延期告知书", "Notice of extension"],
  PROGRESS: ["进展答复书", "Progress reply"],
  OPINION: ["答复意见书", "Reply with opinion"],
  REPORTED: ["上报告知单", "Notice of escalation"],
} as const satisfies Words<LetterKind>;

/** Words of templates and letters as people read them. */
export const LETTER_LABELS = {
  letterKind: KINDS,
  templateKind: { REPLY: ["答复", "Reply"], ...KINDS } satisfies Words<TemplateKind>,
  letterState: {
    DRAFT: ["待签发", "Waiting to be signed"],
    SIGNED: ["已签发", "Signed"],
    VOIDED: ["作废", "Void"],
  } satisfies Words<LetterState>,
  stand: {
    SUPPORTED: ["支持", "Supported"],
    EXPLAINED: ["解释说明", "Explained"],
    NOT_SUPPORTED: ["不予支持", "Not supported"],
  } satisfies Words<Stand>,
  serviceWay: {
    IN_PERSON: ["直接送达", "Handed over"],
    POST: ["邮寄送达", "By post"],
    LEFT: ["留置送达", "Left at the address"],
    ELECTRONIC: ["电子送达", "Electronically"],
  } satisfies Words<ServiceWay>,
  lang: { zh: ["中文", "Chinese"], en: ["英文", "English"] } satisfies Words<Lang>,
} as const;
type Kind = keyof typeof LETTER_LABELS;

export const letterLabel = <K extends Kind>(
  kind: K,
  word: keyof (typeof LETTER_LABELS)[K],
  lang: Lang,
): string => (LETTER_LABELS[kind][word] as readonly [string, string])[lang === "zh" ? 0 : 1];
