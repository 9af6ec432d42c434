import { db } from "#lib/db/client.ts";
import { fillInValues } from "#lib/db/replies/fillIns.ts";
import { type TemplateRow, templateFor, templatesFor } from "#lib/db/replies/templates.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { deskUnits } from "#lib/domain/desk/deskGrants.ts";
import { grantFor, type Staff } from "#lib/domain/permissions.ts";
import { fill, type TemplateText, templateText } from "#lib/domain/replies/fillIns.ts";
import type { Lang, LetterKind } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";
import { type UnitOption, unitNames } from "../routing/units.ts";

export type { TemplateRow };
export type TemplateOption = {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
  readonly lang: Lang;
};
/** What can be picked for a text, and what was picked, filled in for this issue. */
export type TemplateChoice = {
  readonly options: readonly TemplateOption[];
  readonly chosen: {
    readonly id: string;
    readonly name: string;
    readonly parts: Readonly<Record<string, string>>;
    readonly text: TemplateText;
  } | null;
};

/** Those in the reader's language first; of each language the issue's own category, then what fits all, then the others. */
const fitting = (rows: readonly TemplateRow[], category: string | null, readIn: Lang): TemplateOption[] =>
  [...rows]
    .sort((a, b) => rank(a, category, readIn) - rank(b, category, readIn))
    .map(({ id, name, unitName, lang }) => ({ id, name, unitName, lang }));
const rank = (row: TemplateRow, category: string | null, readIn: Lang): number =>
  (row.lang === readIn ? 0 : 10) + (row.category === null ? 1 : row.category === category ? 0 : 2);

/** Templates for a reply to this issue by this person, and the one picked in the address, filled in. */
export async function replyTemplates(
  actor: Staff,
  issue: Issue,
  asked: string | undefined,
  now: Date,
): Promise<TemplateChoice> {
  const resident = issue.residentId
    ? await db.resident.findUnique({ where: { id: issue.residentId }, select: { lang: true } })
    : null;
  const grant = grantFor(actor, "reply", issue);
  const unitId = typeof grant === "object" && grant ? grant.unitId : issue.holderUnitId;
  return choose(
    { issue, unitId, personId: actor.personId, now },
    "REPLY",
    asked,
    (resident?.lang as Lang | null | undefined) ?? "zh",
  );
}

/** The same for a letter, which is in Chinese; what is picked fills its parts. */
export const letterTemplates = (
  at: { issue: Issue; unitId: string; personId: string; now: Date },
  kind: LetterKind,
  asked: string | undefined,
): Promise<TemplateChoice> => choose(at, kind, asked, "zh");

async function choose(
  at: { issue: Issue; unitId: string; personId: string; now: Date },
  kind: "REPLY" | LetterKind,
  asked: string | undefined,
  readIn: Lang,
): Promise<TemplateChoice> {
  const rows = await templatesFor(db, [at.unitId], kind);
  const picked = rows.find(({ id }) => id === asked);
  const options = fitting(rows, at.issue.category, readIn);
  if (!picked) return { options, chosen: null };
  const values = (await fillInValues(db, at))[picked.lang];
  const parts = Object.entries(picked.parts).map(([key, text]) => [key, fill(text, values, picked.lang)]);
  return {
    options,
    chosen: {
      id: picked.id,
      name: picked.name,
      parts: Object.fromEntries(parts),
      text: templateText(Object.values(picked.parts), values),
    },
  };
}

export type TemplateList = {
  /** units whose templates this person writes */
  readonly editable: readonly UnitOption[];
  readonly own: readonly TemplateRow[];
  /** written above, offered here */
  readonly above: readonly TemplateRow[];
};

/** The templates of one's own units and those offered to them from above. Null for whoever has none to write. */
export async function templateList(actor: Staff): Promise<TemplateList | null> {
  const unitIds = deskUnits(actor, "editTemplates");
  if (unitIds.length === 0) return null;
  const [rows, names] = await Promise.all([templatesFor(db, unitIds), unitNames(unitIds)]);
  return {
    editable: unitIds.map((id) => ({ id, name: names[id] ?? "" })),
    own: rows.filter(({ unitId }) => unitIds.includes(unitId)),
    above: rows.filter(({ unitId }) => !unitIds.includes(unitId)),
  };
}

export type TemplateVersionLine = Pick<TemplateRow, "version" | "name" | "category" | "parts" | "at"> & {
  readonly person: string;
};
export type TemplatePage = {
  readonly template: TemplateRow;
  readonly mayEdit: boolean;
  /** newest first */
  readonly versions: readonly TemplateVersionLine[];
};

/** One template with its history, for whoever is offered it; null otherwise. */
export async function readTemplate(actor: Staff, id: string): Promise<TemplatePage | null> {
  const unitIds = deskUnits(actor, "editTemplates");
  if (!isUuid(id) || unitIds.length === 0) return null;
  const template = await templateFor(db, unitIds, id);
  if (!template) return null;
  const rows = await db.templateVersion.findMany({ where: { templateId: id }, orderBy: { version: "desc" } });
  const people = await db.person.findMany({
    where: { id: { in: rows.map(({ personId }) => personId) } },
    select: { id: true, name: true, dutyTitle: true },
  });
  const named = (personId: string) => people.find((person) => person.id === personId);
  return {
    template,
    mayEdit: unitIds.includes(template.unitId),
    versions: rows.map((row) => ({
      version: row.version,
      name: row.name,
      category: row.category,
      parts: row.parts as Record<string, string>,
      at: row.at,
      person: named(row.personId)?.dutyTitle || named(row.personId)?.name || "",
    })),
  };
}
