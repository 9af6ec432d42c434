import { loadIssue } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { letterFacts, letterOffers, sealOf } from "#lib/db/replies/letters.ts";
import { mayRevealContact } from "#lib/domain/casework/contact.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import type { LetterBody, LetterParts } from "#lib/domain/letters/blocks.ts";
import { letterPost } from "#lib/domain/letters/desk.ts";
import { proposedParts } from "#lib/domain/letters/proposal.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import { salutation } from "#lib/domain/replies/fillIns.ts";
import { maskName } from "#lib/domain/text.ts";
import { LETTER_KINDS, type LetterKind, type LetterState, type ServiceWay } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";
import { letterTemplates, type TemplateChoice } from "./templates.ts";

export type LetterLine = {
  readonly id: string;
  readonly kind: LetterKind;
  readonly state: LetterState;
  readonly numberText: string | null;
  readonly draftedAt: Date;
  readonly servedOn: string | null;
};
/** What was done with it after it was drafted, oldest first. */
export type LetterAct = {
  readonly what: "SIGNED" | "SERVED" | "VOIDED";
  readonly at: Date;
  readonly by: string;
  readonly reason: string;
};
export type LettersOfIssue = {
  readonly letters: readonly (LetterLine & {
    readonly unitName: string;
    /** none while it is a draft, nor of a draft that was thrown away */
    readonly acts: readonly LetterAct[];
  })[];
  /** what this person may draft now */
  readonly offers: readonly LetterKind[];
};
const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/** The letters of an issue, newest first, and which could be drafted. The caller has asked whether the issue may be seen. */
export async function lettersOfIssue(actor: Staff, issue: Issue): Promise<LettersOfIssue> {
  const [rows, offers] = await Promise.all([
    db.letter.findMany({ where: { issueId: issue.id }, orderBy: [{ draftedAt: "desc" }, { id: "desc" }] }),
    letterOffers(db, issue.id),
  ]);
  const named = await namesOf(rows.flatMap((row) => [row.signerId, row.servedById, row.voidedById]));
  const actsOf = (row: (typeof rows)[number]): LetterAct[] =>
    [
      { what: "SIGNED" as const, at: row.signedAt, by: row.signerId, reason: "" },
      { what: "SERVED" as const, at: row.servedAt, by: row.servedById, reason: "" },
      {
        what: "VOIDED" as const,
        at: row.signedAt && row.voidedAt,
        by: row.voidedById,
        reason: row.voidReason,
      },
    ].flatMap(({ at, by, reason, what }) => (at ? [{ what, at, by: named(by), reason: reason ?? "" }] : []));
  return {
    letters: rows.map((row) => ({
      id: row.id,
      kind: row.kind as LetterKind,
      state: row.state as LetterState,
      numberText: row.numberText,
      draftedAt: row.draftedAt,
      servedOn: day(row.servedOn),
      unitName: (row.body as unknown as LetterBody).unit,
      acts: actsOf(row),
    })),
    offers: offers
      .filter(({ step }) => letterPost(actor, "draftLetter", issue, step.unitId))
      .map(({ kind }) => kind),
  };
}

/** How these people are called. */
async function namesOf(ids: readonly (string | null)[]): Promise<(personId: string | null) => string> {
  const people = await db.person.findMany({
    where: { id: { in: ids.filter((one) => one !== null) } },
    select: { id: true, name: true, dutyTitle: true },
  });
  return (personId) => {
    const person = people.find((one) => one.id === personId);
    return person?.dutyTitle || person?.name || "";
  };
}

export type LetterPage = LetterLine & {
  readonly issueId: string;
  readonly receiptNo: string;
  readonly version: number;
  readonly body: LetterBody;
  /** whole for who may know the resident's name, else masked */
  readonly addressee: string | null;
  readonly letterOn: string | null;
  readonly drafter: string;
  readonly signer: string | null;
  readonly signedAt: Date | null;
  readonly voided: { readonly by: string; readonly at: Date; readonly reason: string } | null;
  readonly served: {
    readonly on: string;
    readonly how: ServiceWay;
    readonly note: string;
    readonly by: string;
    readonly at: Date;
  } | null;
  readonly may: {
    readonly edit: boolean;
    readonly sign: boolean;
    readonly void: boolean;
    readonly serve: boolean;
  };
  /** would sign, but drafted it */
  readonly ownDraft: boolean;
};

