import { z } from "zod";
import { uuid } from "../fields.ts";

/** The dry run was looked at. */
export const confirmAddressesForm = z.object({
  importId: uuid,
  withDoubtful: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
});
