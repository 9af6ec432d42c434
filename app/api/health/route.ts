import { env } from "#lib/env.ts";
import { readHealth } from "#lib/queries/health.ts";

export const dynamic = "force-dynamic";

/** For the launcher, a service manager or a load balancer: 200 when the service can work, 503 with the reason. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  return Response.json(health.status === "ok" ? { ...health, version: env.version } : health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
