import { beforeAll, expect, test } from "vitest";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { loadClockSettings } from "#lib/db/clocks/clockSettings.ts";
import { runningClock } from "#lib/domain/casework/issue.ts";
import { DEFAULT_SETTINGS } from "#lib/domain/clocks/clockSettings.ts";
import { type SettingsForm, settingsForm } from "#lib/domain/clocks/settingsChange.ts";
import { readClockRules } from "#lib/queries/clocks/calendar.ts";
import { settingsPage } from "#lib/queries/clocks/clockSettings.ts";
import { changeClockSettings } from "#lib/usecases/clocks/clockSettings.ts";
import { clock, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const now = clock("2026-03-04 10:00");
let offices: Offices;
beforeAll(async () => {
  offices = await makeOffices();
});
const form = (version: number, urgent: number): SettingsForm =>
  settingsForm.parse({
    kind: "RESOLVE",
    version: String(version),
    amountURGENT: String(urgent),
    amountWORRY: "30",
    amountHARD: "60",
    amountHOPE: "60",
    reason: "本市另有规定",
  });
const resolveDue = async (issueId: string) => {
  const issue = await loadIssue(db, issueId);
  return issue && runningClock(issue, "RESOLVE")?.basis;
};

test("as delivered while nobody changed them", async () => {
  expect(await loadClockSettings()).toEqual(DEFAULT_SETTINGS);
});

test("only the city office; what somebody else changed meanwhile is looked at again", async () => {
  const { people } = offices;
  for (const who of ["county", "town", "supervisor", "admin"] as const)
    expect(await changeClockSettings(people[who], form(0, 10), now), who).toMatchObject({
      code: "NOT_ALLOWED",
    });
  const both = await Promise.all([1, 2].map((n) => changeClockSettings(people.city, form(0, 9 + n), now)));
  expect(both.filter((answer) => "version" in answer)).toHaveLength(1);
  expect(both.filter((answer) => "code" in answer)).toMatchObject([
    { code: "SETTINGS_CHANGED", details: { who: "市办" } },
  ]);
});

test("new lengths hold for clocks that start afterwards; running ones keep what was promised", async () => {
  const { people, units } = offices;
  const { version } = await loadClockSettings();
  const before = await told(people.visitor, units.community.id, now);
  const kept = await resolveDue(before.issueId);
  expect(await changeClockSettings(people.city, form(version, 12), now)).toEqual({ version: version + 1 });
  const after = await told(people.visitor, units.community.id, now);
  expect(await resolveDue(before.issueId)).toEqual(kept);
  expect(await resolveDue(after.issueId)).toMatchObject({ days: 12, settingsVersion: version + 1 });
  const open = await readClockRules(2026);
  expect(open.rules.RESOLVE.URGENT, "and everybody can read them").toMatchObject({ amount: 12 });
  expect(open).toMatchObject({
    known: true,
    spans: expect.arrayContaining([expect.objectContaining({ kind: "WORK" })]),
  });
});

test("every version stays, with who, when and why", async () => {
  const page = await settingsPage(offices.people.city);
  expect(page?.history.map(({ version }) => version)).toEqual([2, 1]);
  expect(page?.history[0]).toMatchObject({
    person: "市办",
    reason: "本市另有规定",
    kind: "RESOLVE",
    changes: [{ tier: "URGENT", after: { amount: 12 } }],
  });
  expect(await settingsPage(offices.people.county)).toBeNull();
  await expect(db.clockSetting.updateMany({ data: { reason: "x" } })).rejects.toThrow();
});
