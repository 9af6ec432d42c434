import "server-only";
import { notSent, type Outcome, SENT, unsure } from "./channel.ts";

/** How long the other side may take altogether. Connecting alone is given up after ten seconds. */
export const PATIENCE_MS = 20_000;
/** Nobody answers a message with more than this. */
const MOST_CHARACTERS = 20_000;

/** Not connected, so nothing was said: these are the only errors after which a message has certainly not gone. */
const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** Something between us and the service gave up on it: the service itself may have gone on. */
const LOST_ON_THE_WAY = [502, 504];
/** Our own name or key is not taken: that can be mended while the message waits. */
const ABOUT_US = [401, 403, 407];
/** "Not now": also any other failure of the service that says so itself. */
const NOT_NOW = [408, 425, 429];

export type Request = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
};

/**
 * Posts once, follows no redirect, and says what is certain about it. Where a service answers 200 and says no in its
 * body, `read` judges the body; without it 2xx is a yes.
 */
export async function post(
  url: string,
  { headers, body }: Request,
  { patience = PATIENCE_MS, read }: { patience?: number; read?: (body: string) => Outcome } = {},
): Promise<Outcome> {
  try {
    const signal = AbortSignal.timeout(patience);
    const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    const said = answer.ok && read ? await beginning(answer) : await answer.body?.cancel();
    return answer.ok ? (read?.(said ?? "") ?? SENT) : refusal(answer.status);
  } catch (error) {
    const code = codeOf(error);
    return code !== undefined && NEVER_CONNECTED.has(code)
      ? notSent("UNREACHABLE", true)
      : unsure("NO_ANSWER");
  }
}

/** What a status says about the message. Exported for its test. */
export function refusal(status: number): Outcome {
  if (status === 404 || status === 410)
    return { did: "NOT_SENT", error: `GONE ${status}`, again: false, gone: true };
  if (LOST_ON_THE_WAY.includes(status)) return unsure(`NO_ANSWER ${status}`);
  if (NOT_NOW.includes(status) || status >= 500) return notSent(`BUSY ${status}`, true);
  return notSent(`REJECTED ${status}`, ABOUT_US.includes(status));
}

function codeOf(error: unknown): string | undefined {
  const cause = (error as { cause?: { code?: unknown; errors?: { code?: unknown }[] } })?.cause;
  const code = cause?.code ?? cause?.errors?.[0]?.code;
  return typeof code === "string" ? code : undefined;
}

async function beginning(answer: Response): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MOST_CHARACTERS) break;
  }
  return text;
}