/** One letter as it is printed, with what may be done with it; null for what is not there or not theirs. */
export async function readLetter(actor: Staff, id: string): Promise<LetterPage | null> {
  const row = isUuid(id) ? await db.letter.findUnique({ where: { id } }) : null;
  const issue = row && (await loadIssue(db, row.issueId));
  if (!row || !issue || !sees(actor, issue)) return null;
  const [offers, named] = await Promise.all([
    letterOffers(db, issue.id),
    namesOf([row.drafterId, row.signerId, row.voidedById, row.servedById]),
  ]);
  const step = offers.find(({ kind }) => kind === row.kind)?.step ?? null;
  const drafts = letterPost(actor, "draftLetter", issue, step?.unitId ?? null) !== null;
  const signs = letterPost(actor, "issueLetter", issue, step?.unitId ?? null) !== null;
  const isDraft = row.state === "DRAFT";
  const isDrafter = row.drafterId === actor.personId;
  const whole = mayRevealContact(actor, issue) || isDrafter || row.signerId === actor.personId;
  return {
    id,
    kind: row.kind as LetterKind,
    state: row.state as LetterState,
    numberText: row.numberText,
    draftedAt: row.draftedAt,
    servedOn: day(row.servedOn),
    issueId: issue.id,
    receiptNo: issue.receiptNo,
    version: row.version,
    body: row.body as unknown as LetterBody,
    addressee: row.addressee && (whole ? row.addressee : maskName(row.addressee)),
    letterOn: day(row.letterOn),
    drafter: named(row.drafterId),
    signer: row.signerId && named(row.signerId),
    signedAt: row.signedAt,
    voided: row.voidedAt && { by: named(row.voidedById), at: row.voidedAt, reason: row.voidReason ?? "" },
    served: row.servedAt &&
      row.servedOn && {
        on: row.servedOn.toISOString().slice(0, 10),
        how: row.servedHow as ServiceWay,
        note: row.servedNote ?? "",
        by: named(row.servedById),
        at: row.servedAt,
      },
    may: {
      edit: isDraft && drafts && step !== null,
      sign: isDraft && signs && !isDrafter,
      void: isDraft ? drafts : row.state === "SIGNED" && signs,
      serve: row.state === "SIGNED" && drafts && !row.servedAt,
    },
    ownDraft: isDraft && signs && isDrafter,
  };
}

export type LetterDraft = {
  readonly issueId: string;
  readonly receiptNo: string;
  readonly kind: LetterKind;
  /** the draft that is changed; null for a new one */
  readonly letterId: string | null;
  readonly version: number;
  readonly addressee: string;
  readonly parts: LetterParts;
  readonly unitName: string;
  readonly isPetitionItem: boolean;
  readonly templates: TemplateChoice;
};
type Asked = {
  readonly issueId: string;
  readonly kind: string | undefined;
  readonly letterId: string | undefined;
  readonly templateId: string | undefined;
};

/** What the form of a letter begins with: the draft, or what the record says; a picked template over it. Null when it may not be drafted. */
export async function letterDraft(actor: Staff, asked: Asked, now: Date): Promise<LetterDraft | null> {
  const kind = LETTER_KINDS.find((one) => one === asked.kind);
  if (!kind || !isUuid(asked.issueId)) return null;
  const issue = await loadIssue(db, asked.issueId);
  if (!issue || !sees(actor, issue)) return null;
  const step = (await letterOffers(db, issue.id)).find((offer) => offer.kind === kind)?.step;
  const post = step && letterPost(actor, "draftLetter", issue, step.unitId);
  if (!step || !post) return null;
  const seal = await sealOf(db, post.unitId);
  const facts = await letterFacts(db, issue, step, seal);
  const at = { issue, unitId: post.unitId, personId: actor.personId, now };
  const [templates, draft, resident] = await Promise.all([
    letterTemplates(at, kind, asked.templateId),
    asked.letterId && isUuid(asked.letterId)
      ? db.letter.findFirst({ where: { id: asked.letterId, issueId: issue.id, kind, state: "DRAFT" } })
      : null,
    issue.residentId
      ? db.resident.findUnique({ where: { id: issue.residentId }, select: { name: true } })
      : null,
  ]);
  if (asked.letterId && !draft) return null;
  return {
    issueId: issue.id,
    receiptNo: issue.receiptNo,
    kind,
    letterId: draft?.id ?? null,
    version: draft?.version ?? 0,
    addressee: draft?.addressee ?? salutation(resident?.name ?? null, "zh"),
    parts: {
      ...((draft?.parts as LetterParts | undefined) ?? proposedParts(kind, facts)),
      ...templates.chosen?.parts,
    },
    unitName: seal.name,
    isPetitionItem: facts.isPetitionItem,
    templates,
  };
}
