import { z } from "zod";
import type { CivilDate } from "../calendar/calendar.ts";
import { civilDate, PAYLOADS, TEXT_LIMITS } from "../commands.ts";
import { uuid, words } from "../fields.ts";
import { type Problem, problem } from "../problems.ts";
import { CATEGORIES_L1, type CampaignState } from "../vocabulary.ts";

/** A campaign as it is kept: its days both count (domain.md N22). */
export type Campaign = {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly name: string;
  readonly aim: string;
  readonly category: string | null;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
  readonly endedOn: CivilDate | null;
  readonly endedReason: string | null;
};
type Days = Pick<Campaign, "fromOn" | "toOn" | "endedOn">;

/** Its last day: the one that was set, or the one on which it was ended before. */
export const lastDay = ({ toOn, endedOn }: Days): CivilDate => (endedOn && endedOn < toOn ? endedOn : toOn);

/** It begins and ends by itself: nobody has to remember to close it. */
export function campaignState(days: Days, today: CivilDate): CampaignState {
  if (days.endedOn !== null || lastDay(days) < today) return "OVER";
  return days.fromOn > today ? "AHEAD" : "RUNNING";
}

/** Days of a campaign that could be begun today. Errors: CAMPAIGN_PAST. */
export const startProblem = ({ toOn }: Pick<Campaign, "toOn">, today: CivilDate): Problem | undefined =>
  toOn < today ? problem("CAMPAIGN_PAST") : undefined;

export const campaignForm = z
  .object({
    campaignId: uuid,
    unitId: uuid,
    name: words(40, 2),
    aim: words(TEXT_LIMITS.words, 5),
    category: z
      .enum(["", ...CATEGORIES_L1], { error: () => "CHOOSE_ONE" })
      .optional()
      .default("")
      .transform((code) => code || null),
    fromOn: civilDate,
    toOn: civilDate,
  })
  .superRefine(({ fromOn, toOn }, ctx) => {
    if (toOn < fromOn)
      ctx.addIssue({ code: "custom", path: ["toOn"], params: { code: "LAST_BEFORE_FIRST" } });
  });
export type CampaignForm = z.output<typeof campaignForm>;

export const endCampaignForm = z.object({ campaignId: uuid, reason: PAYLOADS.sendBack.shape.reason });
export type EndCampaignForm = z.output<typeof endCampaignForm>;
