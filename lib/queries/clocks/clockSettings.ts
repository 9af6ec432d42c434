import { db } from "#lib/db/client.ts";
import { loadClockSettings } from "#lib/db/clocks/clockSettings.ts";
import { type ClockSettings, DEFAULT_SETTINGS, type RuledClock } from "#lib/domain/clocks/clockSettings.ts";
import { type LimitChange, sameRule } from "#lib/domain/clocks/settingsChange.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { TIERS } from "#lib/domain/vocabulary.ts";
import { type Signed, signed } from "../settingsHistory.ts";

export type SettingsLine = Signed & {
  readonly version: number;
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
  const rulesOf = (at: number) => ({
    ...DEFAULT_SETTINGS.rules,
    ...((rows[at]?.rules as ClockSettings["rules"] | undefined) ?? {}),
  });
  const history = (await signed(rows)).map((row, at): SettingsLine => {
    const kind = row.kind as RuledClock;
    const [before, after] = [rulesOf(at - 1)[kind], rulesOf(at)[kind]];
    return {
      version: row.version,
      at: row.at,
      person: row.person,
      reason: row.reason,
      kind,
      changes: TIERS.flatMap((tier) =>
        sameRule(before[tier], after[tier]) ? [] : [{ tier, before: before[tier], after: after[tier] }],
      ),
    };
  });
  return { settings, history: history.reverse() };
}
