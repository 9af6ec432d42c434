import { contactOf, type KeptContact } from "#lib/db/casework/ownContact.ts";
import { db } from "#lib/db/client.ts";
import { rightsOfIssue } from "#lib/db/rights/rights.ts";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { DeliveryState } from "#lib/domain/notices/notices.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { maskPhone } from "#lib/domain/phone.ts";
import { keptUntil, type PrivacySettings } from "#lib/domain/rights/privacy.ts";
import type { RightsRequest } from "#lib/domain/rights/rights.ts";
import { maskName } from "#lib/domain/text.ts";
import type { Channel, Confidentiality, Lang, Role, Verb } from "#lib/domain/vocabulary.ts";
import { followersOf } from "../residents/followers.ts";
import { readTracked, type Tracked } from "../residents/residents.ts";

/** Who looked at the contact: unit and post, which are public, never the person. */
export type Look = {
  readonly at: Date;
  readonly unit: string;
  readonly duty: string;
  readonly role: Role | null;
  readonly reason: string;
};
export type OwnMessage = { readonly at: Date; readonly topic: string; readonly state: DeliveryState };
/** What the resident said after the first telling, in their words. */
export type OwnWords = { readonly at: Date; readonly verb: Verb; readonly words: string };

/** Everything that is kept of whoever holds the receipt, as far as it is theirs to read (PIPL §44–45). */
export type OwnInformation = {
  readonly tracked: Tracked;
  /** opened with the key; otherwise name and phone are masked */
  readonly byKey: boolean;
  readonly channel: Channel;
  readonly confidentiality: Confidentiality;
  readonly mapPoint: string | null;
  /** who else hears of it by e-mail */
  readonly followers: readonly { readonly address: string; readonly confirmed: boolean }[];
  readonly contact: {
    readonly name: string | null;
    readonly phone: string | null;
    /** of messages; null = nothing was said, so Chinese */
    readonly lang: Lang | null;
  } | null;
  /** null while the matter goes on */
  readonly keptUntil: CivilDate | null;
  readonly looks: readonly Look[];
  readonly messages: readonly OwnMessage[];
  readonly said: readonly OwnWords[];
  readonly requests: readonly RightsRequest[];
};

/** The information of the receipt in this browser, or null. */
export async function ownInformation(
  actor: ResidentActor,
  privacy: PrivacySettings,
  now: Date,
): Promise<OwnInformation | null> {
  const tracked = await readTracked(actor, now);
  if (!tracked) return null;
  const { issueId } = tracked;
  const [issue, contact, looks, messages, said, requests, followers] = await Promise.all([
    db.issue.findUniqueOrThrow({
      where: { id: issueId },
      select: { channel: true, confidentiality: true, residentId: true, closedAt: true, mapPoint: true },
    }),
    contactOf(db, issueId),
    looksAt(issueId),
    messagesOf(issueId),
    saidIn(issueId),
    rightsOfIssue(db, issueId),
    followersOf(actor),
  ]);
  const beside = issue.residentId
    ? await db.issue.findMany({ where: { residentId: issue.residentId }, select: { closedAt: true } })
    : [issue];
  return {
    tracked,
    byKey: actor.byKey ?? false,
    mapPoint: issue.mapPoint,
    followers,
    channel: issue.channel as Channel,
    confidentiality: issue.confidentiality as Confidentiality,
    contact: contact && (contact.name || contact.phone) ? shown(contact, actor) : null,
    keptUntil: keptUntil(
      beside.map(({ closedAt }) => closedAt),
      privacy,
    ),
    looks,
    messages,
    said,
    requests,
  };
}

/** Four digits of a phone open the page, but do not tell whoever guessed them the rest. */
const shown = ({ name, phone, lang }: KeptContact, { byKey }: ResidentActor): OwnInformation["contact"] =>
  byKey ? { name, phone, lang } : { name: name && maskName(name), phone: phone && maskPhone(phone), lang };

/** By the post that gave the right to look on that day. */
const looksAt = (issueId: string): Promise<Look[]> => db.$queryRaw<Look[]>`
  SELECT v.at, v.reason, coalesce(q.unit, '') AS unit, coalesce(p.duty_title, '') AS duty, q.role
  FROM contact_views v LEFT JOIN people p ON p.id = v.person_id
  LEFT JOIN LATERAL (
    SELECT u.name AS unit, o.role FROM posts o JOIN org_units u ON u.id = o.unit_id
    WHERE o.person_id = v.person_id AND o.valid_from <= (v.at AT TIME ZONE 'Asia/Shanghai')::date
      AND (o.valid_to IS NULL OR o.valid_to > (v.at AT TIME ZONE 'Asia/Shanghai')::date)
    ORDER BY (o.role IN ('HANDLER', 'UNIT_LEAD', 'INTAKE_CLERK', 'COUNCIL_CLERK', 'CALLBACK_OFFICER')) DESC, o.id LIMIT 1) q ON true
  WHERE v.issue_id = ${issueId}::uuid ORDER BY v.at DESC`;

/** Messages to the resident's own phone, in the order they were made. */
const messagesOf = (issueId: string): Promise<OwnMessage[]> => db.$queryRaw<OwnMessage[]>`
  SELECT coalesce(d.sent_at, d.created_at) AS at, d.topic, d.state FROM deliveries d
  WHERE d.issue_id = ${issueId}::uuid AND d.recipient LIKE 'resident:%' ORDER BY d.created_at, d.id`;

async function saidIn(issueId: string): Promise<OwnWords[]> {
  const events = await db.issueEvent.findMany({
    where: { issueId, actorRole: "RESIDENT", verb: { notIn: ["register", "askRight"] } },
    orderBy: { seq: "asc" },
    select: { verb: true, at: true, data: true },
  });
  return events.flatMap(({ verb, at, data }) => {
    const { words, reason } = data as { words?: string; reason?: string };
    const text = words || reason;
    return text ? [{ at, verb: verb as Verb, words: text }] : [];
  });
}
