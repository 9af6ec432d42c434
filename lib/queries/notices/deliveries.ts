import { db } from "#lib/db/client.ts";
import { noSql, sql } from "#lib/db/sql.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import {
  DELIVERY_VIEWS,
  type DeliveryFilter,
  type DeliveryView,
  VIEWS,
} from "#lib/domain/notices/deliveryViews.ts";
import { maskAddress } from "#lib/domain/notices/noticeAddress.ts";
import type { DeliveryState, OutsideChannel } from "#lib/domain/notices/notices.ts";
import type { Staff } from "#lib/domain/permissions.ts";

/** A delivery as whoever runs the system sees it: nothing of the issue, and of the address only what tells two apart. */
export type DeliveryItem = {
  readonly id: string;
  readonly topic: string;
  readonly channel: OutsideChannel;
  readonly state: DeliveryState;
  readonly toResident: boolean;
  /** masked; null when the address or the phone is gone */
  readonly address: string | null;
  readonly attempts: number;
  readonly error: string | null;
  readonly createdAt: Date;
  /** when it is to be tried, left, or would have left */
  readonly at: Date | null;
  readonly replayedAt: Date | null;
  /** what would have been sent; in demonstrations only */
  readonly text: string | null;
};
export type Deliveries = {
  readonly filter: DeliveryFilter;
  readonly counts: Readonly<Record<DeliveryView, number>>;
  readonly items: readonly DeliveryItem[];
  readonly after: string | null;
};

export const DELIVERY_PAGE = 30;

/** What left the house, or did not. Null for whoever may not send it again. */
export async function readDeliveries(actor: Staff, filter: DeliveryFilter): Promise<Deliveries | null> {
  if (!mayAtDesk(actor, "replayDelivery")) return null;
  const { view, channel, after } = filter;
  const [rows, states] = await Promise.all([
    db.$queryRaw<DeliveryItem[]>`
      SELECT d.id, d.topic, d.channel, d.state, d.recipient LIKE 'resident:%' AS "toResident", coalesce(a.address, r.phone) AS address,
        d.attempts, d.error, d.created_at AS "createdAt", coalesce(d.due_at, d.sent_at, d.sending_at) AS "at",
        d.replayed_at AS "replayedAt", d.text
      FROM deliveries d
      LEFT JOIN notice_addresses a ON a.id = d.address_id
      LEFT JOIN residents r ON r.id = CASE WHEN d.recipient LIKE 'resident:%' THEN substring(d.recipient FROM 10)::uuid END
      WHERE d.channel <> 'INBOX' AND d.state = ANY(${[...DELIVERY_VIEWS[view]]}::text[])
        ${channel ? sql`AND d.channel = ${channel}` : noSql}
        ${after ? sql`AND (d.created_at, d.id) < (SELECT l.created_at, l.id FROM deliveries l WHERE l.id = ${after}::uuid)` : noSql}
      ORDER BY d.created_at DESC, d.id DESC LIMIT ${DELIVERY_PAGE + 1}`,
    db.$queryRaw<{ state: DeliveryState; count: number }[]>`
      SELECT state, count(*)::int AS count FROM deliveries WHERE channel <> 'INBOX' GROUP BY state`,
  ]);
  const shown = rows.slice(0, DELIVERY_PAGE).map(({ address, ...row }) => ({
    ...row,
    address: address && maskAddress(row.channel, address),
  }));
  const count = (of: DeliveryView) =>
    states
      .filter(({ state }) => (DELIVERY_VIEWS[of] as readonly DeliveryState[]).includes(state))
      .reduce((sum, row) => sum + row.count, 0);
  return {
    filter,
    counts: Object.fromEntries(VIEWS.map((of) => [of, count(of)])) as Record<DeliveryView, number>,
    items: shown,
    after: rows.length > DELIVERY_PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}
