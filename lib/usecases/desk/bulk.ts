import type { Command } from "#lib/domain/commands.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { act } from "../casework/issues.ts";

export type BulkRow = { readonly issueId: string; readonly command: Command };
export type RowOutcome = {
  readonly issueId: string;
  /** what was refused; null = done, also when it had been done before with the same command */
  readonly problem: Problem | null;
};
export type BulkOutcome = { readonly rows: readonly RowOutcome[]; readonly errors: readonly unknown[] };

/**
 * Does one thing to several issues, each on its own: its own permission, its own transaction, its own command id. What
 * one refuses stops none of the others; sent again, what is done stays done once. `errors` are bugs, for the log.
 */
export async function actOnEach(actor: Staff, rows: readonly BulkRow[], now: Date): Promise<BulkOutcome> {
  const outcomes: RowOutcome[] = [];
  const errors: unknown[] = [];
  for (const { issueId, command } of rows) {
    const done = await act(actor, issueId, [command], now).catch((error: unknown) => {
      errors.push(error);
      return problem("UNAVAILABLE");
    });
    outcomes.push({ issueId, problem: isProblem(done) ? inARow(done) : null });
  }
  return { rows: outcomes, errors };
}

/** In a row nothing was typed that could be looked at and sent again. */
const inARow = (refused: Problem): Problem =>
  refused.code === "CHANGED_MEANWHILE" ? problem("OTHERS_FASTER", refused.details) : refused;
