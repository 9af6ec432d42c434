import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { type Issue, runningClock } from "#lib/domain/casework/issue.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { categoryPath, showDate } from "#lib/domain/labels.ts";
import { paperDate } from "#lib/domain/letters/facts.ts";
import {
  type FillInValues,
  salutation,
  type TemplateText,
  templateText,
} from "#lib/domain/replies/fillIns.ts";
import { LANGS, type Lang } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { replyTemplateTexts } from "./templates.ts";

export type FillInAsked = {
  readonly issue: Issue;
  /** the unit that writes */
  readonly unitId: string;
  readonly personId: string | null;
  readonly now: Date;
};

/** What each fill-in becomes for this issue, in both languages. The resident's name is never told whole. */
export async function fillInValues(tx: Db, asked: FillInAsked): Promise<Record<Lang, FillInValues>> {
  const { issue, unitId, personId, now } = asked;
  const { place } = issue;
  const unit = await tx.orgUnit.findUnique({ where: { id: unitId }, select: { name: true, phone: true } });
  const person = personId
    ? await tx.person.findUnique({ where: { id: personId }, select: { name: true, dutyTitle: true } })
    : null;
  const resident = issue.residentId
    ? await tx.resident.findUnique({ where: { id: issue.residentId }, select: { name: true } })
    : null;
  const chain = [place.countyId, place.townId, place.communityId].filter((id) => id !== null);
  const units = await tx.orgUnit.findMany({ where: { id: { in: chain } }, select: { id: true, name: true } });
  const places = chain.map((id) => units.find((one) => one.id === id)?.name);
  const due = (runningClock(issue, "REPLY") ?? runningClock(issue, "RESOLVE"))?.basis.due ?? null;
  const of = (lang: Lang): FillInValues => {
    const day = (date: string) => (lang === "zh" ? paperDate(date) : showDate(date, lang));
    return {
      salutation: salutation(resident?.name ?? null, lang),
      receiptNo: formatReceiptNo(issue.receiptNo),
      category: issue.category && categoryPath(issue.category, lang),
      today: day(shanghaiDate(now)),
      spokenOn: day(issue.spokenOn),
      place: [...places, issue.placeText].filter(Boolean).join(""),
      unit: unit?.name ?? null,
      due: due && day(due),
      contact: person?.dutyTitle || person?.name || null,
      phone: unit?.phone ?? null,
    };
  };
  return { zh: of("zh"), en: of("en") };
}

/** What templates may have written of a reply by this unit: subtracted before its letters are counted (domain.md C3 d). */
export async function templatesUsable(tx: Db, asked: FillInAsked): Promise<TemplateText[]> {
  const texts = await replyTemplateTexts(tx, [asked.unitId]);
  if (texts.length === 0) return [];
  const values = await fillInValues(tx, asked);
  return texts.flatMap((parts) => LANGS.map((lang) => templateText(parts, values[lang])));
}
