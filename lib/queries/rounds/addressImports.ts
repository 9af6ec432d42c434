import { db } from "#lib/db/client.ts";
import { rowsOf, type ToldAddress } from "#lib/db/rounds/addressImports.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isUuid } from "../casework/issues.ts";

const MOST_SHOWN = 200;
const MOST_FRESH = 20;
const MOST_WAITING = 10;

export type AddressImportPage = {
  readonly id: string;
  readonly fileName: string;
  readonly unread: readonly string[];
  readonly fresh: number;
  readonly there: number;
  readonly doubtful: number;
  readonly wrong: number;
  readonly expiresAt: Date;
  readonly over: boolean;
  /** how many addresses came of it; null until it is confirmed */
  readonly made: number | null;
  /** the first of them: a person sees what is about to come in */
  readonly freshRows: readonly ToldAddress[];
  readonly wrongRows: readonly ToldAddress[];
  readonly doubtfulRows: readonly ToldAddress[];
};

/** One's own dry run with what was found in it; null for anybody else's. */
export async function readAddressImport(
  actor: Staff,
  id: string,
  now: Date,
): Promise<AddressImportPage | null> {
  const found = isUuid(id) ? await db.addressImport.findUnique({ where: { id } }) : null;
  if (found?.personId !== actor.personId) return null;
  const [freshRows, wrongRows, doubtfulRows] = await Promise.all([
    rowsOf(db, id, "NEW", MOST_FRESH),
    rowsOf(db, id, "WRONG", MOST_SHOWN),
    rowsOf(db, id, "DOUBTFUL", MOST_SHOWN),
  ]);
  const { personId: _, createdAt: __, doneAt: ___, ...page } = found;
  return { ...page, over: found.expiresAt <= now, freshRows, wrongRows, doubtfulRows };
}

/** One's own dry runs with something to confirm, the latest first. */
export const waitingImports = (actor: Staff, now: Date) =>
  db.addressImport.findMany({
    where: {
      personId: actor.personId,
      made: null,
      expiresAt: { gt: now },
      OR: [{ fresh: { gt: 0 } }, { doubtful: { gt: 0 } }],
    },
    orderBy: { createdAt: "desc" },
    take: MOST_WAITING,
    select: { id: true, fileName: true, createdAt: true, fresh: true, doubtful: true, wrong: true },
  });
