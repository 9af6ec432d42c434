import { strikeOut } from "#lib/db/casework/removedContact.ts";
import { db, transaction } from "#lib/db/client.ts";
import { loadPrivacy } from "#lib/db/rights/privacy.ts";

const AT_ONCE = 200;

/**
 * Forgets what need no longer be known: the contact of residents whose issues all ended as many years ago as the city
 * office set (PIPL §19), with what colleagues wrote down of it, and the contact person of a household on the day the
 * consent ends. What was said and done stays; who said it does not. An issue that was reopened and ended again counts
 * anew; a request that waits holds nothing back. Returns how many were forgotten; run again it finds nothing.
 */
export async function forgetContacts(now: Date): Promise<{ residents: number; households: number }> {
  const { contactYears } = await loadPrivacy();
  let residents = 0;
  for (;;) {
    const due = await db.$queryRaw<Known[]>`
      SELECT r.id, r.name, r.phone FROM residents r
      WHERE (r.name IS NOT NULL OR r.phone IS NOT NULL)
        AND (EXISTS (SELECT FROM issues i WHERE i.resident_id = r.id)
          OR r.created_at < ${now}::timestamptz - make_interval(years => ${contactYears}::int))
        AND NOT EXISTS (
          SELECT 1 FROM issues i WHERE i.resident_id = r.id
            AND (i.closed_at IS NULL OR i.closed_at >= ${now}::timestamptz - make_interval(years => ${contactYears}::int)))
      LIMIT ${AT_ONCE}`;
    for (const known of due) await forget(known);
    residents += due.length;
    if (due.length < AT_ONCE) break;
  }
  const households = await db.$executeRaw`
    UPDATE households SET contact_name = NULL, contact_phone = NULL, consented_on = NULL, consented_until = NULL,
      version = version + 1
    WHERE consented_until < (${now}::timestamptz AT TIME ZONE 'Asia/Shanghai')::date`;
  return { residents, households };
}

type Known = { id: string; name: string | null; phone: string | null };
/** What the name is found by goes with the name. */
const forget = ({ id, ...contact }: Known): Promise<void> =>
  transaction(async (tx) => {
    const issues = await tx.issue.findMany({
      where: { residentId: id },
      select: { id: true, visitId: true },
    });
    for (const issue of issues) await strikeOut(tx, issue, contact);
    await tx.resident.update({
      where: { id },
      data: { name: null, phone: null, phoneTail: null, nameKeys: null, lang: null },
    });
  });

/**
 * To whom an official letter went is forgotten with the contact, as many years after its issue ended; its text and number
 * stay. Returns how many; run again it finds nothing.
 */
export async function forgetAddressees(now: Date): Promise<number> {
  const { contactYears } = await loadPrivacy();
  return db.$executeRaw`
    UPDATE letters l SET addressee = NULL FROM issues i
    WHERE i.id = l.issue_id AND l.addressee IS NOT NULL
      AND i.closed_at < ${now}::timestamptz - make_interval(years => ${contactYears}::int)`;
}

/**
 * Who spoke for somebody is forgotten as many years after the issue ended; that somebody did, and how they were asked,
 * stays. Returns how many; run again it finds nothing.
 */
export async function forgetAgents(now: Date): Promise<number> {
  const { contactYears } = await loadPrivacy();
  return db.$executeRaw`
    UPDATE mandates m SET agent_name = NULL, agent_phone = NULL FROM issues i
    WHERE i.id = m.issue_id AND (m.agent_name IS NOT NULL OR m.agent_phone IS NOT NULL)
      AND i.closed_at < ${now}::timestamptz - make_interval(years => ${contactYears}::int)`;
}

/**
 * What was sent along goes with the contact: the files of an issue that ended as long ago and whose resident is not known
 * any more, and those of a visit as old that no such living issue came of. What they held goes with the next cleaning.
 * Returns how many; run again it finds nothing.
 */
export async function forgetFiles(now: Date): Promise<number> {
  const { contactYears } = await loadPrivacy();
  return db.$executeRaw`
    WITH remembered AS (
      SELECT i.id, i.visit_id FROM issues i LEFT JOIN residents r ON r.id = i.resident_id
      WHERE i.closed_at IS NULL OR i.closed_at >= ${now}::timestamptz - make_interval(years => ${contactYears}::int)
        OR r.name IS NOT NULL OR r.phone IS NOT NULL)
    DELETE FROM attachments a
    WHERE (a.issue_id IS NOT NULL AND NOT EXISTS (SELECT FROM remembered m WHERE m.id = a.issue_id))
      OR (a.visit_id IS NOT NULL AND NOT EXISTS (SELECT FROM remembered m WHERE m.visit_id = a.visit_id)
        AND EXISTS (SELECT FROM visits v WHERE v.id = a.visit_id
          AND v.visited_at < ${now}::timestamptz - make_interval(years => ${contactYears}::int)))`;
}

/**
 * What a system outside sent along for somebody, and the fingerprint of what it said, go with the contact. That it was
 * filed by it stays. Returns how many; run again it finds nothing.
 */
export async function forgetFiled(now: Date): Promise<number> {
  const { contactYears } = await loadPrivacy();
  return db.$executeRaw`
    UPDATE open311_requests f SET media_url = NULL, fingerprint = NULL FROM issues i
    WHERE i.id = f.issue_id AND f.fingerprint IS NOT NULL
      AND i.closed_at < ${now}::timestamptz - make_interval(years => ${contactYears}::int)`;
}

/** After this long nothing happens to an ended issue any more: it can be opened again for thirty days. */
const FOLLOWED_DAYS = 60;
/** An address is kept no longer than there is something to tell (PIPL §19), one never confirmed no longer than a day. */
export const forgetFollowers = (now: Date): Promise<number> => db.$executeRaw`
  WITH unread AS (DELETE FROM notice_readers
    WHERE confirmed_at IS NULL AND created_at < ${now}::timestamptz - interval '1 day')
  DELETE FROM issue_followers f USING issues i
  WHERE i.id = f.issue_id AND (i.closed_at < ${now}::timestamptz - make_interval(days => ${FOLLOWED_DAYS}::int)
    OR (f.confirmed_at IS NULL AND f.created_at < ${now}::timestamptz - interval '1 day'))`;
