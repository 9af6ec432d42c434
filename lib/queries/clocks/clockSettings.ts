import { db } from "#lib/db/client.ts";
import { loadClockSettings } from "#lib/db/clocks/clockSettings.ts";
import { type ClockSettings, DEFAULT_SETTINGS, type RuledClock } from "#lib/domain/clocks/clockSettings.ts";
import { type LimitChange, sameRule } from "#lib/domain/clocks/settingsChange.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { TIERS } from "#lib/domain/vocabulary.ts";

export type SettingsLine = {
  readonly version: number;
  readonly at: Date;
  readonly person: string;
  readonly reason: string;
  readonly kind: RuledClock;
  readonly changes: readonly LimitChange[];
};
export type SettingsPage = {
  readonly settings: ClockSettings;
  /** newest first */
  readonly history: readonly SettingsLine[];
};

/** The limits in force with every change there was, for whoever edits them; null for everybody else. */
export async function settingsPage(actor: Staff): Promise<SettingsPage | null> {
  if (!mayAtDesk(actor, "editCalendar")) return null;
  const [settings, rows] = await Promise.all([
    loadClockSettings(),
    db.clockSetting.findMany({ orderBy: { version: "asc" } }),
  ]);
  const people = await db.person.findMany({
    where: { id: { in: rows.map(({ personId }) => personId) } },
    select: { id: true, name: true, dutyTitle: true },
  });
  const rulesOf = (at: number) => ({
    ...DEFAULT_SETTINGS.rules,
    ...((rows[at]?.rules as ClockSettings["rules"] | undefined) ?? {}),
  });
  const history = rows.map((row, at): SettingsLine => {
    const kind = row.kind as RuledClock;
    const [before, after] = [rulesOf(at - 1)[kind], rulesOf(at)[kind]];
    const person = people.find(({ id }) => id === row.personId);
    return {
      version: row.version,
      at: row.validFrom,
      person: person?.dutyTitle || person?.name || "",
      reason: row.reason,
      kind,
      changes: TIERS.flatMap((tier) =>
        sameRule(before[tier], after[tier]) ? [] : [{ tier, before: before[tier], after: after[tier] }],
      ),
    };
  });
  return { settings, history: history.reverse() };
}
