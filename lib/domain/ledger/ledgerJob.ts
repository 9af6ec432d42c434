import { z } from "zod";
import { PAYLOADS } from "../commands.ts";
import type { Problem } from "../problems.ts";
import { type ImportVerdict, LEDGER_FORMATS, type LedgerJobState, type LedgerTask } from "../vocabulary.ts";
import type { CellProblem } from "./ledgerSheet.ts";

/** The name under which workers hear that there is something to do. */
export const LEDGER_CHANNEL = "minqing_ledger";

/** Work on the Excel ledger in the background: limits of the house [设], each a design default. */
export const EXPORT_HOURS = 24;
/** What was uploaded waits this long to be looked at and confirmed. */
export const IMPORT_DAYS = 7;
/** Jobs of one person that are waiting or under way at a time. */
export const MOST_JOBS = 3;
/** An Excel sheet holds 1,048,576 rows, the head among them. */
export const MOST_EXPORT_ROWS = 1_000_000;
/** With names in full: as many as anybody could have a reason for. */
export const MOST_UNMASKED_ROWS = 200_000;
export const MOST_IMPORT_ROWS = 50_000;
export const MOST_IMPORT_BYTES = 20 * 1024 * 1024;
/** Rows that may be wrong before the dry run stops looking: a file of another kind is wrong in every one. */
export const MOST_BAD_ROWS = 5_000;

const HOUR_MS = 3_600_000;
export const hoursLater = (from: Date, hours: number): Date => new Date(from.getTime() + hours * HOUR_MS);

/** What the form of an export sends: `query` is the address of the ledger page that it takes out. */
export const exportForm = z.object({
  jobId: z.uuid({ error: () => "BAD_ID" }),
  query: z.string().max(4000).default(""),
  format: z.enum(LEDGER_FORMATS).default("XLSX"),
  contacts: z.enum(["masked", "full"], { error: () => "CHOOSE_ONE" }),
  reason: z.string().default(""),
});
/** Why names and phones are needed in full. */
export const fullReason = PAYLOADS.sendBack.shape.reason;
export const exportAsked = exportForm.transform((form, ctx) => {
  if (form.contacts === "masked") return { ...form, unmasked: false, reason: "" };
  const reason = fullReason.safeParse(form.reason);
  if (reason.success) return { ...form, unmasked: true, reason: reason.data };
  for (const issue of reason.error.issues) ctx.addIssue({ ...issue, path: ["reason"] } as never);
  return z.NEVER;
});

/** A query string as the parameters of a page: several of one name are a list. */
export function paramsOf(query: string): Record<string, string[]> {
  const params: Record<string, string[]> = {};
  for (const pair of query.replace(/^\?/, "").split("&").filter(Boolean)) {
    const [name = "", value = ""] = pair.split("=").map(decoded);
    params[name] = [...(params[name] ?? []), value];
  }
  return params;
}
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return "";
  }
}

/** Where a job stands, in hundredths; null while nobody can tell. */
export const percentDone = ({ done, total }: { done: number; total: number | null }): number | null =>
  total === null ? null : total === 0 ? 100 : Math.min(100, Math.floor((done / total) * 100));

/** A job as its own person sees it. */
export type JobView = {
  readonly id: string;
  readonly task: LedgerTask;
  readonly state: LedgerJobState;
  /** names in full were asked for, and why */
  readonly unmasked: boolean;
  readonly reason: string;
  /** what the uploaded file was called; "" for an export */
  readonly fileName: string;
  readonly bytes: number | null;
  readonly done: number;
  readonly total: number | null;
  readonly good: number;
  readonly bad: number;
  readonly sameNumber: number;
  readonly sameWords: number;
  readonly overdue: number;
  readonly imported: number;
  readonly failure: Problem | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly expiresAt: Date;
};
export const isUnderWay = ({ state }: Pick<JobView, "state">): boolean =>
  state === "WAITING" || state === "RUNNING";

/** A row of an uploaded ledger that did not pass, and why. */
export type RowTold = {
  readonly row: number;
  readonly verdict: ImportVerdict;
  readonly problems: readonly CellProblem[];
  readonly number: string;
  /** the issue it is the same as, when it is not an earlier row of the file */
  readonly likeIssueId: string | null;
  readonly likeReceiptNo: string | null;
  readonly statement: string | null;
};
