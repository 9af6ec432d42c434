import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import { confirmReader } from "#lib/domain/labels/notices.ts";
import type { ReaderForm } from "#lib/domain/open/noticeReaders.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { type Mailroom, mailroom } from "#lib/notify/mailroom.ts";
import { followPath } from "#lib/seal.ts";
import { countTry } from "../sessions/throttle.ts";

const PER_CLIENT = { limit: 10, minutes: 60 } as const;
const PER_ADDRESS = { limit: 3, minutes: 24 * 60 } as const;
type Asked = ReaderForm & { readonly lang: Lang; readonly client: string };
/** `sending` ends when the question has left or failed; `link` is what stood in it, only where a demonstration sends nothing. */
export type Asking = { readonly sending: Promise<unknown>; readonly link: string | null };

/**
 * Somebody wants to hear of the notices of a place (N17 "told a day ahead"). Nothing is sent there but the question whether they
 * want it, until they say so from there. Asking again asks again. Errors: UNKNOWN_PLACE, NO_MAIL, TOO_MANY_TRIES.
 */
export async function readNoticesOf(
  { place, channel, address, lang, client }: Asked,
  now: Date,
  room: Pick<Mailroom, "offered" | "withholds" | "address" | "send"> = mailroom(),
): Promise<Asking | Problem> {
  if (!room.offered.includes(channel)) return problem("NO_MAIL");
  const minutes = Math.max(
    await countTry({ key: `follow:${client}`, ...PER_CLIENT }, now),
    await countTry({ key: `follow-to:${address}`, ...PER_ADDRESS }, now),
  );
  if (minutes > 0) return problem("TOO_MANY_TRIES", { minutes });
  const unit = await db.orgUnit.findFirst({ where: { id: place, kind: "AREA", validTo: null } });
  if (!unit) return problem("UNKNOWN_PLACE");
  const { id } = await db.noticeReader.upsert({
    where: { placeId_channel_address: { placeId: place, channel, address } },
    create: { id: uuidv7(), placeId: place, channel, address, lang, createdAt: now },
    update: { lang },
  });
  const path = followPath(id);
  if (room.withholds) return { sending: Promise.resolve(), link: path };
  const link = `${room.address}${path}`;
  const letter = { ...confirmReader(channel, unit.name, link, lang), link };
  const send = await room.send(channel);
  const sending = send({ id: uuidv7(), to: address, keys: null, ...letter, urgent: false, at: now });
  return { sending, link: null };
}
