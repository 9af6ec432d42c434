import { uuidv7 } from "uuidv7";
import { type Db, db } from "#lib/db/client.ts";
import { loadCounting } from "#lib/db/clocks/clockSettings.ts";
import { addressOf } from "#lib/db/rounds/households.ts";
import { placeOfUnit } from "#lib/db/units.ts";
import { startOfDay } from "#lib/domain/calendar/calendar.ts";
import type { Place } from "#lib/domain/casework/issue.ts";
import type { Command, VisitCommand } from "#lib/domain/commands.ts";
import { can, type Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { lateEntry } from "#lib/domain/verbs/intake.ts";
import type { Channel, VisitType } from "#lib/domain/vocabulary.ts";
import { attachIn, finishAll } from "../files/attachments.ts";
import { onceOnly, refusable } from "../outcome.ts";
import { type Given, newResident, type Receipt, registerIn } from "./issues.ts";

export type LoggedVisit = { visitId: string; receipts: Receipt[] };

const CHANNEL_OF = {
  HOUSEHOLD_VISIT: "VISIT",
  EVENING_RECEPTION: "RECEPTION",
  SEAT_IN: "RECEPTION",
  PHONE_CONTACT: "PHONE",
} as const satisfies Record<VisitType, Channel>;

/**
 * Logs a visit and registers every problem raised in it, in one transaction; sending the form again makes nothing new
 * and answers with the same receipts (domain.md N15, N19, P3).
 */
export const logVisit = (
  visitor: Staff,
  visit: VisitCommand & { readonly attachments?: readonly string[] },
  madeAt: Date,
  now: Date,
): Promise<LoggedVisit | Problem> =>
  onceOnly(
    async () => {
      const unfinished = await finishAll(visitor, visit.attachments ?? [], now);
      if (unfinished) return unfinished;
      const counting = visit.problems.length > 0 ? await loadCounting() : null;
      return refusable((tx) => logIn(tx, visitor, visit, madeAt, { now, counting }));
    },
    async () =>
      (await db.visit.findUnique({
        where: { id: visit.id, visitorId: visitor.personId },
        select: { id: true },
      }))
        ? loggedVisit(visit.id)
        : null,
  );

const loggedVisit = async (visitId: string): Promise<LoggedVisit> => {
  const issues = await db.issue.findMany({
    where: { visitId },
    orderBy: { receiptNo: "asc" },
    select: { id: true, receiptNo: true, receiptSecret: true },
  });
  return {
    visitId,
    receipts: issues.map((i) => ({ issueId: i.id, receiptNo: i.receiptNo, secret: i.receiptSecret })),
  };
};

async function logIn(
  tx: Db,
  visitor: Staff,
  visit: VisitCommand & { readonly attachments?: readonly string[] },
  madeAt: Date,
  { now, counting }: { now: Date; counting: Omit<Given, "now"> | null },
): Promise<LoggedVisit | Problem> {
  const found = await placeOfUnit(tx, visit.unitId);
  if (!found) return problem("UNKNOWN_PLACE");
  const { place } = found;
  if (
    !can(visitor, "register", {
      id: null,
      level: found.level,
      place,
      holderUnitId: "",
      leadUnitId: null,
      coUnitIds: [],
      firstContactId: null,
    })
  )
    return problem("PLACE_OUT_OF_REACH");
  // A promise is the task of a community; without one it would be nobody's.
  if (visit.promises?.length && !place.communityId) return problem("UNKNOWN_PLACE");
  const late = lateEntry(visit.visitedOn, visit.lateReason, { now });
  if (late) return late;
  const visitedAt = instantOf(visit);
  const placeText = [visit.building, visit.unit, visit.room].filter(Boolean).join(" ");
  const householdId = await householdOf(tx, visit, place, now);
  await tx.visit.create({
    data: {
      id: visit.id,
      type: visit.type,
      result: visit.result,
      visitorId: visitor.personId,
      ...place,
      householdId,
      placeText,
      visitedAt: visitedAt > now ? now : visitedAt,
      timed: Boolean(visit.visitedTime),
      companions: visit.companions,
      note: visit.note,
      createdAt: now,
      madeAt: madeAt === now ? null : madeAt,
    },
  });
  if (place.communityId)
    await tx.visitPromise.createMany({
      data: (visit.promises ?? []).map(({ id, words, on }) => ({
        ...{ id, words, visitId: visit.id, unitId: visit.unitId, createdAt: now },
        communityId: place.communityId ?? "",
        dueOn: new Date(`${on}T00:00:00Z`),
      })),
    });
  const whole = { entry: "VISIT", visitId: visit.id } as const;
  const full = await attachIn(tx, visitor, whole, visit.attachments ?? [], now);
  if (full) return full;
  const named = visit.problems.some(({ confidentiality }) => confidentiality !== "ANONYMOUS");
  const resident = named ? newResident(visit, now) : null;
  if (resident) await tx.resident.create({ data: resident });
  const receipts: Receipt[] = [];
  if (!counting) return { visitId: visit.id, receipts }; // nothing has a clock
  for (const raised of visit.problems) {
    const command: Command<"register"> = {
      id: raised.id,
      verb: "register",
      version: null,
      madeAt,
      payload: {
        ...raised,
        unitId: visit.unitId,
        placeText,
        channel: CHANNEL_OF[visit.type],
        spokenOn: visit.visitedOn,
        lateReason: visit.lateReason,
        residentName: visit.residentName,
        residentPhone: visit.residentPhone,
        residentLang: visit.residentLang,
        forOther: visit.forOther,
        agentName: visit.agentName,
        agentPhone: visit.agentPhone,
        relation: visit.relation,
        mandateGiven: visit.mandateGiven,
        wanted: visit.wanted,
      },
    };
    const receipt = await registerIn(tx, visitor, command, {
      now,
      ...counting,
      found,
      visitId: visit.id,
      residentId: resident?.id ?? null,
    });
    if (isProblem(receipt)) return receipt;
    receipts.push(receipt);
  }
  return { visitId: visit.id, receipts };
}

/** Noon when only the day is known. */
function instantOf({ visitedOn, visitedTime }: VisitCommand): Date {
  const [hours = 12, minutes = 0] = visitedTime ? visitedTime.split(":").map(Number) : [];
  return new Date(startOfDay(visitedOn).getTime() + (hours * 60 + minutes) * 60_000);
}

/**
 * The address, found or made. A visit without a building belongs to no household; nor does one that names a building of many
 * doors and none of them: a whole building is no door, and would count as one that was reached (domain.md N18).
 */
async function householdOf(tx: Db, visit: VisitCommand, place: Place, now: Date): Promise<string | null> {
  if (!visit.building || !place.communityId) return null;
  const { building, room } = visit;
  const doors = { communityId: place.communityId, building, NOT: { room: "" } };
  if (!room && (await tx.household.findFirst({ where: doors, select: { id: true } }))) return null;
  const at = { communityId: place.communityId, gridId: place.gridId };
  return (await addressOf(tx, at, visit, { id: uuidv7(), at: now })).id;
}
