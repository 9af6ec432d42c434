import { z } from "zod";
import type { CivilDate } from "../calendar/calendar.ts";
import { uuid, version } from "../fields.ts";

/** Within so many days two addresses that were joined can be parted again [设]. */
export const PART_DAYS = 30;
const DAY_MS = 86_400_000;
export const canPart = (joinedAt: Date, now: Date): boolean =>
  now.getTime() - joinedAt.getTime() <= PART_DAYS * DAY_MS;
export const partUntil = (joinedAt: Date): Date => new Date(joinedAt.getTime() + PART_DAYS * DAY_MS);

/** Two addresses side by side; `intoId` is the one that stays, chosen by a person and by nothing else. */
export const mergeForm = z
  .object({
    mergeId: uuid,
    oneId: uuid,
    oneVersion: version,
    otherId: uuid,
    otherVersion: version,
    intoId: z.uuid({ error: () => "CHOOSE_ONE" }),
  })
  .superRefine(({ oneId, otherId, intoId }, ctx) => {
    if (oneId === otherId || ![oneId, otherId].includes(intoId))
      ctx.addIssue({ code: "custom", path: ["intoId"], params: { code: "CHOOSE_ONE" } });
  });
export type MergeForm = z.output<typeof mergeForm>;

export const partForm = z.object({ mergeId: uuid });

type Safety = { readonly words: string; readonly until: CivilDate };
/** The warning that holds at the address that stays: no warning of either place is lost, and none lasts longer than it was given. */
export function safetyOfBoth(stays: Safety | null, goes: Safety | null): Safety | null {
  if (!stays || !goes) return stays ?? goes;
  if (stays.words === goes.words) return { words: stays.words, until: later(stays.until, goes.until) };
  return { words: `${stays.words}；${goes.words}`, until: later(stays.until, goes.until) };
}
const later = (one: CivilDate, other: CivilDate): CivilDate => (one > other ? one : other);
