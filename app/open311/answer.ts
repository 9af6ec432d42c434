import "server-only";
import { type Tree, xmlDocument } from "#lib/domain/files/xml.ts";
import { CALLS, type Called, calledOf, FORMATS, type Format, ITEMS } from "#lib/domain/open311/calls.ts";
import { errorList, fault, isFault, type Refusal, statusOfRefusal } from "#lib/domain/open311/faults.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { log } from "#lib/log.ts";
import { type Door, GET_DOORS, POST_DOORS } from "./doors.ts";

const isRefusals = (given: unknown): given is readonly Refusal[] => Array.isArray(given);

/** Answers one call: the format stands in the address, the language in the header, Chinese unless English comes first. */
export async function answer(request: Request, path: readonly string[]): Promise<Response> {
  const lang: Lang = /^\s*en\b/i.test(request.headers.get("accept-language") ?? "") ? "en" : "zh";
  const called = calledOf(path);
  const format: Format = isFault(called) ? (path.at(-1)?.endsWith(".json") ? "json" : "xml") : called.format;
  const reply = { request, lang, format };
  if (isFault(called)) return written(reply, "errors", errorList([called], lang), statusOfRefusal([called]));
  const door = (request.method === "POST" ? POST_DOORS : GET_DOORS)[called.call];
  const given = door ? await opened(door, request, called, lang) : [methodUnknown(request)];
  if (isRefusals(given)) {
    const late = given.some((one) => isFault(one) && one.fault === "TOO_OFTEN");
    const headers: Record<string, string> = late ? { "Retry-After": "60" } : {};
    return written(reply, "errors", errorList(given, lang), statusOfRefusal(given), headers);
  }
  return written(reply, CALLS[called.call].root, given.tree, 200, given.headers);
}

const methodUnknown = ({ method }: Request): Refusal => fault("METHOD_UNKNOWN", { method });

async function opened(door: Door, request: Request, called: Called, lang: Lang) {
  try {
    return await door(request, called.id, lang);
  } catch (error) {
    log.error("open311 failed", error, { call: called.call, method: request.method });
    return [fault("GENERAL")];
  }
}

type Reply = { readonly request: Request; readonly lang: Lang; readonly format: Format };

/** Any site may read what anybody may read; what is sent with a key is for whoever holds the key, not for web pages. */
function written(
  { request, lang, format }: Reply,
  root: string,
  tree: Tree,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(format === "xml" ? xmlDocument(root, tree, ITEMS) : `${JSON.stringify(tree)}\n`, {
    status,
    headers: {
      "Content-Type": FORMATS[format],
      "Content-Language": lang === "zh" ? "zh-CN" : "en",
      Vary: "Accept-Language",
      "Cache-Control": "no-store",
      ...(request.method !== "POST" && { "Access-Control-Allow-Origin": "*" }),
      ...headers,
    },
  });
}
