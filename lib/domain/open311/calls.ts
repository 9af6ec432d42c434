import { type Fault, fault } from "./faults.ts";

export const FORMATS = { xml: "text/xml; charset=utf-8", json: "application/json; charset=utf-8" } as const;
export type Format = keyof typeof FORMATS;

/** Every call there is: its address below /open311 with * for an id, and the element around its answer. */
export const CALLS = {
  discovery: { at: "discovery", root: "discovery" },
  services: { at: "v2/services", root: "services" },
  service: { at: "v2/services/*", root: "service_definition" },
  requests: { at: "v2/requests", root: "service_requests" },
  request: { at: "v2/requests/*", root: "service_requests" },
  token: { at: "v2/tokens/*", root: "service_requests" },
  updates: { at: "v2/servicerequestupdates", root: "service_request_updates" },
} as const;
export type CallName = keyof typeof CALLS;

/** Elements of the lists, by the name of the list. */
export const ITEMS = {
  services: "service",
  service_requests: "request",
  service_request_updates: "request_update",
  attributes: "attribute",
  values: "value",
  endpoints: "endpoint",
  formats: "format",
  errors: "error",
} as const;

export type Called = { readonly call: CallName; readonly id: string; readonly format: Format };

/** Which call an address means: the last part ends in its format; a code may have dots of its own. */
export function calledOf(path: readonly string[]): Called | Fault {
  const [, whole = "", suffix = ""] = /^(.*)\.(xml|json)$/.exec(path.join("/")) ?? [];
  if (suffix === "") return fault(callAt(path.join("/")) ? "FORMAT_UNKNOWN" : "NO_SUCH_CALL");
  const call = callAt(whole);
  const id = whole.slice(whole.lastIndexOf("/") + 1);
  return call ? { call, id, format: suffix as Format } : fault("NO_SUCH_CALL");
}

function callAt(address: string): CallName | undefined {
  const parts = address.split("/");
  return (Object.keys(CALLS) as CallName[]).find((name) => {
    const wanted = CALLS[name].at.split("/");
    return (
      wanted.length === parts.length &&
      wanted.every((part, at) => (part === "*" ? parts[at] !== "" : part === parts[at]))
    );
  });
}
