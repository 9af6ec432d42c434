import { useMemo } from "react";
import { decide, possibleVerbs } from "#lib/domain/casework/decide.ts";
import type { Context } from "#lib/domain/casework/draft.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { commandOf } from "#lib/domain/commands.ts";
import { FIELD_FORMS, FIELD_VERBS, type FieldVerb } from "#lib/domain/field/items.ts";
import { waits } from "#lib/domain/field/outbox.ts";
import {
  calendarOf,
  type Door,
  type FieldIssue,
  type FieldPromise,
  type FieldRecord,
  type FieldSession,
  type Me,
  readRecord,
} from "#lib/domain/field/round.ts";
import { grantFor, type Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem } from "#lib/domain/problems.ts";
import { formObject } from "#lib/domain/typedForm.ts";
import { type OutboxItem, readOutbox } from "#lib/offline/outbox.ts";
import { store } from "#lib/offline/store.ts";
import type { Vault } from "#lib/offline/vault.ts";
import { useLive } from "./device.ts";

export type Carried = {
  readonly me: Me | null;
  readonly doors: readonly Door[];
  readonly issues: readonly FieldIssue[];
  readonly promises: readonly FieldPromise[];
  readonly sessions: readonly FieldSession[];
};
const NOTHING: Carried = { me: null, doors: [], issues: [], promises: [], sessions: [] };

/** Everything the device carries, opened. */
async function readCarried(vault: Vault): Promise<Carried> {
  const rows = await store.records.toArray();
  const records = await Promise.all(
    rows.map(async ({ key, sealed }) => readRecord<FieldRecord>(await vault.open(key, sealed))),
  );
  const of = <K extends FieldRecord["kind"]>(kind: K) =>
    records.filter((record): record is Extract<FieldRecord, { kind: K }> => record.kind === kind);
  return {
    me: of("me")[0] ?? null,
    doors: of("door").sort(byStairs),
    issues: of("issue").sort((a, b) => dueOf(a.issue) - dueOf(b.issue)),
    promises: of("promise").sort((a, b) => a.on.localeCompare(b.on)),
    sessions: of("session").sort((a, b) => `${a.on}${a.from}`.localeCompare(`${b.on}${b.from}`)),
  };
}
const byStairs = (a: Door, b: Door): number =>
  a.community.localeCompare(b.community) ||
  a.building.localeCompare(b.building, "zh", { numeric: true }) ||
  a.unit.localeCompare(b.unit, "zh", { numeric: true }) ||
  a.room.localeCompare(b.room, "zh", { numeric: true });
export const dueOf = ({ clocks }: Issue): number =>
  Math.min(
    ...clocks
      .filter(({ stoppedAt, pausedOn }) => !stoppedAt && !pausedOn)
      .map(({ dueAt }) => dueAt.getTime()),
  );

export const useCarried = (vault: Vault): Carried => useLive(() => readCarried(vault), NOTHING, vault);
export const useOutbox = (vault: Vault): OutboxItem[] | null =>
  useLive<OutboxItem[] | null>(() => readOutbox(vault), null, vault);

const staffOf = ({ id, posts }: Me): Staff => ({ kind: "STAFF", personId: id, posts });

/** What a decision on the way is given: what the office gives it, as far as it is carried. */
function contextFor(me: Me, verb: FieldVerb, issue: Issue, now: Date): Context | null {
  const post = grantFor(staffOf(me), verb, issue);
  if (post === null || post === "SYSTEM" || post === "RESIDENT") return null;
  return {
    now,
    calendar: calendarOf(me.calendar),
    settings: me.settings,
    newId: () => crypto.randomUUID(),
    by: { personId: me.id, role: post.role, post },
  };
}

/** The same decision as at the office: the matter as it will be, or why not, in the same words. */
export function decided(
  me: Me,
  issue: Issue,
  verb: FieldVerb,
  values: OutboxItem["values"],
  now: Date,
): Issue | Problem | null {
  const input = FIELD_FORMS[verb].safeParse(formObject(Object.entries(values)));
  const context = contextFor(me, verb, issue, now);
  if (!input.success || !context) return null;
  const change = decide(issue, commandOf(verb, input.data as never, now), context);
  return isProblem(change) ? change : change.issue;
}

/** A matter as it will be once what waits about it is carried out; the version stays the one that the office knows. */
export function useExpected(
  found: FieldIssue | undefined,
  items: readonly OutboxItem[],
  me: Me | null,
  now: Date,
): Issue | null {
  return useMemo(() => {
    if (!found || !me) return null;
    const expected = items
      .filter((item) => item.about === found.id && waits(item))
      .reduce((issue, { kind, values }) => {
        const next = decided(me, issue, kind as FieldVerb, values, now);
        return next && !isProblem(next) ? next : issue;
      }, found.issue);
    return { ...expected, version: found.issue.version };
  }, [found, items, me, now]);
}

/** What may be done about it on the way, by the rule that refuses. */
export const possibleHere = (me: Me, issue: Issue, now: Date): FieldVerb[] => {
  const possible = possibleVerbs(issue, staffOf(me), { now, calendar: calendarOf(me.calendar) });
  return FIELD_VERBS.filter((verb) => possible.includes(verb));
};
