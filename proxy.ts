import { type NextRequest, NextResponse } from "next/server";
import { mapHost } from "#lib/domain/casework/mapPoint.ts";
import { sentence } from "#lib/domain/labels.ts";
import { fromOwnPage } from "#lib/domain/open/ownPage.ts";
import { problem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { env } from "#lib/env.ts";

/** What a form may weigh. Two thousand characters are six kilobytes; files have doors of their own, app/api/upload. */
const MOST_BYTES = 1_000_000;
const YEAR_SECONDS = 31_536_000;

/**
 * Before every page and door: refuses what another site sent and what is too large before it is read, and says what a page may load. Scripts and
 * styles need the nonce of this very answer; only style attributes are free, because charts drawn on the server use them.
 */
export function proxy(request: NextRequest): NextResponse {
  // A body that does not say its size could be any; browsers always say it.
  const unsized = request.headers.has("transfer-encoding");
  const tooLarge = unsized || Number(request.headers.get("content-length") ?? 0) > MOST_BYTES;
  const fromElsewhere = request.method === "POST" && fromOwnPage(request.headers) === false;
  const nonce = crypto.randomUUID();
  const policy = contentSecurityPolicy(nonce);
  const response = fromElsewhere
    ? refuse(request, "OTHER_SITE", 403)
    : tooLarge
      ? refuse(request, "TOO_LARGE", 413)
      : passOn(request, policy);
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("X-Frame-Options", "DENY");
  response.headers.set("Referrer-Policy", "same-origin");
  response.headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  if (env.publicUrl.startsWith("https:"))
    response.headers.set("Strict-Transport-Security", `max-age=${YEAR_SECONDS}`);
  return response;
}

/**
 * Everything but what the build made, which has no secrets and no choices, and the doors for files. Those measure, count
 * and guard for themselves: what passes here is held in memory and cut off at 10 MB, and gets the policy of a page.
 */
export const config = {
  matcher: ["/((?!_next/static|_next/image|favicon.ico|icon.svg|api/upload$|api/upload/|api/files/).*)"],
};

const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${env.development ? " 'unsafe-eval'" : ""}`,
    // The development overlay writes styles of its own.
    env.development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    ["img-src 'self' data: blob:", env.map && mapHost(env.map)].filter(Boolean).join(" "),
    "font-src 'self'",
    `connect-src 'self'${env.development ? " ws:" : ""}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/** Next reads the policy of the request and puts its nonce on every script it writes. */
function passOn(request: NextRequest, policy: string): NextResponse {
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  return NextResponse.next({ request: { headers } });
}

/** Plain text, because a page would need the body that was just refused. */
function refuse(request: NextRequest, code: "TOO_LARGE" | "OTHER_SITE", status: number): NextResponse {
  const lang: Lang = request.cookies.get("lang")?.value === "en" ? "en" : "zh";
  return new NextResponse(`${sentence(problem(code), lang)}\n`, {
    status,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Language": lang === "zh" ? "zh-CN" : "en",
      "Cache-Control": "no-store",
      Connection: "close",
    },
  });
}
