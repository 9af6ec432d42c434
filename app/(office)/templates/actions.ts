"use server";
import { z } from "zod";
import { action } from "#lib/action.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { templateForm } from "#lib/domain/replies/templates.ts";
import { retireTemplate, saveTemplate } from "#lib/usecases/replies/templates.ts";

export const save = action("saveTemplate", templateForm, async (form, { actor, now }) => {
  const saved = await saveTemplate(actor, form, now);
  return isProblem(saved) ? saved : { to: `/templates/${saved.id}?saved=${saved.version}` };
});

const retireForm = z.object({ templateId: z.uuid({ error: () => "BAD_ID" }) });
export const retire = action("retireTemplate", retireForm, async ({ templateId }, { actor, now }) => {
  const retired = await retireTemplate(actor, templateId, now);
  return isProblem(retired) ? retired : { to: "/templates?done=retired" };
});
