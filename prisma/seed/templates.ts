import { uuidv7 } from "uuidv7";
import { templateForm } from "#lib/domain/replies/templates.ts";
import { saveTemplate } from "#lib/usecases/replies/templates.ts";
import type { OfficeUnit } from "./city.ts";
import { must } from "./doors.ts";
import type { Cast } from "./people.ts";

type Words = { kind: string; lang: "zh" | "en"; name: string; category?: string } & Record<string, string>;

/** What the city offers to everybody, and one county to its own. */
const CITY: readonly Words[] = [
  {
    kind: "REPLY",
    lang: "zh",
    name: "上门看过，等材料",
    done: "{称呼}：您好。您{反映日期}反映的{类别}问题，我们已到{地点}看过。",
    next: "材料到了马上动工，{期限}前再告诉您进展。",
    contactName: "{联系人}",
    contactPhone: "{电话}",
  },
  {
    kind: "REPLY",
    lang: "zh",
    name: "路灯报修",
    category: "UTILITIES.STREET_LIGHT",
    done: "{称呼}：您好。您反映的路灯问题，我们已核对灯杆编号并报修。",
    next: "修好后打电话告诉您，最晚{期限}。",
  },
  {
    kind: "REPLY",
    lang: "en",
    name: "Seen on site",
    done: "{salutation}, thank you for telling us on {day raised}. We have been to {place} and looked at it.",
    next: "We will tell you more before {due date}.",
  },
  {
    kind: "ACCEPTED",
    lang: "zh",
    name: "受理告知（通用）",
    next: "我们会在24小时内与您联系，了解情况并着手办理。",
  },
];
const COUNTY: readonly Words[] = [
  {
    kind: "INFO_ASKED",
    lang: "zh",
    name: "维修资金需要的材料",
    category: "HOUSING_PROPERTY.MAINTENANCE_FUND",
    list: "身份证明（看过即还）\n房屋所有权证明复印件\n维修部位的照片",
  },
];

/** A demonstration has templates to pick from; written through the use case by the clerks who would. */
export async function writeTemplates(units: readonly OfficeUnit[], cast: Cast, now: Date): Promise<void> {
  const write = async (unit: OfficeUnit | undefined, words: readonly Words[]) => {
    const clerk = unit && cast.at(unit.id, "COUNCIL_CLERK");
    if (!unit || !clerk) return;
    for (const template of words) {
      const form = templateForm.parse({ ...template, templateId: uuidv7(), unitId: unit.id, version: "0" });
      must(await saveTemplate(clerk, form, now), `template ${template.name}`);
    }
  };
  const area = (level: string) => units.find((unit) => unit.level === level && unit.kind === "AREA");
  await write(area("CITY"), CITY);
  await write(area("COUNTY"), COUNTY);
}
