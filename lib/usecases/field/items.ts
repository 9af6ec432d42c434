import { db, transaction } from "#lib/db/client.ts";
import { doneAmong, versionAfter } from "#lib/db/field/round.ts";
import { commandOf, fieldProblems } from "#lib/domain/commands.ts";
import {
  FIELD_FORMS,
  type FieldInput,
  type FieldItem,
  type FieldKind,
  type ItemAnswer,
} from "#lib/domain/field/items.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { formObject } from "#lib/domain/typedForm.ts";
import { act } from "../casework/issues.ts";
import { logVisit } from "../casework/visits.ts";
import { householdNow, setHouseholdState } from "../rounds/households.ts";
import { keepPromise } from "../rounds/promises.ts";
import { deviceIn } from "./devices.ts";
import { logPatrol } from "./patrols.ts";

type Done = Problem | Pick<ItemAnswer, "receipts" | "version">;
type At = { readonly item: FieldItem; readonly madeAt: Date; readonly now: Date };
type IssueInput = Record<string, unknown> & { commandId: string; issueId: string; version: number };

const step =
  (verb: "contact" | "reply" | "urge") =>
  async (actor: Staff, input: IssueInput, { madeAt, now }: At): Promise<Done> => {
    const done = await act(actor, input.issueId, [commandOf(verb, input, madeAt)], now);
    return isProblem(done) ? done : { version: (await versionAfter(db, input.commandId)) ?? done.version };
  };

/** Each kind by the use case that does it at a desk, too. */
const DOORS: { [K in FieldKind]: (actor: Staff, input: FieldInput<K>, at: At) => Promise<Done> } = {
  async visit(actor, visit, { madeAt, now }) {
    const logged = await logVisit(actor, visit, madeAt, now);
    return isProblem(logged) ? logged : { receipts: logged.receipts.map(({ receiptNo }) => receiptNo) };
  },
  async patrol(actor, patrol, { madeAt, now }) {
    const logged = await logPatrol(actor, patrol, madeAt, now);
    return isProblem(logged) ? logged : { receipts: logged.receiptNo ? [logged.receiptNo] : [] };
  },
  contact: step("contact") as never,
  reply: step("reply") as never,
  urge: step("urge") as never,
  async household(actor, change, { item, now }) {
    const set = await setHouseholdState(actor, { ...change, changeId: item.id }, now);
    return isProblem(set) ? set : { version: change.version + 1 };
  },
  async promise(actor, done, { now }) {
    const kept = await keepPromise(actor, done, now);
    return isProblem(kept) ? kept : {};
  },
};

/**
 * Carries out what was done on the way, in its order, each by itself: applied, applied already, or refused with what to do.
 * Killed half-way, what was done stays, and the rest comes
 * again. Errors: those of {@link deviceIn}, for the whole.
 */
export async function applyItems(
  actor: Staff & { readonly sessionId: string },
  { device, items }: { device: string; items: readonly FieldItem[] },
  now: Date,
): Promise<ItemAnswer[] | Problem> {
  const known = await transaction((tx) => deviceIn(tx, device, actor, now));
  if ("code" in known) return known;
  const done = await doneAmong(
    db,
    items.map(({ id }) => id),
  );
  const answers: ItemAnswer[] = [];
  for (const item of items) answers.push(await applyOne(actor, item, done.has(item.id), now));
  return answers;
}

async function applyOne(actor: Staff, item: FieldItem, before: boolean, now: Date): Promise<ItemAnswer> {
  const { id, kind } = item;
  const input = FIELD_FORMS[kind].safeParse(formObject(Object.entries(item.values)));
  if (!input.success)
    return { id, outcome: "REFUSED", problem: problem("INVALID"), fields: fieldProblems(input.error) };
  if (idOf(kind, input.data) !== id) return { id, outcome: "REFUSED", problem: problem("INVALID") };
  const door = DOORS[kind] as (actor: Staff, input: unknown, at: At) => Promise<Done>;
  const result = await door(actor, input.data, { item, madeAt: new Date(item.madeAt), now });
  if (!isProblem(result)) return { id, outcome: before ? "ALREADY" : "APPLIED", ...result };
  return {
    id,
    outcome: "REFUSED",
    problem: result,
    ...(result.code === "HOUSEHOLD_CHANGED" && { now: await householdNow(String(item.values.householdId)) }),
  };
}

/** An item is what it does: its id is that of the visit or the step, so that it cannot be done twice under two names. */
const idOf = (kind: FieldKind, input: unknown): string | null => {
  const { id, commandId, changeId, promiseId } = input as Record<string, string | undefined>;
  return (kind === "household" ? changeId : (commandId ?? promiseId ?? id)) ?? null;
};
