import "server-only";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { currentActor, type SignedIn } from "#lib/auth/actor.ts";
import { currentResident } from "#lib/auth/receipt.ts";
import { tellWithoutScript } from "#lib/auth/refusal.ts";
import { type FieldProblem, fieldProblems } from "#lib/domain/commands.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { formObject } from "#lib/domain/typedForm.ts";
import type { Verb } from "#lib/domain/vocabulary.ts";
import { log } from "#lib/log.ts";
import { now } from "#lib/now.ts";

/** Doors that are not steps of an issue. */
export type DeskVerb =
  | "logVisit"
  | "revealContact"
  | "moveDemoClock"
  | "signIn"
  | "signOut"
  | "revokeSession"
  | "track"
  | "leave"
  | "rateByLink"
  | "askPhoneCode"
  | "redeemPhoneCode"
  | "openOwn"
  | "follow"
  | "readNotices"
  | "followHere"
  | "unfollow"
  | "keepView"
  | "renameView"
  | "dropView"
  | "setAbsence"
  | "endAbsence"
  | "writeNote"
  | "withdrawNote"
  | "actOnMany"
  | "saveTemplate"
  | "retireTemplate"
  | "draftLetter"
  | "issueLetter"
  | "voidLetter"
  | "serveLetter"
  | "changeCalendar"
  | "changeClockSettings"
  | "changePrivacy"
  | "setPreference"
  | "setNotices"
  | "replayDelivery"
  | "editDirectory"
  | "keepRoom"
  | "keepHousehold"
  | "importAddresses"
  | "mergeHouseholds"
  | "keepPromise"
  | "planVisits"
  | "keepHouseholdContact"
  | "revealHouseholdContact"
  | "draftPublicNotice"
  | "publishPublicNotice"
  | "keepPairings"
  | "keepSessions"
  | "keepAccountability"
  | "answerAccountability"
  | "publishScorecard"
  | "answerScorecard"
  | "askPolicy"
  | "answerPolicy"
  | "askExclusion"
  | "decideExclusion"
  | "keepHot"
  | "keepRechecks"
  | "instruct"
  | "answerInstruction"
  | "draftDigest"
  | "signDigest"
  | "readDigest"
  | "publishReports"
  | "keepAlerts"
  | "editAlertRules"
  | "editComposite"
  | "keepCampaigns"
  | "signConsult"
  | "bookSlot"
  | "findBooking"
  | "cancelBooking"
  | "exportLedger"
  | "importLedger"
  | "keepMatter"
  | "keepOpen311Keys"
  | "answerWall"
  | "likePost"
  | "prepareWall"
  | "publishOnWall"
  | "foldOnWall";

/** What a form gets back: the refusal, which fields, and everything that was typed. */
export type ActionState = {
  readonly problem?: Problem;
  readonly fields?: Readonly<Record<string, FieldProblem>>;
  readonly values?: Readonly<Record<string, string>>;
  /** something to show instead of leaving the page, e.g. a revealed phone number */
  readonly shown?: Readonly<Record<string, string>>;
  /** what became of each of several issues */
  readonly rows?: readonly RowOutcome[];
};
type RowOutcome = { readonly issueId: string; readonly problem: Problem | null };
type Rows = { rows: readonly RowOutcome[]; errors: readonly unknown[] };
type Answer = Problem | { to: string } | { shown: Record<string, string> } | Rows;
export type Door<Who> = { readonly actor: Who; readonly now: Date };

const NEVER_KEPT = /password/i;

/**
 * The only way to make a server action: names the verb, takes the actor from the session (never from the form), the time
 * from the clock, parses with the schema, and returns Problems as values with what was typed. The use case asks whether
 * the actor may. What comes from another site is refused by proxy.ts, and by Next again; cookies are SameSite besides.
 */
function makeAction<S extends z.ZodType, Who>(
  verb: Verb | DeskVerb,
  schema: S,
  find: () => Promise<Who | null>,
  work: (input: z.output<S>, door: Door<Who>) => Promise<Answer>,
  /** asked before the form is read; null: go on */
  first: (actor: Who, form: FormData) => Promise<Answer | null> = async () => null,
) {
  return async (_before: ActionState, form: FormData): Promise<ActionState> => {
    const values = typed(form);
    const actor = await find();
    if (actor === null) return { problem: problem("NOT_SIGNED_IN"), values };
    const stopped = await first(actor, form);
    if (stopped && "to" in stopped) redirect(stopped.to);
    if (stopped && isProblem(stopped)) return { problem: stopped, values };
    const input = schema.safeParse(formObject(fields(form)));
    if (!input.success) return { problem: problem("INVALID"), fields: fieldProblems(input.error), values };
    const answer = await work(input.data, { actor, now: await now() }).catch((error: unknown): Answer => {
      log.error("action failed", error, { verb });
      return problem("UNAVAILABLE");
    });
    if (isProblem(answer)) return { problem: answer, values };
    if ("shown" in answer) return { shown: answer.shown };
    if ("rows" in answer) {
      for (const error of answer.errors) log.error("action failed for one of several", error, { verb });
      return { rows: answer.rows, values };
    }
    redirect(answer.to);
  };
}

/** An action of signed-in staff. */
export const action = <S extends z.ZodType>(
  verb: Verb | DeskVerb,
  schema: S,
  work: (input: z.output<S>, door: Door<SignedIn>) => Promise<Answer>,
) =>
  makeAction(verb, schema, currentActor, async (input, door) => {
    const answer = await work(input, door);
    await tellWithoutScript(isProblem(answer) ? answer : null);
    return answer;
  });

/** What an office account may do at a resident's door: take down somebody's matter, and leave the page. */
const ALSO_STAFF: readonly (Verb | DeskVerb)[] = ["register", "leave"];

/**
 * An action of a resident, who needs no account: the receipt in the cookie says for which issue. A browser that is signed in
 * for an office may not speak in their name, whatever receipt it holds: staff may look up the digits that open one
 * (domain.md C2 "resident only", C8 "staff may not rate").
 */
export const residentAction = <S extends z.ZodType>(
  verb: Verb | DeskVerb,
  schema: S,
  work: (input: z.output<S>, door: Door<ResidentActor>) => Promise<Answer>,
) =>
  makeAction<S, ResidentActor>(verb, schema, currentResident, work, async (actor, form) =>
    !ALSO_STAFF.includes(verb) && (await currentActor()) ? problem("STAFF_HERE") : astray(actor, form),
  );

/**
 * A form that belongs to another receipt than this browser has now, or to one that is over: what was typed for one matter must
 * never reach another, and the page it stands on cannot be drawn again.
 */
function astray({ issueId }: ResidentActor, form: FormData): { to: string } | null {
  const asked = form.get("issueId");
  if (typeof asked !== "string" || asked === "" || asked === issueId) return null;
  return { to: `/track?why=${issueId === null ? "expired" : "other"}` };
}

/** An action of somebody nobody knows yet: signing in, tracking by receipt, choosing a language. */
export const publicAction = <S extends z.ZodType>(
  verb: DeskVerb,
  schema: S,
  work: (input: z.output<S>, door: Door<"ANYBODY">) => Promise<Answer>,
) => makeAction<S, "ANYBODY">(verb, schema, async () => "ANYBODY", work);

const fields = (form: FormData): [string, string][] =>
  [...form.entries()].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && !entry[0].startsWith("$"),
  );
const typed = (form: FormData): Record<string, string> =>
  Object.fromEntries(fields(form).filter(([name]) => !NEVER_KEPT.test(name)));
