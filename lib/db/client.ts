import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "#lib/env.ts";
import { type Prisma, PrismaClient } from "#prisma/generated/client.ts";

/**
 * Prisma sends instants as UTC without saying so: in a session of another zone they would be hours off. Many short questions at
 * once are served better one process each: to compile a plan, or to start helpers for it, took longer than the plan itself
 * wherever the planner thought it dear (docs/benchmarks.md, figures at ten million). And a page read anywhere costs little more
 * than the next one: the default is of turning disks, and had a city's ledger read every issue where an index tells the few.
 */
export const SESSION =
  "-c TimeZone=UTC -c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1";

/** The one door to the database. Made at first use: a build needs no database. */
let client: PrismaClient | undefined;
const connect = (): PrismaClient =>
  new PrismaClient({
    adapter: new PrismaPg({ connectionString: env.databaseUrl, max: 10, options: SESSION }),
    transactionOptions: { timeout: 60_000, maxWait: 10_000 },
  });

/** Next reloads modules in development; one pool must serve them all. */
const kept = globalThis as { minqingDb?: PrismaClient };
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_target, key) => {
    client ??= kept.minqingDb ??= connect();
    const value = Reflect.get(client, key);
    return typeof value === "function" ? value.bind(client) : value;
  },
});

/** Inside or outside a transaction. */
export type Db = Prisma.TransactionClient;

/** `snapshot` sees the record as it was at one instant, for reports that must agree with themselves. */
export const transaction = <T>(
  work: (tx: Db) => Promise<T>,
  options?: { timeout?: number; snapshot?: true },
): Promise<T> =>
  db.$transaction(work, {
    ...(options?.timeout && { timeout: options.timeout }),
    ...(options?.snapshot && { isolationLevel: "RepeatableRead" as const }),
  });

/** A refusal undoes what the transaction wrote: thrown inside, turned back into a value by {@link refusable}. */
export class Refused extends Error {
  readonly problem: unknown;
  constructor(problem: unknown) {
    super("refused");
    this.problem = problem;
  }
}

/** PostgreSQL's words for "one of you must begin again", however Prisma wraps them: deadlock and serialization failure. */
export const isDeadlock = (error: unknown): boolean => {
  const e = error as ToldByDatabase;
  const codes = [e?.meta?.code, e?.meta?.driverAdapterError?.cause?.originalCode];
  return e?.code === "P2034" || codes.some((code) => code === "40P01" || code === "40001");
};

type ToldByDatabase = {
  code?: string;
  meta?: { code?: string; driverAdapterError?: { cause?: { kind?: string; originalCode?: string } } };
};

/** PostgreSQL's word for "this key is already there", however Prisma wraps it. */
export const isUniqueViolation = (error: unknown): boolean => {
  const e = error as ToldByDatabase;
  return (
    e?.code === "P2002" ||
    e?.meta?.code === "23505" ||
    e?.meta?.driverAdapterError?.cause?.kind === "UniqueConstraintViolation" ||
    e?.meta?.driverAdapterError?.cause?.originalCode === "23505"
  );
};
