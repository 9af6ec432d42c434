import { db } from "#lib/db/client.ts";
import type { Facts, HandoverFact, Over } from "#lib/domain/figures/facts.ts";
import { atPlaces, type Placed } from "#lib/domain/figures/samePlace.ts";
import type { Subject } from "#lib/domain/permissions.ts";
import type { Level, State } from "#lib/domain/vocabulary.ts";

type Kinds = Exclude<Over, "SESSION">;
export type Known<O extends Kinds> = Facts[O] & {
  readonly subject: Subject & { category: string | null; tier: string };
};
/** A clock with whose delay it would be. */
type Charged = { readonly answersFor: string };
export type KnownFacts = {
  [O in Kinds]: O extends "REPLY_CLOCK" ? (Known<O> & Charged)[] : Known<O>[];
};

/** The facts row by row, of all issues or of one community, put together here and not by the reader under test. */
export async function loadFacts(where: { communityId?: string } = {}): Promise<KnownFacts> {
  const issues = await db.issue.findMany({
    where,
    include: {
      clocks: true,
      ratings: true,
      events: {
        where: { verb: { in: ["withdraw", "dispatch", "rule", "return"] } },
        orderBy: { seq: "asc" },
      },
    },
  });
  const known: KnownFacts = {
    ISSUE: [],
    REPLY_CLOCK: [],
    CONTACT_CLOCK: [],
    RATING: [],
    HANDOVER: [],
    AT_PLACE: [],
  };
  for (const i of issues) {
    const subject = {
      id: i.id,
      place: {
        cityId: i.cityId,
        countyId: i.countyId,
        townId: i.townId,
        communityId: i.communityId,
        gridId: i.gridId,
      },
      holderUnitId: i.holderUnitId,
      leadUnitId: i.leadUnitId,
      coUnitIds: i.coUnitIds,
      callbackUnitId: i.callbackUnitId,
      firstContactId: i.firstContactId,
      state: i.state as State,
      hiddenFrom: i.hiddenFrom,
      complainedUnitId: i.complainedUnitId,
      category: i.category,
      tier: i.tier,
      level: i.level as Level,
    };
    const issue = {
      ...i,
      subject,
      withdrawnFrom: i.events.find(({ verb }) => verb === "withdraw")?.fromState ?? null,
    } as unknown as Known<"ISSUE">;
    known.ISSUE.push(issue);
    known.HANDOVER.push(...handovers(i.events).map((fact) => ({ ...fact, subject })));
    const asked = i.clocks.filter((c) => c.kind === "RATING").map((c) => c.round);
    for (const c of i.clocks) {
      const answersFor = c.chargedUnitId ?? c.unitId;
      const clock = { ...issue, ...c, state: issue.state, subject, answersFor };
      if (c.kind === "REPLY") known.REPLY_CLOCK.push(clock as unknown as KnownFacts["REPLY_CLOCK"][number]);
      if (c.kind === "CONTACT") known.CONTACT_CLOCK.push(clock as unknown as Known<"CONTACT_CLOCK">);
      if (c.kind !== "RATING") continue;
      const answer = i.ratings
        .filter((r) => r.round === c.round)
        .sort((a, b) => b.at.getTime() - a.at.getTime())[0];
      known.RATING.push({
        ...issue,
        resolvedAt: c.startedAt,
        round: c.round,
        reopened: i.round > c.round,
        superseded: asked.some((round) => round > c.round),
        solved: answer?.solved ?? null,
        level: answer?.level ?? null,
        contacted: answer?.contacted ?? null,
        subject,
      } as unknown as Known<"RATING">);
    }
  }
  known.AT_PLACE = atPlaces(known.ISSUE as (Known<"ISSUE"> & Placed)[]).map(({ issue, ...fact }) => ({
    ...fact,
    subject: issue.subject,
  }));
  return known;
}

type Event = { verb: string; at: Date; data: unknown };
/** Each hand-over with the return that came next, and with what was decided on that. */
function handovers(events: readonly Event[]): HandoverFact[] {
  const trail = events.filter(({ verb }) => verb !== "withdraw");
  const dataOf = (event: Event) => event.data as { unitId?: string; upheld?: boolean };
  return trail.flatMap((event, n): HandoverFact[] => {
    if (event.verb === "return") return [];
    const [next, then] = [trail[n + 1], trail[n + 2]];
    const returned = next?.verb === "return";
    if (!returned || !then) return [{ handedAt: event.at, returned, upheld: null }];
    const upheld =
      then.verb === "rule" ? dataOf(then).upheld === true : dataOf(then).unitId !== dataOf(event).unitId;
    return [{ handedAt: event.at, returned, upheld }];
  });
}
