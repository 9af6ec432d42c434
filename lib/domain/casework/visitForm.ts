import { z } from "zod";
import { visitCommand } from "../commands.ts";
import { attachmentIds } from "../files/attachments.ts";

/** What a problem block carries before anybody touched it. */
const UNTOUCHED: Readonly<Record<string, string>> = { confidentiality: "NORMAL" };
const isTouched = (block: Record<string, unknown>): boolean =>
  Object.entries(block).some(
    ([key, value]) => key !== "id" && String(value ?? "").trim() !== (UNTOUCHED[key] ?? ""),
  );

/**
 * A visit as its form sends it. The form offers several blank problem blocks; those nobody touched are left out, and
 * what is wrong with the others is told under the block's own number.
 */
export const visitForm = z
  .looseObject({ problems: z.array(z.record(z.string(), z.unknown())).optional().default([]) })
  .transform((form, ctx) => {
    const touched = form.problems.flatMap((block, at) => (isTouched(block) ? [{ block, at }] : []));
    const visit = visitCommand
      .safeExtend({ attachments: attachmentIds })
      .safeParse({ ...form, problems: touched.map(({ block }) => block) });
    if (visit.success) return visit.data;
    for (const issue of visit.error.issues) {
      const [list, at, ...rest] = issue.path;
      const path =
        list === "problems" && typeof at === "number" ? [list, touched[at]?.at ?? at, ...rest] : issue.path;
      ctx.issues.push({ ...issue, path, input: undefined } as never);
    }
    return z.NEVER;
  });
