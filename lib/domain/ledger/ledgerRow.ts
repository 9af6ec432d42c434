import { shanghaiDate, startOfDay } from "../calendar/calendar.ts";
import { formatReceiptNo } from "../casework/receipt.ts";
import { categoryPath, label } from "../labels.ts";
import { maskPhone } from "../phone.ts";
import { maskName } from "../text.ts";
import type {
  Channel,
  Confidentiality,
  Lang,
  Level,
  Outcome,
  RatingLevel,
  State,
  Tier,
} from "../vocabulary.ts";
import type { LedgerColumn } from "./ledgerFilter.ts";

/** One line of the ledger. Name and phone are masked already: who needs them asks on the issue's own page, with a reason. */
export type LedgerRow = {
  readonly id: string;
  readonly receiptNo: string;
  readonly registeredAt: Date;
  readonly channel: Channel;
  readonly county: string | null;
  readonly town: string | null;
  readonly community: string | null;
  readonly placeText: string;
  readonly resident: string;
  readonly phone: string;
  readonly category: string | null;
  readonly tier: Tier;
  readonly level: Level;
  readonly state: State;
  readonly statement: string;
  readonly unit: string | null;
  readonly dispatchedAt: Date | null;
  readonly dueAt: Date | null;
  readonly firstReplyAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly outcome: Outcome | null;
  readonly rating: RatingLevel | null;
  readonly round: number;
  readonly breaches: number;
  readonly hazard: boolean;
  readonly confidentiality: Confidentiality;
  readonly updatedAt: Date;
};

/** Whoever asked for secrecy, or gave no name, is not named in a list at all. */
export function shownContact(
  contact: { name: string | null; phone: string | null },
  confidentiality: Confidentiality,
): { resident: string; phone: string } {
  if (confidentiality !== "NORMAL") return { resident: "", phone: "" };
  return {
    resident: contact.name ? maskName(contact.name) : "",
    phone: contact.phone ? maskPhone(contact.phone) : "",
  };
}

const day = (at: Date | null): string => (at ? shanghaiDate(at) : "");
/** 2026-03-09 14:05, Shanghai: text that sorts, and that no spreadsheet turns into another date. */
function dayTime(at: Date): string {
  const minutes = Math.floor((at.getTime() - startOfDay(shanghaiDate(at)).getTime()) / 60_000);
  const time = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, "0")).join(":");
  return `${shanghaiDate(at)} ${time}`;
}

/** A cell of the ledger as text; due instants are midnights, so the last day is the one that ends with it. */
const CELLS = {
  receiptNo: (row) => formatReceiptNo(row.receiptNo),
  registeredAt: (row) => dayTime(row.registeredAt),
  channel: (row, lang) => label("channel", row.channel, lang),
  place: (row) => [row.county, row.town, row.community].filter(Boolean).join(" "),
  county: (row) => row.county ?? "",
  town: (row) => row.town ?? "",
  community: (row) => row.community ?? "",
  placeText: (row) => row.placeText,
  resident: (row, lang) =>
    row.confidentiality === "NORMAL" ? row.resident : label("confidentiality", row.confidentiality, lang),
  phone: (row) => row.phone,
  category: (row, lang) => categoryPath(row.category, lang),
  tier: (row, lang) => label("tierChar", row.tier, lang),
  level: (row, lang) => label("level", row.level, lang),
  state: (row, lang) => label("state", row.state, lang),
  statement: (row) => row.statement,
  unit: (row) => row.unit ?? "",
  dispatchedAt: (row) => day(row.dispatchedAt),
  dueAt: (row) => (row.dueAt ? shanghaiDate(new Date(row.dueAt.getTime() - 1)) : ""),
  firstReplyAt: (row) => day(row.firstReplyAt),
  resolvedAt: (row) => day(row.resolvedAt),
  outcome: (row, lang) => (row.outcome ? label("outcome", row.outcome, lang) : ""),
  rating: (row, lang) => (row.rating ? label("ratingLevel", row.rating, lang) : ""),
  round: (row) => row.round,
  breaches: (row) => row.breaches,
  hazard: (row) => (row.hazard ? "!" : ""),
  updatedAt: (row) => dayTime(row.updatedAt),
} as const satisfies Record<LedgerColumn, (row: LedgerRow, lang: Lang) => string | number>;

export const ledgerCell = (column: LedgerColumn, row: LedgerRow, lang: Lang): string | number =>
  CELLS[column](row, lang);
