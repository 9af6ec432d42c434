import { db } from "#lib/db/client.ts";
import { loadPrivacy } from "#lib/db/rights/privacy.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { PrivacySettings } from "#lib/domain/rights/privacy.ts";
import { type Signed, signed } from "../settingsHistory.ts";

/** What the notices beside the forms promise now. */
export const privacySettings = (): Promise<PrivacySettings> => loadPrivacy();

export type PrivacyLine = PrivacySettings & Signed;

/** What is set, with every change there was, the newest first; null for whoever may not set it. */
export async function privacyPage(
  actor: Staff,
): Promise<{ settings: PrivacySettings; history: PrivacyLine[] } | null> {
  if (!mayAtDesk(actor, "editPrivacy")) return null;
  const [settings, rows] = await Promise.all([
    loadPrivacy(),
    db.privacySetting.findMany({ orderBy: { version: "desc" } }),
  ]);
  return { settings, history: await signed(rows) };
}
