import "server-only";

/**
 * The doors for files take large bodies and hand out what is no page, so proxy.ts does not stand before them; what it says
 * to browsers is said here. Nothing stays in the browser: counters and tablets are shared.
 */
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
