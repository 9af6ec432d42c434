import { db } from "#lib/db/client.ts";
import {
  type DigestRow,
  digestById,
  digestOffices,
  digestsFor,
  type EarlierRow,
  type EntryRow,
  earlierOf,
  entriesOf,
  type ReceiptRow,
  receiptCounts,
  receiptsOf,
} from "#lib/db/direct/digests.ts";
import { seenAmong } from "#lib/db/points/sessions.ts";
import { deskPosts, mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { decideDigest } from "#lib/domain/direct/digests.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem } from "#lib/domain/problems.ts";
import { isUuid } from "../casework/issues.ts";
import { type Instructing, type InstructionShown, instructedOn } from "./instructions.ts";

const MOST_DIGESTS = 100;
const MOST_RECEIPTS = 300;

export type DigestsPage = {
  readonly digests: readonly Omit<DigestRow, "hands">[];
  /** offices for which one may ask for a draft */
  readonly offices: readonly { readonly id: string; readonly name: string }[];
};
/** Digests of the own office in every state, and what was published to it; null for whoever reads none. */
export async function readDigests(actor: Staff): Promise<DigestsPage | null> {
  if (!["draftDigest", "signDigest", "readDigest"].some((duty) => mayAtDesk(actor, duty as "readDigest")))
    return null;
  const [digests, offices] = await Promise.all([digestsFor(db, actor, MOST_DIGESTS), digestOffices(db)]);
  const own = deskPosts(actor, "draftDigest").map(({ unitId }) => unitId);
  return {
    digests: digests.map(({ hands: _, ...digest }) => digest),
    offices: offices.filter(({ id }) => own.includes(id)).map(({ id, name }) => ({ id, name })),
  };
}

export type DigestPage = {
  readonly digest: Omit<DigestRow, "hands">;
  readonly entries: readonly (EntryRow & { readonly opens: boolean })[];
  /** what stood in it before; told to the office that makes it, and to nobody else */
  readonly earlier: readonly EarlierRow[];
  readonly may: { readonly edit: boolean; readonly sign: boolean; readonly publish: boolean };
  /** why the reader, who signs for the office, may not sign this one yet */
  readonly hindrance: Problem | null;
  readonly receipts: {
    readonly rows: readonly ReceiptRow[];
    readonly units: number;
    readonly opened: number;
  } | null;
  readonly instructions: readonly InstructionShown[];
  readonly instructing: Instructing | null;
};
export async function readDigest(actor: Staff, id: string, now: Date): Promise<DigestPage | null> {
  const found = isUuid(id) ? await digestById(db, actor, id) : null;
  if (!found) return null;
  const { hands, ...digest } = found;
  const holds = (duty: "draftDigest" | "signDigest") =>
    deskPosts(actor, duty).some(({ unitId }) => unitId === digest.unitId);
  const given = { state: digest.state, no: digest.no, hands: [...hands, digest.draftedBy] };
  const decided = (verb: "edit" | "sign" | "publish") => decideDigest(given, verb, actor.personId);
  const goes = (verb: "edit" | "sign" | "publish") => !isProblem(decided(verb));
  const signed = decided("sign");
  const entries = await entriesOf(db, [id]);
  const seen = await seenAmong(
    db,
    actor,
    entries.flatMap(({ issueId }) => issueId ?? []),
  );
  const published = digest.state === "PUBLISHED";
  const beside = published
    ? await instructedOn(actor, { digestId: id }, now)
    : { instructions: [], instructing: null };
  return {
    digest,
    entries: entries.map((entry) => ({ ...entry, opens: entry.issueId !== null && seen.has(entry.issueId) })),
    earlier: digest.own ? await earlierOf(db, id, digest.no) : [],
    may: {
      edit: holds("draftDigest") && goes("edit"),
      sign: holds("signDigest") && goes("sign"),
      publish: holds("draftDigest") && goes("publish"),
    },
    hindrance: holds("signDigest") && digest.state === "DRAFT" && isProblem(signed) ? signed : null,
    receipts:
      digest.own && published
        ? {
            rows: await receiptsOf(db, id, digest.unitId, MOST_RECEIPTS),
            ...(await receiptCounts(db, id, digest.unitId)),
          }
        : null,
    ...beside,
  };
}
