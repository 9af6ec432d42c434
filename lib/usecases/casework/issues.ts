import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { differenceSince } from "#lib/db/casework/difference.ts";
import {
  commandDone,
  insertIssues,
  lastEvent,
  loadIssue,
  nextReceiptSequence,
  saveChanges,
} from "#lib/db/casework/issues.ts";
import { whistleOf } from "#lib/db/casework/jointRatings.ts";
import { keepMandate } from "#lib/db/casework/mandates.ts";
import { withOthers } from "#lib/db/casework/otherHands.ts";
import { type Db, db } from "#lib/db/client.ts";
import { loadCounting } from "#lib/db/clocks/clockSettings.ts";
import { papersOf } from "#lib/db/files/attachments.ts";
import { recusedAmong } from "#lib/db/routing/routing.ts";
import type { NewResident } from "#lib/db/rows.ts";
import { callbackTeam, dispatchUnits, helperUnits, placeOfUnit } from "#lib/db/units.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { decide, decideRegister, possibleVerbs } from "#lib/domain/casework/decide.ts";
import type { Context } from "#lib/domain/casework/draft.ts";
import { followUp } from "#lib/domain/casework/followUp.ts";
import { type Issue, type Place, tierOf } from "#lib/domain/casework/issue.ts";
import { mandateOf } from "#lib/domain/casework/mandate.ts";
import { newIssue } from "#lib/domain/casework/newIssue.ts";
import { newReceiptSecret, receiptNo } from "#lib/domain/casework/receipt.ts";
import { CONDUCT_CATEGORY, conductEntry, isAboutConduct } from "#lib/domain/casework/recusal.ts";
import { withFreshPosts } from "#lib/domain/casework/secondEyes.ts";
import { TRANSITIONS } from "#lib/domain/casework/transitions.ts";
import { type Command, type Payload, unitsNamed } from "#lib/domain/commands.ts";
import { type Actor, GRANTS, grantFor, type Subject, SYSTEM, sees } from "#lib/domain/permissions.ts";
import { phoneTail } from "#lib/domain/phone.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { type Level, STATES } from "#lib/domain/vocabulary.ts";
import { nameKeys } from "#lib/search/names.ts";
import { onceOnly, refusable } from "../outcome.ts";
import { replyCheck } from "../replies/replyCheck.ts";
import { takeChildrenAlong } from "./children.ts";
import { complaintOf } from "./complaint.ts";

export type Receipt = { issueId: string; receiptNo: string; secret: string };

const actingAs = (
  actor: Actor,
  verb: Command["verb"],
  subject: Subject & Pick<Issue, "handlerId" | "hands">,
): Context["by"] | null => {
  // A post lent by somebody who took part decides nothing; the stand-in's own post still may.
  const fresh = actor.kind === "STAFF" ? withFreshPosts(actor, subject, verb) : actor;
  const grant =
    insteadOfHandler(fresh, verb, subject) ??
    grantFor(fresh, verb, subject) ??
    grantFor(actor, verb, subject);
  if (grant === null) return null;
  if (grant === "SYSTEM" || grant === "RESIDENT")
    return {
      personId: null,
      role: grant,
      post: null,
      ...(actor.kind === "RESIDENT" && { byKey: actor.byKey ?? false }),
    };
  return { personId: actor.kind === "STAFF" ? actor.personId : null, role: grant.role, post: grant };
};

/** 代办: what was signed for by somebody who is away is done in their name, where a post of theirs was lent. */
const insteadOfHandler = (
  actor: Actor,
  verb: Command["verb"],
  subject: Subject & { handlerId?: string | null },
) =>
  actor.kind === "STAFF" && subject.handlerId
    ? grantFor(
        { ...actor, posts: actor.posts.filter(({ onBehalfOf }) => onBehalfOf === subject.handlerId) },
        verb,
        subject,
      )
    : null;

