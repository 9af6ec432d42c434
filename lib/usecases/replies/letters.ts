import { loadIssue } from "#lib/db/casework/issues.ts";
import type { Db } from "#lib/db/client.ts";
import { letterFacts, letterOffers, lockLetter, nextLetterNumber, sealOf } from "#lib/db/replies/letters.ts";
import { shanghaiDate, yearOf } from "#lib/domain/calendar/calendar.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import type { DeskDuty } from "#lib/domain/desk/deskGrants.ts";
import { DESK_GRANTS } from "#lib/domain/desk/deskGrants.ts";
import { type LetterParts, letterBody } from "#lib/domain/letters/blocks.ts";
import { letterPost } from "#lib/domain/letters/desk.ts";
import type { LetterForm } from "#lib/domain/letters/forms.ts";
import { LETTERS } from "#lib/domain/letters/kinds.ts";
import { letterNumber, unitWords } from "#lib/domain/letters/number.ts";
import { type ActorPost, type Staff, sees } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import type { LetterKind, LetterSeries, ServiceWay } from "#lib/domain/vocabulary.ts";
import { refusable } from "../outcome.ts";

type Duty = Extract<DeskDuty, "draftLetter" | "issueLetter">;
const notAllowed = (duty: Duty): Problem =>
  problem("NOT_ALLOWED", { who: [...new Set(DESK_GRANTS[duty].map(([role]) => role))].join(",") });

/** The issue of a letter, for whoever sees it; and the step the letter tells of, while there is one. */
async function caseOf(tx: Db, actor: Staff, issueId: string, kind: LetterKind) {
  const issue = await loadIssue(tx, issueId);
  if (!issue || !sees(actor, issue)) return null;
  const offers = await letterOffers(tx, issueId);
  return { issue, step: offers.find((offer) => offer.kind === kind)?.step ?? null };
}

/**
 * Drafts a letter, or changes a draft, from the step it tells of (domain.md F5). Errors: NOT_FOUND (also for what is not
 * theirs), NOT_ALLOWED, LETTER_NOT_OFFERED, LETTER_SIGNED, LETTER_VOID, CHANGED_MEANWHILE.
 */
export const draftLetter = (actor: Staff, form: LetterForm, now: Date): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const { letterId: id, issueId, kind } = form;
    const found = await caseOf(tx, actor, issueId, kind);
    if (!found) return problem("NOT_FOUND");
    const post = letterPost(actor, "draftLetter", found.issue, found.step?.unitId ?? null);
    if (!post) return notAllowed("draftLetter");
    if (!found.step) return problem("LETTER_NOT_OFFERED");
    const before = await lockLetter(tx, id);
    if (before && (before.issueId !== issueId || before.kind !== kind)) return problem("NOT_FOUND");
    const fixed = before && (await stillDraft(before));
    if (fixed) return fixed;
    const seal = await sealOf(tx, post.unitId);
    const facts = await letterFacts(tx, found.issue, found.step, seal);
    const parts = partsOf(kind, form);
    const written = {
      parts,
      addressee: String(form.addressee),
      body: letterBody(kind, facts, parts),
      unitId: seal.id,
      drafterId: actor.personId,
      draftedAt: now,
      version: form.version + 1,
    };
    if (!before) {
      await tx.letter.create({
        data: { id, issueId, kind, state: "DRAFT", series: LETTERS[kind].series, ...written },
      });
      return { id };
    }
    if (before.version !== form.version) return changed(tx, before.drafterId);
    await tx.letter.update({ where: { id }, data: written });
    return { id };
  });

const partsOf = (kind: LetterKind, form: LetterForm): LetterParts => {
  const texts = form as unknown as Record<string, string>;
  return Object.fromEntries(LETTERS[kind].parts.map(({ key }) => [key, texts[key] ?? ""]));
};

type Row = NonNullable<Awaited<ReturnType<typeof lockLetter>>>;
const stillDraft = (letter: Row): Problem | null =>
  letter.state === "VOIDED"
    ? problem("LETTER_VOID")
    : letter.state === "SIGNED"
      ? problem("LETTER_SIGNED", { number: letter.numberText ?? "" })
      : null;

async function changed(tx: Db, personId: string): Promise<Problem> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { name: true } });
  return problem("CHANGED_MEANWHILE", { who: person?.name ?? "" });
}

