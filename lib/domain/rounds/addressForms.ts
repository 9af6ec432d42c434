import { z } from "zod";

const uuid = z.uuid({ error: () => "BAD_ID" });

/** The dry run was looked at. */
export const confirmAddressesForm = z.object({
  importId: uuid,
  withDoubtful: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
});
