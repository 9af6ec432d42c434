import { db } from "#lib/db/client.ts";
import { bundledIn, type ClaimedRow } from "#lib/db/notices/deliveries.ts";
import {
  digest,
  framed,
  type Rendered,
  readerLetter,
  residentEmail,
  residentSentence,
  staffSentence,
} from "#lib/domain/labels/notices.ts";
import { noticePath } from "#lib/domain/notices/notices.ts";
import { bookingPath, followPath, ratingWord } from "#lib/seal.ts";

/**
 * The words of a delivery. Made when it leaves, from the receipt number and the topic alone: nothing a resident said, no
 * name and no phone is kept for it, nor could it slip in.
 */
export async function noticeLetter(row: ClaimedRow, address: string): Promise<Rendered & { link: string }> {
  const link = linkOf(row, address);
  if (row.topic === "digest") {
    const lines = (await bundledIn(db, row.id)).map((facts) => staffSentence(facts, row.lang));
    return { ...digest(row.channel, lines, link, row.lang), link };
  }
  const sentence = (row.toResident ? residentSentence(row, row.lang) : null) ?? staffSentence(row, row.lang);
  const { readerId, channel } = row;
  if (readerId && (channel === "EMAIL" || channel === "SMS"))
    return {
      ...readerLetter(channel, sentence, { link, stop: `${address}${followPath(readerId)}/stop` }, row.lang),
      link,
    };
  if (row.followerId && row.channel === "EMAIL")
    return {
      ...residentEmail(sentence, link, `${address}${followPath(row.followerId)}/stop`, row.lang),
      link,
    };
  return { ...framed(row.channel, sentence, link, row.lang), link };
}

/** Residents follow by number, and rate what is solved by a link that needs nothing else; staff open the issue, or their inbox where an address is better short. */
function linkOf(row: ClaimedRow, address: string): string {
  const { toResident, receiptNo, round, issueId, topic, channel, bookingId } = row;
  if (row.readerId) return `${address}/notices/${row.noticeId}`;
  if (bookingId) return `${address}${bookingPath(bookingId)}`;
  if (toResident && topic === "resolve" && receiptNo && round)
    return `${address}/r/${ratingWord(receiptNo, round)}`;
  if (toResident) return `${address}/track?no=${receiptNo}`;
  return `${address}${channel === "SMS" ? "/inbox" : noticePath(topic, issueId)}`;
}