/**
 * 登记: a new issue with its clocks, contact and receipt. Doing it twice with one id answers as the first time. What else
 * belongs to it is written in the same transaction by `also`, and a refusal of that undoes all of it.
 * Errors: UNKNOWN_PLACE, PLACE_OUT_OF_REACH, SPOKEN_IN_FUTURE, SPOKEN_TOO_LONG_AGO.
 */
export const registerIssue = (
  actor: Actor,
  command: Command<"register">,
  now: Date,
  also: (tx: Db, receipt: Receipt) => Promise<Problem | null> = async () => null,
): Promise<Receipt | Problem> =>
  onceOnly(
    async () => {
      const given = { now, ...(await loadCounting()) };
      return refusable(async (tx) => {
        const receipt = await registerIn(tx, actor, command, given);
        return isProblem(receipt) ? receipt : ((await also(tx, receipt)) ?? receipt);
      });
    },
    async () => {
      const done = await commandDone(db, command.id, actor);
      return done ? receiptOf(db, done.issueId) : null;
    },
  );

/** What a decision is given from outside. Loaded before the transaction, which has its connection and must not wait for another. */
export type Given = Pick<Context, "now" | "calendar" | "settings">;

/** Registers inside a transaction that is already open: a visit registers several at once, and knows the place already (`found`). */
export async function registerIn(
  tx: Db,
  actor: Actor,
  command: Command<"register">,
  on: Given & { visitId?: string; residentId?: string | null; found?: { place: Place; level: Level } },
): Promise<Receipt | Problem> {
  const found = on.found ?? (await placeOfUnit(tx, command.payload.unitId));
  if (!found) return problem("UNKNOWN_PLACE");
  // 不留姓名: whatever was filled in, no door keeps it.
  const anonymous = command.payload.confidentiality === "ANONYMOUS";
  const resident = anonymous || on.residentId !== undefined ? null : newResident(command.payload, on.now);
  const issue = await blankIssue(tx, command, {
    ...found,
    hiddenFrom: null,
    ...(isAboutConduct(command.payload) && conductEntry(found.place)),
    residentId: anonymous ? null : (resident?.id ?? on.residentId ?? null),
    visitId: on.visitId ?? null,
    now: on.now,
  });
  const by = actingAs(actor, "register", { ...issue, id: null });
  if (!by) return refusedAt(actor);
  const proxy = by.role === "PROXY_AGENT";
  const mandate = mandateOf(command.payload, on.now, proxy);
  if (isProblem(mandate)) return mandate;
  const change = decideRegister(issue, command, {
    now: on.now,
    calendar: on.calendar,
    settings: on.settings,
    newId: uuidv7,
    by,
  });
  if (isProblem(change)) return change;
  const secret = newReceiptSecret(randomBytes(16));
  await insertIssues(tx, [{ change, receiptSecret: secret, resident }], on.now);
  if (mandate)
    await keepMandate(tx, { id: uuidv7(), issueId: issue.id, agentId: proxy ? by.personId : null }, mandate);
  return { issueId: issue.id, receiptNo: issue.receiptNo, secret };
}

/** Why somebody cannot register at a place: their post never does, or does so elsewhere. */
const refusedAt = (actor: Actor): Problem => {
  const who = GRANTS.register.posts.map(([role]) => role);
  const registers = actor.kind === "STAFF" && actor.posts.some(({ role }) => who.some((one) => one === role));
  return registers
    ? problem("PLACE_OUT_OF_REACH")
    : problem("NOT_ALLOWED", { verb: "register", who: who.join(",") });
};

/** The receipt of an issue that is there already: for whoever is answered as the first time. */
export const receiptOf = async (tx: Db, issueId: string): Promise<Receipt> => {
  const row = await tx.issue.findUniqueOrThrow({
    where: { id: issueId },
    select: { receiptNo: true, receiptSecret: true },
  });
  return { issueId, receiptNo: row.receiptNo, secret: row.receiptSecret };
};

