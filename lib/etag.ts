import "server-only";
import { createHash } from "node:crypto";

/** The answer, or the word that the asker's own copy is still it (RFC 9110 §13.1.2). */
export function answerUnlessKnown(
  request: Request,
  body: string,
  headers: Readonly<Record<string, string>>,
): Response {
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const told = { ...headers, ETag: tag };
  const known = request.headers.get("if-none-match")?.split(/\s*,\s*/) ?? [];
  return known.some((one) => one === "*" || one.replace(/^W\//, "") === tag)
    ? new Response(null, { status: 304, headers: told })
    : new Response(body, { headers: told });
}
