import { db } from "#lib/db/client.ts";
import { type City, cities, publicIssues, publicSteps } from "#lib/db/open/open311.ts";
import type { Tree } from "#lib/domain/files/xml.ts";
import type { Filter } from "#lib/domain/open311/asked.ts";
import { type Fault, fault } from "#lib/domain/open311/faults.ts";
import { publicRequest, publicUpdate } from "#lib/domain/open311/publicIssue.ts";
import type { Hazard, Lang } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";

export type { City };

/** The city that is asked: by the code of its division; where there is only one it need not be named. */
export async function jurisdiction(asked: string | null): Promise<City | Fault> {
  const all = await cities();
  const known = all.map(({ code }) => code).join(", ");
  if (asked !== null)
    return all.find(({ code }) => code === asked) ?? fault("JURISDICTION_UNKNOWN", { id: asked, known });
  const [only, another] = all;
  if (!only) return fault("JURISDICTION_UNKNOWN", { id: "", known });
  return another ? fault("JURISDICTION_MISSING", { known }) : only;
}

type Reader = { readonly cityId: string; readonly keyId: string | null; readonly lang: Lang };

/** GET requests. Ids that are none are nobody's: they are left out like those that are not found. */
export async function listRequests({ cityId, keyId, lang }: Reader, asked: Filter): Promise<Tree> {
  const issues = await publicIssues(cityId, { ...asked, ids: asked.ids?.filter(isUuid) ?? null }, keyId);
  return issues.map((issue) => publicRequest(issue, lang, asked.extended));
}

/** GET requests/{id}: a list of one. What may not be shown and what is not there look the same. */
export async function oneRequest(reader: Reader, asked: Filter, id: string): Promise<Tree | Fault> {
  const found = await listRequests(reader, { ...asked, ids: [id] });
  return Array.isArray(found) && found.length > 0 ? found : fault("REQUEST_UNKNOWN", { id });
}

/** GET servicerequestupdates (mySociety's extension): steps of the same issues, in the words of the trail. */
export async function listUpdates({ cityId, lang }: Reader, asked: Filter): Promise<Tree> {
  const steps = await publicSteps(cityId, { ...asked, ids: asked.ids?.filter(isUuid) ?? null });
  return steps.map((step) => publicUpdate(step, lang));
}

/** GET tokens/{token}: whoever holds a token filed the request. */
export async function requestOfToken(token: string): Promise<Tree | Fault> {
  const filed = isUuid(token)
    ? await db.open311Request.findUnique({ where: { id: token }, select: { issueId: true } })
    : null;
  return filed ? [{ service_request_id: filed.issueId, token }] : fault("TOKEN_UNKNOWN", { id: token });
}

export type FiledBy = {
  readonly system: string;
  readonly mediaUrl: string | null;
  readonly hazards: readonly Hazard[];
};
/** By which system an issue came in, for staff who see the issue; null for one that was told here. */
export async function filedBy(issueId: string): Promise<FiledBy | null> {
  const filed = await db.open311Request.findUnique({ where: { issueId }, include: { key: true } });
  return (
    filed && { system: filed.key.name, mediaUrl: filed.mediaUrl, hazards: filed.hazards as readonly Hazard[] }
  );
}
