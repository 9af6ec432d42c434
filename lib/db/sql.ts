import { Prisma } from "#prisma/generated/client.ts";

/** Composable, parameterised SQL for reads at scale; only lib/db knows where it comes from. */
export type Sql = Prisma.Sql;
export const sql = Prisma.sql;
export const joinSql = Prisma.join;
export const rawSql = Prisma.raw;
export const noSql = Prisma.empty;
