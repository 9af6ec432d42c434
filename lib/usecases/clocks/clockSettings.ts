import { type Db, db } from "#lib/db/client.ts";
import { loadClockSettings } from "#lib/db/clocks/clockSettings.ts";
import { changedSettings, type SettingsForm } from "#lib/domain/clocks/settingsChange.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { asNextVersion } from "../nextVersion.ts";

/**
 * Sets the limits of one kind of clock as the next version. They hold for clocks that start from now on; running ones keep
 * the date that was promised. Errors: NOT_ALLOWED, SETTINGS_CHANGED, NO_LIMIT_CHANGES, SOURCED_LIMIT, LIMIT_TOO_LONG.
 */
export async function changeClockSettings(
  actor: Staff,
  form: SettingsForm,
  now: Date,
): Promise<{ version: number } | Problem> {
  if (!mayAtDesk(actor, "editCalendar")) return problem("NOT_ALLOWED", { who: "COUNCIL_CLERK" });
  const work = async (tx: Db) => {
    const settings = await loadClockSettings(tx);
    if (settings.version !== form.version) return null;
    const next = changedSettings(settings, form);
    if (isProblem(next)) return next;
    await tx.clockSetting.create({
      data: {
        version: next.version,
        validFrom: now,
        rules: next.rules,
        kind: form.kind,
        reason: form.reason,
        personId: actor.personId,
      },
    });
    return { version: next.version };
  };
  return asNextVersion(work, () => db.clockSetting.findFirst({ orderBy: { version: "desc" } }));
}
