import { db } from "#lib/db/client.ts";
import { scope } from "#lib/db/scope.ts";
import { noSql, sql } from "#lib/db/sql.ts";
import { maskAddress } from "#lib/domain/notices/noticeAddress.ts";
import type { OutsideChannel, TopicGroup } from "#lib/domain/notices/notices.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";

/** One notice as its reader sees it; the issue only while they may see it. */
export type InboxItem = {
  readonly id: string;
  readonly topic: string;
  readonly at: Date;
  readonly unread: boolean;
  readonly hazard: boolean;
  readonly receiptNo: string | null;
  readonly kind: string | null;
  readonly stage: string | null;
  readonly due: string | null;
  readonly count: string | null;
  readonly issueId: string | null;
  readonly category: string | null;
};
export type Inbox = {
  readonly items: readonly InboxItem[];
  readonly unread: number;
  /** where the next page begins */
  readonly after: string | null;
};

export const INBOX_PAGE = 30;
/** More than this is told as "99+". */
export const MOST_UNREAD = 100;

/** How many of one's own notices are unread, counted up to {@link MOST_UNREAD}. */
export async function countUnread(personId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM deliveries WHERE channel = 'INBOX' AND person_id = ${personId}::uuid AND read_at IS NULL LIMIT ${MOST_UNREAD}) u`;
  return row?.count ?? 0;
}

/** One's own notices, the newest first; `after` is the last one of the page before. */
export async function readInbox(
  actor: Staff,
  { unreadOnly, after }: { unreadOnly: boolean; after: string | null },
): Promise<Inbox> {
  const me = sql`${actor.personId}::uuid`;
  const from = after
    ? sql`AND (d.created_at, d.id) < (SELECT l.created_at, l.id FROM deliveries l WHERE l.id = ${after}::uuid AND l.person_id = ${me})`
    : noSql;
  const [items, unread] = await Promise.all([
    db.$queryRaw<InboxItem[]>`
      SELECT d.id, d.topic, d.created_at AS "at", d.read_at IS NULL AS unread, d.hazard, n.receipt_no AS "receiptNo",
        o.data->>'kind' AS kind, o.data->>'stage' AS stage, o.data->>'due' AS due, o.data->>'count' AS count, o.data->>'place' AS place, i.id AS "issueId", i.category
      FROM deliveries d
      LEFT JOIN outbox o ON o.id = d.outbox_id
      LEFT JOIN issues n ON n.id = d.issue_id
      LEFT JOIN issues i ON i.id = d.issue_id AND ${scope(actor)}
      WHERE d.channel = 'INBOX' AND d.person_id = ${me} ${unreadOnly ? sql`AND d.read_at IS NULL` : noSql} ${from}
      ORDER BY d.created_at DESC, d.id DESC LIMIT ${INBOX_PAGE + 1}`,
    countUnread(actor.personId),
  ]);
  const shown = items.slice(0, INBOX_PAGE);
  return { items: shown, unread, after: items.length > INBOX_PAGE ? (shown.at(-1)?.id ?? null) : null };
}

export type OwnAddress = {
  readonly id: string;
  readonly channel: OutsideChannel;
  /** masked: a screen may be seen by others */
  readonly shown: string;
  readonly device: string;
  readonly since: Date;
};
export type OwnSettings = {
  readonly addresses: readonly OwnAddress[];
  readonly lang: Lang;
  readonly digest: OutsideChannel | null;
  readonly mutes: readonly { readonly channel: OutsideChannel; readonly group: TopicGroup }[];
};

/** Where and how one wants to be told. */
export async function readNoticeSettings({ personId }: Staff): Promise<OwnSettings> {
  const [addresses, settings, mutes] = await Promise.all([
    db.noticeAddress.findMany({ where: { personId }, orderBy: { createdAt: "asc" } }),
    db.noticeSettings.findUnique({ where: { personId } }),
    db.noticeMute.findMany({ where: { personId } }),
  ]);
  return {
    addresses: addresses.map(({ id, channel, address, device, createdAt }) => ({
      id,
      channel: channel as OutsideChannel,
      shown: maskAddress(channel as OutsideChannel, address),
      device,
      since: createdAt,
    })),
    lang: (settings?.lang ?? "zh") as Lang,
    digest: (settings?.digest ?? null) as OutsideChannel | null,
    mutes: mutes.map((mute) => ({
      channel: mute.channel as OutsideChannel,
      group: mute.topicGroup as TopicGroup,
    })),
  };
}