/** The locked letter, its issue, and the post by which this actor may do `duty` with it. */
async function open(
  tx: Db,
  actor: Staff,
  letterId: string,
  duty: Duty,
): Promise<{ letter: Row; issue: Issue; post: ActorPost } | Problem> {
  const letter = await lockLetter(tx, letterId);
  const found = letter && (await caseOf(tx, actor, letter.issueId, letter.kind as LetterKind));
  if (!letter || !found) return problem("NOT_FOUND");
  const post = letterPost(actor, duty, found.issue, found.step?.unitId ?? null);
  return post ? { letter, issue: found.issue, post } : notAllowed(duty);
}

/**
 * 签发: another person than the drafter signs; the number is taken in this transaction, the text is frozen from here on.
 * Signing twice by the same person answers as the first time. Errors: NOT_FOUND, NOT_ALLOWED, SIGN_OWN_LETTER,
 * LETTER_SIGNED, LETTER_VOID, CHANGED_MEANWHILE.
 */
export const issueLetter = (
  actor: Staff,
  asked: { letterId: string; version: number },
  now: Date,
): Promise<{ id: string; numberText: string } | Problem> =>
  refusable((tx) => issueLetterIn(tx, actor, asked, now));

/** Inside a transaction that is already open. */
export async function issueLetterIn(
  tx: Db,
  actor: Staff,
  { letterId: id, version }: { letterId: string; version: number },
  now: Date,
): Promise<{ id: string; numberText: string } | Problem> {
  const opened = await open(tx, actor, id, "issueLetter");
  if (isProblem(opened)) return opened;
  const { letter } = opened;
  if (letter.numberText && letter.state === "SIGNED" && letter.signerId === actor.personId)
    return { id, numberText: letter.numberText };
  const fixed = stillDraft(letter);
  if (fixed) return fixed;
  if (letter.drafterId === actor.personId) return problem("SIGN_OWN_LETTER");
  if (letter.version !== version) return changed(tx, letter.drafterId);
  const on = shanghaiDate(now);
  const series = letter.series as LetterSeries;
  const year = yearOf(on);
  const words = unitWords((await sealOf(tx, letter.unitId)).path);
  // Taken last: whoever signs for the same unit waits for this row until the transaction ends.
  const { word, number } = await nextLetterNumber(tx, { unitId: letter.unitId, series, year, words });
  const numberText = letterNumber(word, series, year, number);
  await tx.letter.update({
    where: { id },
    data: {
      state: "SIGNED",
      version: version + 1,
      year,
      number,
      numberText,
      signerId: actor.personId,
      signedAt: now,
      letterOn: new Date(on),
    },
  });
  return { id, numberText };
}

/**
 * 作废: a signed letter keeps its number, which is never given again; a draft is thrown away like this too.
 * Errors: NOT_FOUND, NOT_ALLOWED, LETTER_VOID.
 */
export const voidLetter = (
  actor: Staff,
  { letterId: id, reason }: { letterId: string; reason: string },
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const draft = await tx.letter.findUnique({ where: { id }, select: { state: true } });
    const opened = await open(tx, actor, id, draft?.state === "DRAFT" ? "draftLetter" : "issueLetter");
    if (isProblem(opened)) return opened;
    if (opened.letter.state === "VOIDED") return problem("LETTER_VOID");
    await tx.letter.update({
      where: { id },
      data: { state: "VOIDED", voidedById: actor.personId, voidedAt: now, voidReason: reason },
    });
    return { id };
  });

/**
 * 送达回证: how and on which day the letter reached the person. Once; a letter served wrongly is voided and drafted anew.
 * Errors: NOT_FOUND, NOT_ALLOWED, LETTER_VOID, LETTER_NOT_SIGNED, LETTER_SERVED, SERVED_ON_WRONG.
 */
export const serveLetter = (
  actor: Staff,
  served: { letterId: string; servedOn: string; servedHow: ServiceWay; servedNote: string },
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const opened = await open(tx, actor, served.letterId, "draftLetter");
    if (isProblem(opened)) return opened;
    const { letter } = opened;
    if (letter.state === "VOIDED") return problem("LETTER_VOID");
    if (letter.state === "DRAFT" || !letter.letterOn) return problem("LETTER_NOT_SIGNED");
    if (letter.servedAt) return problem("LETTER_SERVED");
    const from = letter.letterOn.toISOString().slice(0, 10);
    if (served.servedOn < from || served.servedOn > shanghaiDate(now))
      return problem("SERVED_ON_WRONG", { from });
    await tx.letter.update({
      where: { id: letter.id },
      data: {
        servedOn: new Date(served.servedOn),
        servedHow: served.servedHow,
        servedNote: served.servedNote || null,
        servedById: actor.personId,
        servedAt: now,
      },
    });
    return { id: letter.id };
  });
