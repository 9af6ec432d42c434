import { type Command, type Payload, unitsNamed } from "../commands.ts";
import { type Actor, can } from "../permissions.ts";
import { type Problem, problem } from "../problems.ts";
import * as ending from "../verbs/ending.ts";
import * as handling from "../verbs/handling.ts";
import * as intake from "../verbs/intake.ts";
import * as joint from "../verbs/joint.ts";
import * as levels from "../verbs/levels.ts";
import * as merging from "../verbs/merging.ts";
import * as resident from "../verbs/resident.ts";
import * as rights from "../verbs/rights.ts";
import * as waiting from "../verbs/waiting.ts";
import { VERBS, type Verb } from "../vocabulary.ts";
import { type Context, type Draft, finish, newDraft, record, recordBreaches, set } from "./draft.ts";
import { breachDuty } from "./escalation.ts";
import type { Change, Issue } from "./issue.ts";
import { meetOrders } from "./orders.ts";
import { keepOut } from "./recusal.ts";
import { notByThem, ownHand, withHands } from "./secondEyes.ts";
import { startsFrom } from "./transitions.ts";

/** What is known before a form is filled; `by` where it matters who asks. */
type Asked = Pick<Context, "now" | "calendar"> & { readonly by?: Pick<Context["by"], "role"> };
type Rule<V extends Verb> = {
  /** what must hold besides the state, knowable before the form is filled; screens hide by it */
  may?: (issue: Issue, ctx: Asked) => Problem | undefined;
  apply: (draft: Draft, payload: Payload<V>, ctx: Context) => Problem | undefined;
};

const RULES: { [V in Verb]: Rule<V> } = {
  register: { apply: intake.register },
  handOff: { apply: intake.handOff },
  accept: { apply: intake.accept },
  proposeRefusal: { may: intake.mayProposeRefusal, apply: intake.proposeRefusal },
  refuse: { may: intake.mayRefuse, apply: intake.refuse },
  askReview: { may: intake.mayAskReview, apply: intake.askReview },
  review: { may: intake.mayReview, apply: intake.review },
  dispatch: { may: intake.mayDispatch, apply: intake.dispatch },
  sign: { apply: handling.sign },
  return: { may: handling.mayReturn, apply: handling.returnIt },
  rule: { may: handling.mayRule, apply: handling.rule },
  addCoHandler: { apply: joint.addCoHandler },
  whistle: { may: joint.mayWhistle, apply: joint.whistle },
  reportIn: { may: joint.mayReport("REPORT_IN"), apply: joint.reportIn },
  finishTask: { may: joint.mayReport("CO_TASK"), apply: joint.finishTask },
  rateJoint: { may: joint.mayRateJoint, apply: joint.rateJoint },
  meet: { apply: joint.meet },
  contact: { apply: handling.contact },
  reply: { may: handling.mayReply, apply: handling.reply },
  denyContact: { may: resident.mayDenyContact, apply: resident.denyContact },
  askBack: { may: resident.mayAskBack, apply: resident.askBack },
  askInfo: { may: waiting.mayAskInfo, apply: waiting.askInfo },
  giveInfo: { may: waiting.mayGiveInfo, apply: waiting.giveInfo },
  askPause: { may: waiting.mayAskPause, apply: waiting.askPause },
  approvePause: { may: waiting.mayApprovePause, apply: waiting.approvePause },
  askExtension: { may: waiting.mayAskExtension, apply: waiting.askExtension },
  approveExtension: { may: waiting.mayApproveFirst, apply: waiting.approveExtension },
  approveSecondExtension: { may: waiting.mayApproveSecond, apply: waiting.approveExtension },
  tellExtension: { may: waiting.mayTellExtension, apply: waiting.tellExtension },
  declineRequest: { may: waiting.mayDecline, apply: waiting.declineRequest },
  resume: { may: waiting.mayResume, apply: waiting.resume },
  mediate: { may: waiting.mayMediate, apply: waiting.mediate },
  hold: { may: waiting.mayHold, apply: waiting.hold },
  escalate: { may: levels.mayEscalate, apply: levels.escalate },
  sendBack: { may: levels.maySendBack, apply: levels.sendBack },
  resolve: { may: handling.mayResolve, apply: handling.resolve },
  rate: { may: resident.mayRate, apply: resident.rate },
  callback: { may: ending.mayCallBack, apply: ending.callback },
  reopen: { may: resident.mayReopen, apply: resident.reopen },
  close: { may: ending.mayClose, apply: ending.close },
  urge: { may: resident.mayUrge, apply: resident.urge },
  withdraw: { apply: resident.withdraw },
  supervise: { may: levels.maySupervise, apply: levels.supervise },
  referOut: { may: ending.mayReferOut, apply: ending.referOut },
  merge: { may: merging.mayMerge, apply: merging.merge },
  split: { apply: merging.split },
  link: { apply: merging.link },
  reclassify: { apply: intake.reclassify },
  archive: { apply: ending.archive },
  followMaster: { apply: merging.followMaster },
  autoEscalate: { apply: levels.autoEscalate },
  recount: { apply: levels.recount },
  breach: { apply: () => undefined },
  correctContact: { may: rights.mayCorrectContact, apply: rights.correctContact },
  keepPrivate: { may: rights.mayKeepPrivate, apply: rights.keepPrivate },
  forgetContact: { may: rights.mayForgetContact, apply: rights.forgetContact },
  revokeMandate: { may: rights.mayRevokeMandate, apply: rights.revokeMandate },
  askRight: { apply: rights.askRight },
  answerRight: { apply: rights.answerRight },
};

