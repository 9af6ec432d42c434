import { notesOf } from "#lib/db/casework/internalNotes.ts";
import { db } from "#lib/db/client.ts";
import { colleagues, colleaguesAt } from "#lib/db/desk/absences.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { type InternalNote, inside } from "#lib/domain/desk/internalNotes.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import { placeIds, unitNames } from "../routing/units.ts";

export type Mentionable = { readonly personId: string; readonly name: string };
export type NotesPage = {
  readonly notes: readonly InternalNote[];
  /** whom a new note may mention; null when this person may only read */
  readonly mentionable: readonly Mentionable[] | null;
};

const MOST_NAMES = 50;

/** The notes of an issue, for staff who may see both; null for everybody else. Residents have no actor that fits here. */
export async function readNotes(actor: Staff, issue: Issue): Promise<NotesPage | null> {
  if (!sees(actor, issue) || !mayAtDesk(actor, "readNotes")) return null;
  const rows = await notesOf(db, issue.id);
  const [people, units, mentionable] = await Promise.all([
    namesOf(
      rows.flatMap(({ authorId, onBehalfOf, mentionedIds }) => [authorId, onBehalfOf, ...mentionedIds]),
    ),
    unitNames(rows.map(({ unitId }) => unitId)),
    mayAtDesk(actor, "writeNote") ? whomToMention(actor, issue) : null,
  ]);
  return {
    notes: rows.map((row) => ({
      id: row.id,
      words: inside(row.words),
      by: people[row.authorId] ?? "",
      unit: units[row.unitId] ?? "",
      onBehalfOf: row.onBehalfOf && (people[row.onBehalfOf] ?? ""),
      mentioned: row.mentionedIds.map((id) => people[id] ?? "").filter(Boolean),
      at: row.at,
      withdrawn: row.withdrawnAt !== null,
      mine: row.authorId === actor.personId,
    })),
    mentionable,
  };
}

async function namesOf(ids: readonly (string | null)[]): Promise<Readonly<Record<string, string>>> {
  const people = await db.person.findMany({
    where: { id: { in: [...new Set(ids.filter((id) => id !== null))] } },
    select: { id: true, name: true, dutyTitle: true },
  });
  return Object.fromEntries(people.map(({ id, name, dutyTitle }) => [id, dutyTitle || name]));
}

/** Colleagues who can see it, those nearest to the matter first: handling, answering, helping, then the offices above. */
async function whomToMention(actor: Staff, issue: Issue): Promise<Mentionable[]> {
  const near = [issue.leadUnitId, issue.holderUnitId, ...issue.coUnitIds].filter((id) => id !== null);
  const units = [...near, ...placeIds(issue.place).filter((id) => id !== null)];
  const people = await colleaguesAt(db, [...new Set(units)]);
  if (issue.handlerId && !people.some(({ personId }) => personId === issue.handlerId))
    people.push(...(await colleagues(db, [issue.handlerId])));
  const distance = (posts: Staff["posts"]) => Math.min(...posts.map(({ unitId }) => rank(units, unitId)));
  return people
    .map(({ personId, name, posts }) => ({ reader: { kind: "STAFF" as const, personId, posts }, name }))
    .filter(
      ({ reader }) =>
        reader.personId !== actor.personId && sees(reader, issue) && mayAtDesk(reader, "readNotes"),
    )
    .sort((a, b) => distance(a.reader.posts) - distance(b.reader.posts))
    .slice(0, MOST_NAMES)
    .map(({ reader, name }) => ({ personId: reader.personId, name }));
}
const rank = (units: readonly string[], id: string): number =>
  units.includes(id) ? units.indexOf(id) : units.length;
