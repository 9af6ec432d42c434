import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import { receiptNo } from "#lib/domain/casework/receipt.ts";
import type { OutsideChannel } from "#lib/domain/notices/notices.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { Letter, Outcome } from "#lib/notify/channel.ts";
import { SENT } from "#lib/notify/channel.ts";
import type { Mailroom } from "#lib/notify/mailroom.ts";
import { clock, type Offices } from "./offices.ts";

/** Tuesday morning in Shanghai: no quiet hours. */
export const NOW = clock("2026-03-03 10:00");
export const minutesOn = (minutes: number, from: Date = NOW): Date =>
  new Date(from.getTime() + minutes * 60_000);

let issues = 0;
/** An issue as messages know it; what it says stands in every test against what leaves the house. */
export async function plainIssue(
  { units }: Offices,
  given: { phone?: string; hazard?: boolean; confidentiality?: string } = {},
): Promise<{ id: string; no: string }> {
  const [id, residentId, no] = [uuidv7(), uuidv7(), receiptNo(700_000 + issues++)];
  await db.resident.create({
    data: { id: residentId, name: "王阿姨", phone: given.phone ?? null, createdAt: NOW },
  });
  await db.issue.create({
    data: {
      id,
      receiptNo: no,
      receiptSecret: "7KQ2-M9XD",
      version: 1,
      state: "REGISTERED",
      tier: "URGENT",
      initialTier: "URGENT",
      level: "COMMUNITY",
      holderUnitId: units.community.id,
      coUnitIds: [],
      hazard: given.hazard ?? false,
      confidentiality: given.confidentiality ?? "NORMAL",
      channel: "VISIT",
      statement: "三楼水管一直漏",
      placeText: "3号楼",
      cityId: units.city.id,
      countyId: units.county.id,
      townId: units.town.id,
      communityId: units.community.id,
      residentId,
      spokenOn: new Date("2026-03-02"),
      registeredAt: NOW,
      updatedAt: NOW,
    },
  });
  return { id, no };
}

/** Writes messages of one event into the outbox, as a decision would. */
export async function wrote(
  topic: string,
  issueId: string | null,
  recipients: readonly string[],
  { at = NOW, data = {} }: { at?: Date; data?: object } = {},
): Promise<void> {
  await db.outbox.createMany({
    data: recipients.map((recipient) => ({ id: uuidv7(), topic, issueId, recipient, data, createdAt: at })),
  });
}

/** Gives somebody an address, without asking whether it is one. */
export async function reachableBy(
  { personId }: Staff,
  channel: OutsideChannel,
  address: string,
  keys: object | null = null,
): Promise<string> {
  const id = uuidv7();
  await db.noticeAddress.create({
    data: { id, personId, channel, address, ...(keys && { keys }), createdAt: NOW },
  });
  return id;
}

/** A mailroom that keeps what it is given, and answers as told. */
export function keepingMailroom(
  answer: (letter: Letter, channel: OutsideChannel) => Promise<Outcome> | Outcome = () => SENT,
  given: Partial<Mailroom> = {},
): Mailroom & { readonly sent: (Letter & { channel: OutsideChannel })[] } {
  const sent: (Letter & { channel: OutsideChannel })[] = [];
  return {
    offered: ["EMAIL", "SMS", "WECOM", "DINGTALK", "WEB_PUSH"],
    withholds: false,
    address: "https://minqing.example",
    send: async (channel) => async (letter) => {
      sent.push({ ...letter, channel });
      return answer(letter, channel);
    },
    ...given,
    sent,
  };
}
