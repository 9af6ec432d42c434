import { z } from "zod";

/** A page that is open says so this often; a row that is not renewed runs out, and leaves no trace. */
export const BEAT_SECONDS = 25;
export const BEAT_HOLDS_SECONDS = 60;
/** Without script nothing is renewed: opening counts this long. */
export const OPENING_HOLDS_SECONDS = 120;

/** OPENED: the page was read. HERE: it is still open. LEFT: it was closed. */
export const STAYS = ["OPENED", "HERE", "LEFT"] as const;
export type Stay = (typeof STAYS)[number];
export const presenceForm = z.object({
  stay: z.enum(STAYS),
  /** the last entry of the trail that the page shows */
  seen: z.coerce.number().int().min(0).max(2_000_000_000),
});
export type PresenceForm = z.output<typeof presenceForm>;

/** Who else has it open, and the version there is now. */
export type Here = { readonly others: readonly string[]; readonly version: number };
