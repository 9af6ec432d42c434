import { db } from "#lib/db/client.ts";
import { loadCounting } from "#lib/db/clocks/clockSettings.ts";
import { placeOfUnit } from "#lib/db/units.ts";
import type { Command } from "#lib/domain/commands.ts";
import type { PatrolForm } from "#lib/domain/field/patrols.ts";
import { label } from "#lib/domain/labels.ts";
import { mayRegister, type Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { lateEntry } from "#lib/domain/verbs/intake.ts";
import { registerIn } from "../casework/issues.ts";
import { onceOnly, refusable } from "../outcome.ts";

type Logged = { readonly receiptNo: string | null };

/**
 * 巡查: notes that a facility was looked at (domain.md C3), and registers what is broken. The place is told, never the way there.
 * Errors: UNKNOWN_PLACE, PLACE_OUT_OF_REACH, SPOKEN_IN_FUTURE, SPOKEN_TOO_LONG_AGO.
 */
export const logPatrol = (
  actor: Staff,
  { id, unitId, seenOn, ...seen }: PatrolForm,
  madeAt: Date,
  now: Date,
): Promise<Logged | Problem> =>
  onceOnly(
    async () => {
      const given = { now, ...(await loadCounting()) };
      return refusable(async (tx) => {
        const found = await placeOfUnit(tx, unitId);
        if (!found) return problem("UNKNOWN_PLACE");
        if (!mayRegister(actor, found)) return problem("PLACE_OUT_OF_REACH");
        const late = lateEntry(seenOn, "", { now });
        if (late) return late;
        const receipt =
          seen.finding === "FAULT"
            ? await registerIn(tx, actor, faultOf({ id, unitId, seenOn, ...seen }, madeAt), given)
            : null;
        if (isProblem(receipt)) return receipt;
        await tx.patrol.create({
          data: {
            id,
            unitId,
            ...seen,
            seenOn: new Date(`${seenOn}T00:00:00Z`),
            issueId: receipt?.issueId ?? null,
            personId: actor.personId,
            madeAt,
            createdAt: now,
          },
        });
        return { receiptNo: receipt?.receiptNo ?? null };
      });
    },
    async () => {
      const done = await db.patrol.findUnique({
        where: { id, personId: actor.personId },
        select: { issueId: true },
      });
      if (!done) return null;
      const issue = done.issueId
        ? await db.issue.findUnique({ where: { id: done.issueId }, select: { receiptNo: true } })
        : null;
      return { receiptNo: issue?.receiptNo ?? null };
    },
  );

/** What is broken, as somebody would have told of it: nobody's contact, the grid worker's words. */
function faultOf(seen: PatrolForm, madeAt: Date): Command<"register"> {
  return {
    id: seen.id,
    verb: "register",
    version: null,
    madeAt,
    payload: {
      statement: `${label("facility", seen.facility, "zh")}：${seen.words}`,
      category: null,
      hazard: false,
      confidentiality: "NORMAL",
      unitId: seen.unitId,
      placeText: seen.placeText,
      mapPoint: seen.mapPoint,
      channel: "VISIT",
      spokenOn: seen.seenOn,
      lateReason: "",
      residentName: "",
      residentPhone: null,
    } as Command<"register">["payload"],
  };
}
