"use server";
import { action } from "#lib/action.ts";
import { bulkCommands, bulkForm } from "#lib/domain/desk/bulk.ts";
import { actOnEach } from "#lib/usecases/desk/bulk.ts";

/** One step for several issues of the list, each on its own. */
export const actOnMany = action("actOnMany", bulkForm, (form, { actor, now }) =>
  actOnEach(actor, bulkCommands(form, now), now),
);
