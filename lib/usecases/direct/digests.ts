import { uuidv7 } from "uuidv7";
import { type Db, db } from "#lib/db/client.ts";
import {
  digestById,
  digestFigures,
  digestOffices,
  escalatedIn,
  type IssueEntry,
  kindsOf,
  orderedIn,
  placesOf,
  readingUnits,
  tellReaders,
} from "#lib/db/direct/digests.ts";
import type { UnitRef } from "#lib/db/routing/reachUnits.ts";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import {
  type DigestVerb,
  type DraftDigestForm,
  decideDigest,
  type EditDigestForm,
  type EntryFacts,
  FORMULA_VERSIONS,
  lastWhole,
  periodBefore,
  type ReadDigestForm,
} from "#lib/domain/direct/digests.ts";
import { DRAFT } from "#lib/domain/direct/messages.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { DIGEST_KINDS, type DigestKind, type EntrySection } from "#lib/domain/vocabulary.ts";
import { onceOnly, refusable } from "../outcome.ts";
import type { Titled } from "./instructions.ts";

const midnight = (date: CivilDate) => new Date(`${date}T00:00:00Z`);
type Done = { id: string };

/**
 * Drafts the last week or month that is over, from the data; where it was drafted already, that one. Errors: NOT_ALLOWED.
 */
export async function draftDigest(
  actor: Titled,
  { digestId, unitId, kind }: DraftDigestForm,
  now: Date,
): Promise<Done | Problem> {
  const holds = deskPosts(actor, "draftDigest").some((post) => post.unitId === unitId);
  const unit = holds ? (await digestOffices(db)).find(({ id }) => id === unitId) : undefined;
  return unit ? draftFor(unit, kind, digestId, actor, now) : problem("NOT_ALLOWED", { who: "COUNCIL_CLERK" });
}

/** What the clock drafts: of each office, once a week and once a month. Returns how many are new. */
export async function draftDigests(now: Date): Promise<number> {
  let made = 0;
  for (const unit of await digestOffices(db))
    for (const kind of DIGEST_KINDS) {
      const id = uuidv7();
      const done = await draftFor(unit, kind, id, null, now);
      if (!isProblem(done) && done.id === id) made += 1;
    }
  return made;
}

async function draftFor(
  unit: UnitRef,
  kind: DigestKind,
  id: string,
  actor: Titled | null,
  now: Date,
): Promise<Done | Problem> {
  const period = lastWhole(kind, shanghaiDate(now));
  const found = () =>
    db.digest.findFirst({
      where: { unitId: unit.id, kind, fromOn: midnight(period.from) },
      select: { id: true },
    });
  return onceOnly(async () => {
    const before = periodBefore(kind, period);
    const [own, last] = await Promise.all([
      digestFigures(unit, period, now),
      digestFigures(unit, before, now),
    ]);
    const figures = { now: own, before: last, versions: FORMULA_VERSIONS };
    return refusable(async (tx) => {
      const counts = { unit, period, before };
      const sections: [EntrySection, readonly (EntryFacts | IssueEntry)[]][] = [
        ["KINDS", await kindsOf(tx, counts)],
        ["PLACES", await placesOf(tx, counts)],
        ["ESCALATIONS", await escalatedIn(tx, unit, period)],
        ["ORDERS", await orderedIn(tx, unit, period)],
      ];
      // Two that draft the same at once: one row, and the other is led to it.
      const { count } = await tx.digest.createMany({
        data: [
          {
            ...{ id, unitId: unit.id, kind, fromOn: midnight(period.from), toOn: midnight(period.to) },
            ...{ state: "DRAFT", figures, asOf: now, draftedBy: actor?.personId ?? null },
          },
        ],
        skipDuplicates: true,
      });
      if (count === 0) return (await found()) ?? problem("NOT_FOUND");
      const entries = sections.flatMap(([section, list]) =>
        list.map((one) => {
          const { issueId = null, ...facts } = { issueId: null, ...one };
          return { section, facts, issueId };
        }),
      );
      await tx.digestEntry.createMany({
        data: entries.map((entry, at) => ({ ...entry, digestId: id, no: at + 1 })),
      });
      const text = {
        ...{ SUMMARY: DRAFT.summary(figures, kind), KINDS: "", PLACES: "", ESCALATIONS: "", ORDERS: "" },
        ADVICE: "",
      };
      await writeVersion(tx, { id: uuidv7(), digestId: id, no: 1, sections: text }, actor, now);
      return { id };
    });
  }, found);
}

