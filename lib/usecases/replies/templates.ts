import { isDeepStrictEqual } from "node:util";
import { uuidv7 } from "uuidv7";
import type { Db } from "#lib/db/client.ts";
import { lockTemplate } from "#lib/db/replies/templates.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { partsOf, type TemplateForm, templateProblem } from "#lib/domain/replies/templates.ts";
import { refusable } from "../outcome.ts";

const mayEdit = (actor: Staff, unitId: string): boolean =>
  deskPosts(actor, "editTemplates").some((post) => post.unitId === unitId);

/**
 * Saves a template of the own unit as its next version; the versions before stay as they were. The id is made with the
 * form, so sending it twice makes one. Errors: NOT_ALLOWED, NOT_FOUND, CHANGED_MEANWHILE, TEMPLATE_EMPTY, UNKNOWN_FILL_IN.
 */
export const saveTemplate = (
  actor: Staff,
  form: TemplateForm,
  now: Date,
): Promise<{ id: string; version: number } | Problem> =>
  refusable(async (tx) => {
    if (!mayEdit(actor, form.unitId)) return problem("NOT_ALLOWED", { who: "UNIT_LEAD,COUNCIL_CLERK" });
    const before = await lockTemplate(tx, form.templateId);
    if (before && (before.unitId !== form.unitId || before.retiredAt)) return problem("NOT_FOUND");
    const { templateId: id, unitId } = form;
    // What a template is for stays what it was: its letters and replies were written from it.
    const { kind, lang } = before ?? form;
    const parts = partsOf(kind, form);
    const wrong = templateProblem(parts, lang);
    if (wrong) return wrong;
    const version = form.version + 1;
    if ((before?.version ?? 0) !== form.version) return sentTwice(tx, actor, { ...form, parts, version });
    if (before) await tx.template.update({ where: { id }, data: { version } });
    else await tx.template.create({ data: { id, unitId, kind, lang, version } });
    await tx.templateVersion.create({
      data: {
        id: uuidv7(),
        templateId: id,
        version,
        name: form.name,
        category: form.category,
        parts,
        personId: actor.personId,
        at: now,
      },
    });
    return { id, version };
  });

/** Takes a template out of use; its versions stay. Doing it twice changes nothing. Errors: NOT_FOUND, NOT_ALLOWED. */
export const retireTemplate = (actor: Staff, id: string, now: Date): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const before = await lockTemplate(tx, id);
    if (!before) return problem("NOT_FOUND");
    if (!mayEdit(actor, before.unitId)) return problem("NOT_ALLOWED", { who: "UNIT_LEAD,COUNCIL_CLERK" });
    if (!before.retiredAt) await tx.template.update({ where: { id }, data: { retiredAt: now } });
    return { id };
  });

/** The same form a second time is answered as the first time; anything else lost a race. */
async function sentTwice(
  tx: Db,
  actor: Staff,
  sent: { templateId: string; version: number; name: string; parts: Record<string, string> },
): Promise<{ id: string; version: number } | Problem> {
  const last = await tx.templateVersion.findFirst({
    where: { templateId: sent.templateId },
    orderBy: { version: "desc" },
  });
  if (
    last?.version === sent.version &&
    last.personId === actor.personId &&
    last.name === sent.name &&
    isDeepStrictEqual(last.parts, sent.parts)
  )
    return { id: sent.templateId, version: sent.version };
  const person =
    last && (await tx.person.findUnique({ where: { id: last.personId }, select: { name: true } }));
  return problem("CHANGED_MEANWHILE", { who: person?.name ?? "" });
}
