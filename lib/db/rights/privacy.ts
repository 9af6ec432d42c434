import { DEFAULT_PRIVACY, type PrivacySettings } from "#lib/domain/rights/privacy.ts";
import { type Db, db } from "../client.ts";

/** How long contacts are kept and how soon requests are answered, as set now; as delivered while nobody changed it. */
export async function loadPrivacy(tx: Db = db): Promise<PrivacySettings> {
  const row = await tx.privacySetting.findFirst({
    orderBy: { version: "desc" },
    select: { version: true, contactYears: true, answerDays: true },
  });
  return row ?? DEFAULT_PRIVACY;
}