/** Name and phone, both optional, and how to write to them; no row at all when neither name nor phone was given. */
export const newResident = (
  {
    residentName,
    residentPhone,
    residentLang,
  }: Pick<Payload<"register">, "residentName" | "residentPhone" | "residentLang">,
  now: Date,
): NewResident | null =>
  residentName || residentPhone
    ? {
        id: uuidv7(),
        name: residentName || null,
        phone: residentPhone,
        phoneTail: residentPhone && phoneTail(residentPhone),
        nameKeys: nameKeys(residentName),
        lang: residentLang ?? null,
        createdAt: now,
      }
    : null;

async function blankIssue(
  tx: Db,
  { payload }: Command<"register">,
  at: {
    place: Place;
    level: Level;
    hiddenFrom: number | null;
    residentId: string | null;
    visitId: string | null;
    now: Date;
  },
): Promise<Issue> {
  const tier = tierOf(at.level);
  return {
    ...newIssue({
      // Not the command's: whoever sees the issue must not be able to send the form again and be given the receipt.
      id: uuidv7(),
      receiptNo: receiptNo(await nextReceiptSequence(tx)),
      tier,
      initialTier: tier,
      level: at.level,
      category: isAboutConduct(payload) ? CONDUCT_CATEGORY : payload.category,
      channel: payload.channel,
      statement: payload.statement,
      placeText: payload.placeText,
      mapPoint: payload.mapPoint ?? null,
      place: at.place,
      residentId: at.residentId,
      reachable: at.residentId !== null && payload.residentPhone !== null,
      spokenOn: payload.spokenOn,
      registeredAt: at.now,
      hiddenFrom: at.hiddenFrom,
    }),
    hazard: payload.hazard,
    confidentiality: payload.confidentiality,
    visitId: at.visitId,
  };
}

/**
 * Does one or several things to one issue, all or none: load → may they? → decide → save with the trail. What else
 * belongs to it is done in the same transaction by `also`, and not again when the same commands are sent again.
 * Errors: NOT_FOUND (also for what is not theirs), NOT_ALLOWED, CHANGED_MEANWHILE, and whatever the verb refuses with.
 */
export const act = (
  actor: Actor,
  issueId: string,
  commands: readonly Command[],
  now: Date,
  also: (tx: Db) => Promise<Problem | null> = async () => null,
): Promise<Issue | Problem> =>
  onceOnly(
    async () => {
      const given = { now, ...(await loadCounting()) };
      return refusable(async (tx) => {
        const issue = await actIn(tx, actor, issueId, commands, given);
        return isProblem(issue) ? issue : ((await also(tx)) ?? issue);
      });
    },
    async () => {
      const first = commands[0];
      const done = first && (await commandDone(db, first.id, actor));
      return done?.issueId === issueId ? loadIssue(db, issueId) : null;
    },
  );

export async function actIn(
  tx: Db,
  actor: Actor,
  issueId: string,
  commands: readonly Command[],
  given: Given,
): Promise<Issue | Problem> {
  let issue = await loadIssue(tx, issueId, { lock: true });
  if (!issue || !(sees(actor, issue) || actor.kind === "SYSTEM")) return problem("NOT_FOUND");
  const seen = commands[0]?.version ?? null;
  if (seen !== null && seen !== issue.version) return changedMeanwhile(tx, issue, seen);
  for (const command of commands) {
    const next = await step(tx, actor, issue, command, given);
    if (isProblem(next)) return next;
    // A complaint went to the office above: what was to follow here is no longer this office's.
    if (command.verb === "accept" && next.holderUnitId !== issue.holderUnitId) return next;
    issue = next;
  }
  return issue;
}

