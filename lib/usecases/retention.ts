import { db } from "#lib/db/client.ts";

/** Name and phone go this long after everything they were given for has ended (domain.md F1, PIPL §19); a design default. */
export const CONTACT_YEARS = 3;

/**
 * Forgets what need no longer be known: the contact of residents whose issues all ended {@link CONTACT_YEARS} years ago,
 * and the contact person of a household on the day the consent ends. What was said and done stays; who said it does not.
 * Returns how many were forgotten; run again it finds nothing.
 */
export async function forgetContacts(now: Date): Promise<{ residents: number; households: number }> {
  const residents = await db.$executeRaw`
    UPDATE residents r SET name = NULL, phone = NULL, phone_tail = NULL
    WHERE (r.name IS NOT NULL OR r.phone IS NOT NULL)
      AND r.created_at < ${now}::timestamptz - make_interval(years => ${CONTACT_YEARS}::int)
      AND NOT EXISTS (
        SELECT 1 FROM issues i WHERE i.resident_id = r.id
          AND (i.closed_at IS NULL OR i.closed_at >= ${now}::timestamptz - make_interval(years => ${CONTACT_YEARS}::int)))`;
  const households = await db.$executeRaw`
    UPDATE households SET contact_name = NULL, contact_phone = NULL, consented_until = NULL
    WHERE consented_until < (${now}::timestamptz AT TIME ZONE 'Asia/Shanghai')::date`;
  return { residents, households };
}
