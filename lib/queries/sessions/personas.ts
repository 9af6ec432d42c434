import { db } from "#lib/db/client.ts";
import type { Role } from "#lib/domain/vocabulary.ts";

export type Persona = {
  loginName: string;
  name: string;
  dutyTitle: string;
  roles: Role[];
};

/** Whom one can be on the sign-in page of a demonstration. Anywhere else nobody, and the table is not even asked. */
export async function listPersonas(demo: object | null): Promise<Persona[]> {
  if (!demo) return [];
  const people = await db.person.findMany({
    where: { isPersona: true, disabledAt: null },
    orderBy: { id: "asc" },
    include: { posts: { where: { validTo: null }, select: { role: true } } },
  });
  return people.map(({ loginName, name, dutyTitle, posts }) => ({
    loginName,
    name,
    dutyTitle,
    roles: [...new Set(posts.map(({ role }) => role as Role))],
  }));
}