async function step(
  tx: Db,
  actor: Actor,
  issue: Issue,
  command: Command,
  given: Given,
): Promise<Issue | Problem> {
  const by = actingAs(actor, command.verb, issue);
  if (!by)
    return problem("NOT_ALLOWED", {
      verb: command.verb,
      who: GRANTS[command.verb].posts.map(([role]) => role).join(","),
    });
  const told = await asked(tx, actor, issue, command, given.now);
  const ctx: Context = {
    ...given,
    newId: uuidv7,
    by,
    ...told,
    recused: await recusedAmong(
      tx,
      [...unitsNamed(command.payload), ...(told.master?.leadUnitId ? [told.master.leadUnitId] : [])],
      issue.complainedUnitId,
    ),
    ...(command.verb === "reply" && {
      replyCheck: await replyCheck(
        tx,
        { issue, unitId: by.post?.unitId ?? issue.holderUnitId, personId: by.personId, now: given.now },
        command.payload,
      ),
    }),
  };
  const change = decide(issue, command, ctx);
  if (isProblem(change)) return withOthers(tx, withPossible(change, issue, actor, ctx), issue, command.verb);
  if (!(await saveChanges(tx, [change], given.now))) return changedMeanwhile(tx, issue, issue.version);
  await takeChildrenAlong(tx, [change], given);
  const next = followUp(change.issue, command, uuidv7);
  return next
    ? step(tx, next.as === "SYSTEM" ? SYSTEM : actor, change.issue, next.command, given)
    : change.issue;
}

/** What only some verbs need to know: the units they may name, and the issue they go into. */
async function asked(
  tx: Db,
  actor: Actor,
  issue: Issue,
  { verb, payload }: Command,
  now: Date,
): Promise<
  Pick<
    Context,
    "dispatchUnits" | "helperUnits" | "master" | "complaint" | "papers" | "callbackTeam" | "whistle"
  >
> {
  switch (verb) {
    case "accept":
    case "reclassify":
      return { complaint: await complaintOf(tx, issue, payload) };
    case "dispatch":
    case "rule":
      return { dispatchUnits: await dispatchUnits(tx, issue, shanghaiDate(now)) };
    case "addCoHandler":
    case "whistle":
      return { helperUnits: await helperUnits(tx, issue.place) };
    case "merge":
      return { master: await seenIssue(tx, actor, payload.masterId) };
    case "link":
      return { master: await seenIssue(tx, actor, payload.otherId) };
    case "rateJoint":
      return { whistle: await whistleOf(tx, issue.id, payload.taskId) };
    case "rate":
      return { callbackTeam: await callbackTeam(tx, issue.place.cityId) };
    case "withdraw":
      return {
        papers: await papersOf(tx, issue.id),
        callbackTeam: await callbackTeam(tx, issue.place.cityId),
      };
    default:
      return {};
  }
}
/** Locked, so that nobody ends it in the same instant; of two merged into each other at once one is run again, and is refused. */
async function seenIssue(tx: Db, actor: Actor, id: string): Promise<Issue | null> {
  const issue = await loadIssue(tx, id, { lock: true });
  return issue && sees(actor, issue) ? issue : null;
}

/** More than three no reader compares. */
const MOST_NAMED = 3;
/** A refusal names what was possible instead (house rule 2); what fits every state is no step on the way. */
const withPossible = (refused: Problem, issue: Issue, actor: Actor, ctx: Context): Problem =>
  refused.code === "WRONG_STATE"
    ? problem("WRONG_STATE", {
        ...refused.details,
        possible: possibleVerbs(issue, actor, ctx)
          .filter((verb) => TRANSITIONS[verb].from !== STATES)
          .slice(0, MOST_NAMED)
          .join(","),
      })
    : refused;

/** The loser of a race is told who did what, all that was done since the version they looked at, and how it stands now. */
async function changedMeanwhile(tx: Db, issue: Issue, seen: number): Promise<Problem> {
  const event = await lastEvent(tx, issue.id);
  const person = event?.actorId
    ? await tx.person.findUnique({ where: { id: event.actorId }, select: { name: true } })
    : null;
  const details = { who: person?.name ?? event?.actorRole ?? "", verb: event?.verb ?? "" };
  const difference = await differenceSince(tx, (await loadIssue(tx, issue.id)) ?? issue, seen);
  return { ...problem("CHANGED_MEANWHILE", details), difference };
}
