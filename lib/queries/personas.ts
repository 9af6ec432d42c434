import { db } from "#lib/db/client.ts";
import type { Role } from "#lib/domain/vocabulary.ts";
import { env } from "#lib/env.ts";
import { daysAhead } from "#lib/now.ts";

export type Persona = {
  loginName: string;
  name: string;
  dutyTitle: string;
  posts: { role: Role; unit: string }[];
};

/** How far the demonstration's clock is ahead, in days; null where this is no demonstration. */
export const readDemo = async (): Promise<{ daysAhead: number } | null> =>
  env.demo ? { daysAhead: await daysAhead() } : null;

/** Whom one can be on the sign-in page of a demonstration. Anywhere else nobody, and the table is not even asked. */
export async function listPersonas(): Promise<Persona[]> {
  if (!env.demo) return [];
  const people = await db.person.findMany({
    where: { isPersona: true, disabledAt: null },
    orderBy: { loginName: "asc" },
    include: { posts: { where: { validTo: null }, include: { unit: { select: { name: true } } } } },
  });
  return people.map(({ loginName, name, dutyTitle, posts }) => ({
    loginName,
    name,
    dutyTitle,
    posts: posts.map(({ role, unit }) => ({ role: role as Role, unit: unit.name })),
  }));
}
