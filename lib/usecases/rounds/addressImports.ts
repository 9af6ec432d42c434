import { db, transaction } from "#lib/db/client.ts";
import {
  anyOutside,
  bringInAddresses,
  communitiesIn,
  insertChecked,
  lockImport,
  registered,
} from "#lib/db/rounds/addressImports.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import { hoursLater } from "#lib/domain/ledger/ledgerJob.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import {
  ADDRESS_IMPORT_DAYS,
  type CheckedAddress,
  checkAddresses,
  communityFinder,
  MOST_ADDRESS_ROWS,
} from "#lib/domain/rounds/addressCheck.ts";
import { addressHead, readAddress, unreadColumns } from "#lib/domain/rounds/addressSheet.ts";
import type { AddressVerdict } from "#lib/domain/vocabulary.ts";
import { ledgerFile, removeJobFiles } from "#lib/files/ledgerFiles.ts";
import { findHead, openSheets } from "#lib/files/sheets.ts";
import { NotXlsx, TooMuch } from "#lib/files/xlsxReader.ts";
import { notAllowed } from "../ledger/ledgerQueue.ts";
import { receiveSheet, type Upload } from "../ledger/sheetUpload.ts";
import { refusable } from "../outcome.ts";

const BATCH = 5_000;
const areasOf = (actor: Staff): string[] => deskPosts(actor, "keepHouseholds").map(({ unitId }) => unitId);

/**
 * A list of addresses as a plain form brings it, and its dry run. Whoever may not is refused before the first byte is kept.
 * Errors: NOT_ALLOWED and those of {@link receiveSheet} and {@link checkAddressFile}.
 */
export async function receiveAddresses(
  actor: Staff,
  request: Request,
  now: Date,
): Promise<{ id: string } | Problem> {
  if (areasOf(actor).length === 0) return notAllowed("keepHouseholds");
  return receiveSheet(request, (upload) => checkAddressFile(actor, upload, now));
}

/**
 * The dry run: what each row would become, kept until it is confirmed. Nothing comes into the register; the file goes at once.
 * Errors: NOT_ALLOWED, ADDRESSES_NOT_A_TABLE, ADDRESSES_NO_HEAD, LEDGER_UNPACKS_TOO_LARGE, ADDRESSES_TOO_MANY, ADDRESSES_NOTHING_NEW.
 */
export async function checkAddressFile(
  actor: Staff,
  { id, fileName }: Pick<Upload, "id" | "fileName">,
  now: Date,
): Promise<{ id: string } | Problem> {
  if (areasOf(actor).length === 0) return notAllowed("keepHouseholds");
  const read = await readFile(ledgerFile(id)).finally(() => removeJobFiles(id));
  return isProblem(read) ? read : keepDryRun(actor, { id, fileName }, read, now);
}

/** What each row that was read would become, kept under an id. Errors: NOT_ALLOWED. */
export async function keepDryRun(
  actor: Staff,
  { id, fileName }: Pick<Upload, "id" | "fileName">,
  read: ReadRows,
  now: Date,
): Promise<{ id: string } | Problem> {
  const areaIds = areasOf(actor);
  if (areaIds.length === 0) return notAllowed("keepHouseholds");
  const communities = await communitiesIn(db, areaIds);
  const find = communityFinder(communities);
  const named = read.rows.flatMap(({ line }) => {
    const found = find(line.community);
    return "id" in found ? [found.id] : [];
  });
  const rows = checkAddresses(read.rows, find, await registered(db, [...new Set(named)]));
  await transaction(async (tx) => {
    const counts = { fresh: of(rows, "NEW"), there: of(rows, "THERE") };
    await tx.addressImport.create({
      data: {
        ...{
          id,
          fileName,
          unread: read.unread,
          ...counts,
          doubtful: of(rows, "DOUBTFUL"),
          wrong: of(rows, "WRONG"),
        },
        personId: actor.personId,
        createdAt: now,
        expiresAt: hoursLater(now, ADDRESS_IMPORT_DAYS * 24),
      },
    });
    // What is there already is counted, and not kept a second time.
    const kept = rows.filter(({ verdict }) => verdict !== "THERE");
    for (let at = 0; at < kept.length; at += BATCH) await insertChecked(tx, id, kept.slice(at, at + BATCH));
  });
  return { id };
}
const of = (rows: readonly CheckedAddress[], which: AddressVerdict): number =>
  rows.reduce((sum, { verdict }) => sum + (verdict === which ? 1 : 0), 0);

export type ReadRows = { readonly rows: Parameters<typeof checkAddresses>[0]; readonly unread: string[] };
async function readFile(file: string): Promise<ReadRows | Problem> {
  try {
    const workbook = await openSheets(file);
    try {
      const found = await findHead(workbook, addressHead);
      if (!found) return problem("ADDRESSES_NO_HEAD");
      const rows: ReadRows["rows"][number][] = [];
      for await (const told of workbook.rows(found.sheet)) {
        const read = told.row > found.row ? readAddress(told, found.head) : null;
        if (!read) continue;
        if (rows.length === MOST_ADDRESS_ROWS)
          return problem("LEDGER_TOO_MANY_ROWS", { rows: `>${MOST_ADDRESS_ROWS}`, most: MOST_ADDRESS_ROWS });
        rows.push({ row: told.row, ...read });
      }
      return rows.length === 0
        ? problem("ADDRESSES_NOTHING_NEW")
        : { rows, unread: unreadColumns(found.cells, found.head) };
    } finally {
      workbook.close();
    }
  } catch (error) {
    if (error instanceof NotXlsx) return problem("ADDRESSES_NOT_A_TABLE");
    if (error instanceof TooMuch) return problem("LEDGER_UNPACKS_TOO_LARGE");
    throw error;
  }
}

/**
 * The person has seen the dry run: every new row comes into the register at once or none does; doubtful ones where they say so.
 * Confirmed again it changes nothing and answers the same. Errors: NOT_FOUND (also somebody else's), NOT_ALLOWED,
 * ADDRESSES_GONE, PLACE_OUT_OF_REACH (a post was lost since), ADDRESSES_NOTHING_NEW.
 */
export const confirmAddresses = (
  actor: Staff,
  { importId, withDoubtful }: { importId: string; withDoubtful: boolean },
  now: Date,
): Promise<{ id: string; made: number } | Problem> =>
  refusable(async (tx) => {
    const found = await lockImport(tx, importId);
    if (!found || found.personId !== actor.personId) return problem("NOT_FOUND");
    if (found.made !== null) return { id: importId, made: found.made };
    if (found.expiresAt <= now) return problem("ADDRESSES_GONE");
    const areaIds = areasOf(actor);
    if (areaIds.length === 0) return notAllowed("keepHouseholds");
    if (await anyOutside(tx, importId, { withDoubtful, areaIds })) return problem("PLACE_OUT_OF_REACH");
    const made = await bringInAddresses(tx, importId, { withDoubtful, personId: actor.personId, now });
    if (made === 0) return problem("ADDRESSES_NOTHING_NEW");
    await tx.addressImport.update({ where: { id: importId }, data: { doneAt: now, made } });
    return { id: importId, made };
  });

/** Dry runs whose time is over go with their rows. Returns how many; run again it finds nothing. */
export const forgetAddressImports = async (now: Date): Promise<number> =>
  (await db.addressImport.deleteMany({ where: { expiresAt: { lte: now } } })).count;
