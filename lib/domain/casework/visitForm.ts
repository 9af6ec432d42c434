import { z } from "zod";
import { visitCommand } from "../commands.ts";
import { attachmentIds } from "../files/attachments.ts";

/** What a problem block carries before anybody touched it. */
const UNTOUCHED: Readonly<Record<string, string>> = { confidentiality: "NORMAL" };
const isTouched = (block: Record<string, unknown>): boolean =>
  Object.entries(block).some(
    ([key, value]) => key !== "id" && String(value ?? "").trim() !== (UNTOUCHED[key] ?? ""),
  );

const blocks = z.array(z.record(z.string(), z.unknown())).optional().default([]);
const touchedOf = (list: readonly Record<string, unknown>[]) =>
  list.flatMap((block, at) => (isTouched(block) ? [{ block, at }] : []));

/**
 * A visit as its form sends it. The form offers several blank blocks for problems and for promises; those nobody touched are
 * left out, and what is wrong with the others is told under the block's own number.
 */
export const visitForm = z.looseObject({ problems: blocks, promises: blocks }).transform((form, ctx) => {
  const touched = { problems: touchedOf(form.problems), promises: touchedOf(form.promises) };
  const visit = visitCommand.safeExtend({ attachments: attachmentIds }).safeParse({
    ...form,
    problems: touched.problems.map(({ block }) => block),
    promises: touched.promises.map(({ block }) => block),
  });
  if (visit.success) return visit.data;
  for (const issue of visit.error.issues) {
    const [list, at, ...rest] = issue.path;
    const path =
      (list === "problems" || list === "promises") && typeof at === "number"
        ? [list, touched[list][at]?.at ?? at, ...rest]
        : issue.path;
    ctx.issues.push({ ...issue, path, input: undefined } as never);
  }
  return z.NEVER;
});
