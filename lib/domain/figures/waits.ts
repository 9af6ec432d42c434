/**
 * Named stretches of whole days, day 0 being the day of registration as in every clock (domain.md C4): how long what is open
 * waits now, and how long what ended took. They end where a resident's patience or the law does: 7, 15, 30 and 60 days.
 * Data for two readers: lib/db/figures/cuts and the ledger's filter.
 */
export const WAITS = ["D3", "D7", "D15", "D30", "D60", "D90", "LONGER"] as const;
export type Wait = (typeof WAITS)[number];

/** First and last day of each; without a last day it goes on. */
export const WAIT_DAYS = {
  D3: { from: 0, to: 3 },
  D7: { from: 4, to: 7 },
  D15: { from: 8, to: 15 },
  D30: { from: 16, to: 30 },
  D60: { from: 31, to: 60 },
  D90: { from: 61, to: 90 },
  LONGER: { from: 91, to: null },
} as const satisfies Record<Wait, { readonly from: number; readonly to: number | null }>;

/** The reader in memory. */
export const waitOf = (days: number): Wait =>
  WAITS.find((wait) => days <= (WAIT_DAYS[wait].to ?? Number.POSITIVE_INFINITY)) ?? "LONGER";
