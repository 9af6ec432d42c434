import { db } from "#lib/db/client.ts";

/** One version of a setting: when, by whom in their duty, and why. */
export type Signed = { readonly at: Date; readonly person: string; readonly reason: string };
type Kept = {
  readonly version: number;
  readonly validFrom: Date;
  readonly reason: string;
  readonly personId: string;
};

/** The same rows in the same order, each with who set it. */
export async function signed<Row extends Kept>(rows: readonly Row[]): Promise<(Row & Signed)[]> {
  const people = await db.person.findMany({
    where: { id: { in: rows.map(({ personId }) => personId) } },
    select: { id: true, name: true, dutyTitle: true },
  });
  return rows.map((row) => {
    const person = people.find(({ id }) => id === row.personId);
    return { ...row, at: row.validFrom, person: person?.dutyTitle || person?.name || "" };
  });
}
