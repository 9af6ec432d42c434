import { uuidv7 } from "uuidv7";
import { addDays, instantAt, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { campaignForm } from "#lib/domain/campaigns/campaigns.ts";
import { startCampaign } from "#lib/usecases/campaigns/campaigns.ts";
import { CITY_CODE, type OfficeUnit } from "./city.ts";
import { must } from "./doors.ts";
import type { Cast } from "./people.ts";

const CAMPAIGNS = [
  {
    name: "物业服务百日行动",
    aim: "小区里拖了多年的物业问题，一件一件有着落。",
    category: "HOUSING_PROPERTY",
    from: 70,
    days: 99,
  },
  {
    // whatever day the demonstration begins on, its season must fit
    name: "老旧水管抢修专项行动",
    aim: "爆管、漏水、没水的事，当天有人到场。",
    category: "UTILITIES",
    from: 160,
    days: 60,
  },
] as const;

/** A campaign that runs and one that ended by itself, of the whole city. */
export async function beginCampaigns(units: readonly OfficeUnit[], cast: Cast, now: Date): Promise<void> {
  const city = units.find(({ code }) => code === CITY_CODE);
  const clerk = city && cast.at(city.id, "COUNCIL_CLERK");
  if (!city || !clerk) return;
  for (const { from, days, ...told } of CAMPAIGNS) {
    const fromOn = addDays(shanghaiDate(now), -from);
    const form = { ...told, campaignId: uuidv7(), unitId: city.id, fromOn, toOn: addDays(fromOn, days) };
    must(await startCampaign(clerk, campaignForm.parse(form), instantAt(fromOn, "09:00")), told.name);
  }
}
