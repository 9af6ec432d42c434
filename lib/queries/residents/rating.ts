import { db } from "#lib/db/client.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import type { Confidentiality } from "#lib/domain/vocabulary.ts";
import { unitNames } from "../routing/units.ts";

/** What somebody who came by a link needs to know to rate: when and where it was told, and what was answered at the end. */
export type ToRate = {
  readonly registeredAt: Date;
  readonly area: string;
  readonly answer: { readonly done: string; readonly state: string } | null;
};

/** No own words, no name, no number; and what was told in confidence is not even answered here: the link lies in a message. */
export async function readToRate({ issueId }: ResidentActor): Promise<ToRate | null> {
  const issue = await db.issue.findUnique({
    where: { id: issueId ?? "" },
    select: {
      registeredAt: true,
      communityId: true,
      townId: true,
      countyId: true,
      cityId: true,
      confidentiality: true,
      hiddenFrom: true,
      replies: {
        where: { kind: "FINAL", deniedAt: null },
        orderBy: { at: "desc" },
        take: 1,
        select: { done: true, state: true },
      },
    },
  });
  if (!issue) return null;
  const officeId = issue.communityId ?? issue.townId ?? issue.countyId ?? issue.cityId;
  const open = (issue.confidentiality as Confidentiality) === "NORMAL" && issue.hiddenFrom === null;
  return {
    registeredAt: issue.registeredAt,
    area: (await unitNames([officeId]))[officeId] ?? "",
    answer: open ? (issue.replies[0] ?? null) : null,
  };
}
