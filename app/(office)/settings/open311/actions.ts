"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "#lib/action.ts";
import { keyForm } from "#lib/domain/open311/keys.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { makeKey, revokeKey } from "#lib/usecases/open/open311Keys.ts";

/** Makes a key and shows it once, on the page it was asked for on: never in an address, never a second time. */
export const make = action("keepOpen311Keys", keyForm, async (form, { actor, now }) => {
  const made = await makeKey(actor, form, now);
  if (isProblem(made)) return made;
  revalidatePath("/settings/open311");
  return { shown: { key: made.key } };
});

export const revoke = action(
  "keepOpen311Keys",
  z.object({ id: z.uuid({ error: () => "BAD_ID" }) }),
  async ({ id }, { actor, now }) => {
    const refused = await revokeKey(actor, id, now);
    return isProblem(refused) ? refused : { to: "/settings/open311?done=revoked" };
  },
);