type Version = { id: string; digestId: string; no: number; sections: Record<string, string> };
const writeVersion = (tx: Db, version: Version, actor: Titled | null, at: Date) =>
  tx.digestVersion.create({
    data: { ...version, personId: actor?.personId ?? null, dutyTitle: actor?.dutyTitle ?? "", at },
  });

/** The digest, held, for a step of its own office. */
async function heldDigest(
  tx: Db,
  actor: Titled,
  id: string,
  duty: "draftDigest" | "signDigest",
  verb: DigestVerb,
) {
  await tx.$queryRaw`SELECT FROM digests WHERE id = ${id}::uuid FOR UPDATE`;
  const digest = await digestById(tx, actor, id);
  if (!digest?.own) return problem("NOT_FOUND");
  if (!deskPosts(actor, duty).some(({ unitId }) => unitId === digest.unitId))
    return problem("NOT_ALLOWED", { who: duty === "signDigest" ? "UNIT_LEAD" : "COUNCIL_CLERK" });
  const hands = [...digest.hands, digest.draftedBy];
  const state = decideDigest({ state: digest.state, no: digest.no, hands }, verb, actor.personId);
  return isProblem(state) ? state : { digest, state };
}

/**
 * A new version of the text; what was there stays. Errors: NOT_FOUND, NOT_ALLOWED, DIGEST_OVER, DIGEST_OUT, DIGEST_CHANGED (somebody else
 * was faster).
 */
export const editDigest = (
  actor: Titled,
  { versionId: id, digestId, no, ...sections }: EditDigestForm,
  now: Date,
): Promise<Done | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const held = await heldDigest(tx, actor, digestId, "draftDigest", "edit");
        if (isProblem(held)) return held;
        if (held.digest.no !== no) return problem("DIGEST_CHANGED");
        await writeVersion(tx, { id, digestId, no: no + 1, sections }, actor, now);
        return { id: digestId };
      }),
    async () =>
      (await db.digestVersion.count({ where: { id, personId: actor.personId } })) > 0
        ? { id: digestId }
        : null,
  );

/** Signed by the head of the office who wrote nothing of it. Errors: NOT_FOUND, NOT_ALLOWED, DIGEST_OVER, DIGEST_OUT, DIGEST_OWN_HAND, DIGEST_UNREAD, DIGEST_CHANGED. */
export const signDigest = (
  actor: Titled,
  { digestId: id, no }: ReadDigestForm,
  now: Date,
): Promise<Done | Problem> =>
  refusable(async (tx) => {
    const held = await heldDigest(tx, actor, id, "signDigest", "sign");
    if (isProblem(held)) return held;
    if (held.digest.no !== no) return problem("DIGEST_CHANGED");
    const data = { state: held.state, signedBy: actor.personId, signedTitle: actor.dutyTitle, signedAt: now };
    await tx.digest.update({ where: { id }, data });
    return { id };
  });

/** Goes out to the heads of the units of its area, inside the house. Errors: NOT_FOUND, NOT_ALLOWED, DIGEST_OUT, DIGEST_NOT_SIGNED, DIGEST_CHANGED. */
export const publishDigest = (
  actor: Titled,
  { digestId: id, no }: ReadDigestForm,
  now: Date,
): Promise<Done | Problem> =>
  refusable(async (tx) => {
    const held = await heldDigest(tx, actor, id, "draftDigest", "publish");
    if (isProblem(held)) return held;
    if (held.digest.no !== no) return problem("DIGEST_CHANGED");
    await tx.digest.update({ where: { id }, data: { state: held.state, publishedAt: now } });
    await tellReaders(tx, id, held.digest.unitId, now);
    return { id };
  });

/** The receipt of the reader's units, the first time only. Errors: NOT_FOUND. */
export const openDigest = (actor: Titled, id: string, now: Date): Promise<Done | Problem> =>
  refusable(async (tx) => {
    const digest = await digestById(tx, actor, id);
    if (!digest) return problem("NOT_FOUND");
    if (digest.own) return { id };
    const units = await readingUnits(tx, actor, digest.unitId);
    await tx.digestRead.createMany({
      data: units.map((unitId) => ({
        ...{ digestId: id, unitId, dutyTitle: actor.dutyTitle, personId: actor.personId },
        at: now,
      })),
      skipDuplicates: true,
    });
    return { id };
  });
