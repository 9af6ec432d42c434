import "server-only";
import { clientOf } from "#lib/auth/client.ts";
import type { Tree } from "#lib/domain/files/xml.ts";
import { type Asked, askedOf, filterOf, one } from "#lib/domain/open311/asked.ts";
import type { CallName } from "#lib/domain/open311/calls.ts";
import { discovery } from "#lib/domain/open311/discovery.ts";
import { type Fault, fault, isFault, isRefusal, type Refusal } from "#lib/domain/open311/faults.ts";
import { filedAnswer } from "#lib/domain/open311/filed.ts";
import { filingOf } from "#lib/domain/open311/filing.ts";
import { isService, serviceDefinition, serviceList } from "#lib/domain/open311/services.ts";
import { addedOf } from "#lib/domain/open311/updates.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { env } from "#lib/env.ts";
import { now } from "#lib/now.ts";
import {
  type City,
  jurisdiction,
  listRequests,
  listUpdates,
  oneRequest,
  requestOfToken,
} from "#lib/queries/open/open311.ts";
import { addUpdate, fileRequest, type Sending } from "#lib/usecases/open/open311.ts";
import { admit, type KeyHolder } from "#lib/usecases/open/open311Keys.ts";

type Given = { readonly tree: Tree; readonly headers?: Readonly<Record<string, string>> };
export type Door = (request: Request, id: string, lang: Lang) => Promise<Given | readonly Refusal[]>;

type Visit = {
  readonly request: Request;
  readonly asked: Asked;
  readonly key: KeyHolder | null;
  readonly city: City;
  readonly at: Date;
  readonly id: string;
  readonly lang: Lang;
};
type Told = Given | Refusal | readonly Refusal[];
const tree = (told: Tree | Fault): Given | Fault => (isFault(told) ? told : { tree: told });

/** Who comes, when, and which city is asked. */
async function entered(request: Request, asked: Asked): Promise<Omit<Visit, "id" | "lang"> | Fault> {
  const at = await now();
  const key = await admit(one(asked, "api_key"), clientOf(request.headers), at);
  if (isFault(key)) return key;
  const city = await jurisdiction(one(asked, "jurisdiction_id"));
  return isFault(city) ? city : { request, asked, key, city, at };
}

/** Reading needs no key; whoever comes with one is known by it. */
const reading =
  (read: (visit: Visit) => Promise<Told> | Told): Door =>
  async (request, id, lang) => {
    const visit = await entered(request, askedOf(new URL(request.url).searchParams));
    return isFault(visit) ? [visit] : asList(await read({ ...visit, id, lang }));
  };

/** Writing needs a key. Parameters may stand in the address too; those of the form come after them. */
const writing =
  (write: (visit: Visit & { key: KeyHolder }) => Promise<Told>): Door =>
  async (request, id, lang) => {
    const form = await request.formData().catch(() => null);
    if (!form) return [fault("NOT_A_FORM")];
    const fields = [...form].filter((field): field is [string, string] => typeof field[1] === "string");
    const asked = askedOf([...new URL(request.url).searchParams, ...fields]);
    const visit = await entered(request, asked);
    if (isFault(visit)) return [visit];
    const { key } = visit;
    return key ? asList(await write({ ...visit, key, id, lang })) : [fault("KEY_MISSING")];
  };
const asList = (told: Told): Given | readonly Refusal[] => (isRefusal(told) ? [told] : told);

export const GET_DOORS: { readonly [C in CallName]: Door } = {
  discovery: reading(({ city, lang }) => ({
    tree: discovery(
      { city: city.name, phone: city.phone ?? "", publicUrl: env.publicUrl, demo: env.demo },
      lang,
    ),
  })),
  services: reading(({ lang }) => ({ tree: serviceList(lang) })),
  service: reading(({ id, lang }) =>
    isService(id) ? { tree: serviceDefinition(id, lang) } : fault("SERVICE_UNKNOWN", { id }),
  ),
  requests: reading(async (visit) => {
    const filter = filterOf(visit.asked, visit.at);
    return Array.isArray(filter) ? filter : tree(await listRequests(readerOf(visit), filter));
  }),
  request: reading(async (visit) => {
    const filter = filterOf(new Map([...visit.asked, ["service_request_id", [visit.id]]]), visit.at);
    return Array.isArray(filter) ? filter : tree(await oneRequest(readerOf(visit), filter, visit.id));
  }),
  token: reading(async ({ id }) => tree(await requestOfToken(id))),
  updates: reading(async (visit) => {
    const filter = filterOf(visit.asked, visit.at);
    return Array.isArray(filter) ? filter : tree(await listUpdates(readerOf(visit), filter));
  }),
};
const readerOf = ({ city, key, lang }: Visit) => ({ cityId: city.id, keyId: key?.id ?? null, lang });

export const POST_DOORS: { readonly [C in CallName]?: Door } = {
  requests: writing(async ({ request, asked, key, city, at, lang }) => {
    const filing = filingOf(asked, lang, at);
    if (Array.isArray(filing)) return filing;
    const filed = await fileRequest(key, city.id, filing, sendingOf(request, asked), at);
    if (isRefusal(filed)) return filed;
    const later = /\brespond-async\b/i.test(request.headers.get("prefer") ?? "");
    const accountId = one(asked, "account_id");
    const trackAddress = `${env.publicUrl}/track?no=${filed.receipt.receiptNo}`;
    const headers: Record<string, string> = later ? { "Preference-Applied": "respond-async" } : {};
    return { tree: filedAnswer(filing, { ...filed, later, accountId, trackAddress }, lang), headers };
  }),
  updates: writing(async ({ asked, key, at, lang }) => {
    const added = addedOf(asked, lang);
    if (Array.isArray(added)) return added;
    const done = await addUpdate(key, added, at);
    return isRefusal(done) ? done : { tree: [{ update_id: done.stepId }] };
  }),
};

/** The id that a client gives a sending (Idempotency-Key), or else all that was said in it. */
function sendingOf(request: Request, asked: Asked): Sending {
  const id = request.headers.get("idempotency-key");
  if (id) return { text: id, given: true };
  const said = [...asked].filter(([name]) => name !== "api_key").sort(([a], [b]) => (a < b ? -1 : 1));
  return { text: JSON.stringify(said), given: false };
}
