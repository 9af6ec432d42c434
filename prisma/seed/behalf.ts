import { uuidv7 } from "uuidv7";
import { keepMandate } from "#lib/db/casework/mandates.ts";
import { transaction } from "#lib/db/client.ts";
import { addDays, shanghaiDate, startOfDay } from "#lib/domain/calendar/calendar.ts";
import { MANDATE_DAYS } from "#lib/domain/casework/mandate.ts";
import { MANDATE_WAYS, OPEN_STATES } from "#lib/domain/vocabulary.ts";
import type { OfficeUnit } from "./city.ts";
import type { Cast } from "./people.ts";
import { RELATION } from "./phrases-behalf.ts";

const MANY = 2;

/** The proxy agent of the demo line speaks for the two residents of their community who told of something last. */
export async function speakForSome(units: readonly OfficeUnit[], cast: Cast, now: Date): Promise<void> {
  const community = units.find(({ id }) => cast.at(id, "PROXY_AGENT"));
  const agent = community && cast.at(community.id, "PROXY_AGENT");
  if (!agent) return;
  const oldest = startOfDay(addDays(shanghaiDate(now), 1 - MANDATE_DAYS));
  await transaction(async (tx) => {
    const issues = await tx.issue.findMany({
      where: {
        communityId: community.id,
        state: { in: [...OPEN_STATES] },
        hiddenFrom: null,
        resident: { phone: { not: null } },
        registeredAt: { gte: oldest },
      },
      orderBy: [{ registeredAt: "desc" }, { id: "desc" }],
      take: MANY,
      select: { id: true, registeredAt: true },
    });
    for (const [nth, { id: issueId, registeredAt }] of issues.entries()) {
      const since = shanghaiDate(registeredAt);
      await keepMandate(
        tx,
        { id: uuidv7(), issueId, agentId: agent.personId },
        {
          agentName: agent.dutyTitle,
          agentPhone: null,
          relation: RELATION,
          given: MANDATE_WAYS[nth % MANDATE_WAYS.length] ?? "ORAL",
          since,
          until: addDays(since, MANDATE_DAYS),
        },
      );
    }
  });
}
