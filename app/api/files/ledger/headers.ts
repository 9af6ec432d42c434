import "server-only";
import type { LedgerFormat } from "#lib/domain/vocabulary.ts";
import { GUARDED } from "../../upload/headers.ts";

const TYPES = {
  XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  CSV: "text/csv; charset=utf-8",
} as const satisfies Record<LedgerFormat, string>;

/** An Excel file to be saved, under a name in any letters and one in plain ones. */
export const xlsxHeaders = (name: string, plain: string, bytes?: number): Record<string, string> => ({
  ...GUARDED,
  "Content-Type": TYPES.XLSX,
  "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  ...(bytes !== undefined && { "Content-Length": String(bytes) }),
});

/** The ledger of a day in the format it was asked for. */
export const ledgerHeaders = (format: LedgerFormat, name: string, day: string, bytes: number) => ({
  ...xlsxHeaders(name, `ledger-${day}.${format.toLowerCase()}`, bytes),
  "Content-Type": TYPES[format],
});