/** Registers a new issue: `issue` is what was typed, without clocks; the decision adds them. */
export function decideRegister(issue: Issue, command: Command<"register">, ctx: Context): Problem | Change {
  const draft = newDraft(issue, null);
  const refused = intake.register(draft, command.payload, ctx);
  if (refused) return refused;
  const {
    statement: _words,
    residentName: _name,
    residentPhone: _phone,
    residentLang: _lang,
    agentName: _agent,
    agentPhone: _agentPhone,
    ...told
  } = command.payload;
  record(draft, ctx, "register", told, { commandId: command.id, madeAt: command.madeAt });
  return finish(draft);
}

/**
 * What a command does to an issue: the change to save, or the Problem why not. Breaches that happened by now are
 * recorded first, with whatever follows. Permission is asked by the caller, after the load (house rule 8).
 */
export function decide<V extends Verb>(issue: Issue, command: Command<V>, ctx: Context): Problem | Change {
  const verb: Verb = command.verb;
  if (!startsFrom(verb, issue.state)) return problem("WRONG_STATE", { verb, state: issue.state });
  if (namesRecused(issue, command.payload, ctx)) return problem("RECUSED");
  const draft = newDraft(issue, issue);
  recordBreaches(draft, ctx);
  const rule = RULES[verb] as Rule<Verb>;
  const clockId = ctx.by.role === "SYSTEM" ? breachDuty(draft.issue, ctx.now)?.clock?.id : undefined;
  const refused =
    rule.may?.(draft.issue, ctx) ??
    ownHand(draft.issue, verb, ctx.by) ??
    rule.apply(draft, command.payload as Payload<Verb>, ctx);
  if (refused) return refused;
  meetOrders(draft, verb);
  set(draft, { hands: withHands(draft.issue.hands, verb, ctx.by) });
  if (verb !== "breach")
    record(
      draft,
      ctx,
      verb,
      { ...command.payload, ...(ctx.by.byKey !== undefined && { byKey: ctx.by.byKey }) },
      {
        commandId: command.id,
        madeAt: command.madeAt,
        ...(clockId && { clockId }),
      },
    );
  return finish(draft);
}

/** 回避: whoever a command names to handle, help or rule may not be whom the issue is about (信访工作条例 §28). */
const namesRecused = (issue: Issue, payload: object, ctx: Context): boolean => {
  const named = unitsNamed(payload);
  return named.some((id) => keepOut(issue).includes(id) || ctx.recused?.includes(id));
};

/** What this actor may do now: the screen shows these and nothing else, by the same rules that refuse. */
export const possibleVerbs = (issue: Issue, actor: Actor, ctx: Pick<Context, "now" | "calendar">): Verb[] =>
  VERBS.filter(
    (verb) =>
      startsFrom(verb, issue.state) &&
      can(actor, verb, { ...issue, id: issue.id }) &&
      !notByThem(issue, verb, actor) &&
      (verb !== "supervise" ||
        actor.kind !== "STAFF" ||
        levels.orderLevels(issue, actor, ctx.now).length > 0) &&
      !RULES[verb].may?.(issue, actor.kind === "STAFF" ? { ...ctx, by: { role: "COUNCIL_CLERK" } } : ctx),
  );

/** Why a verb that fits the state and the post is still not possible: shown greyed, with the reason. */
export const hindrance = (
  issue: Issue,
  verb: Verb,
  ctx: Pick<Context, "now" | "calendar">,
): Problem | undefined => RULES[verb].may?.(issue, ctx);
