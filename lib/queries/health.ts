import "server-only";
import { findUnready, type Unready } from "#lib/db/readiness.ts";

export type Health = { status: "ok" } | { status: "unavailable"; reason: Unready };

/** Whether the service can do its work now. Answers within two seconds and never throws. */
export async function readHealth(): Promise<Health> {
  const reason = await findUnready();
  return reason === undefined ? { status: "ok" } : { status: "unavailable", reason };
}
