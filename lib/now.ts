import "server-only";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";

const DAY_MS = 86_400_000;

/**
 * The present, taken once at a door and passed on as an argument (house rule 3). Only a demonstration can have moved it,
 * by whole days; anywhere else the table is not even read.
 */
export async function now(): Promise<Date> {
  return new Date(Date.now() + (await daysAhead()) * DAY_MS);
}

export async function daysAhead(): Promise<number> {
  if (!env.demo) return 0;
  const clock = await db.demoClock.findUnique({ where: { id: 1 } });
  return clock?.daysAhead ?? 0;
}

/** How far the demonstration's clock is ahead, in days; null where this is no demonstration. */
export const demonstration = async (): Promise<{ daysAhead: number } | null> =>
  env.demo ? { daysAhead: await daysAhead() } : null;
