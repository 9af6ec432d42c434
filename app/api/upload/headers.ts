import "server-only";

/** These doors take large bodies, so proxy.ts, which would hold them in memory, does not stand before them. What it says to browsers is said here. */
export const GUARDED = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const;

/** The same answer with those headers. */
export function guarded(answer: Response): Response {
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(GUARDED)) headers.set(name, value);
  return new Response(answer.body, { status: answer.status, headers });
}
