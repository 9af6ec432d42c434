import type { CivilDate } from "../calendar/calendar.ts";
import { mayRevealContact } from "../casework/contact.ts";
import { entryLevel, type Place } from "../casework/issue.ts";
import { typedReceiptNo } from "../casework/receipt.ts";
import { sheetRemark } from "../labels/ledger.ts";
import type { Staff } from "../permissions.ts";
import { maskPhonesIn } from "../phone.ts";
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
import { LEVELS } from "../vocabulary.ts";
import { shownContact } from "./ledgerRow.ts";
import type { SheetLine } from "./ledgerSheet.ts";

/** What an old ledger told that has no place in the record; it is kept word for word and comes out again. */
export type OldWords = Pick<
  SheetLine,
  "visitor" | "handler" | "measures" | "remark" | "rating" | "onTime" | "escalated"
>;

/** What the database tells of one line of the Excel ledger. */
export type SheetSource = Place & {
  readonly id: string;
  readonly receiptNo: string;
  readonly registeredOn: CivilDate;
  readonly spokenOn: CivilDate;
  readonly channel: Channel;
  readonly state: State;
  readonly tier: Tier;
  readonly level: Level;
  readonly round: number;
  readonly hazard: boolean;
  readonly confidentiality: Confidentiality;
  readonly category: string | null;
  readonly statement: string;
  readonly placeText: string;
  readonly dispatchedOn: CivilDate | null;
  readonly resolvedOn: CivilDate | null;
  readonly outcome: Outcome | null;
  readonly rating: RatingLevel | null;
  readonly holderUnitId: string;
  readonly leadUnitId: string | null;
  readonly coUnitIds: readonly string[];
  readonly firstContactId: string | null;
  readonly county: string | null;
  readonly town: string | null;
  readonly community: string | null;
  readonly grid: string | null;
  readonly unit: string | null;
  readonly visitor: string | null;
  readonly handler: string | null;
  readonly residentName: string | null;
  readonly residentPhone: string | null;
  /** limit of the last REPLY clock, how it stopped, and whether any of them ran out */
  readonly dueOn: CivilDate | null;
  readonly stop: string | null;
  readonly late: boolean | null;
  readonly repliedOn: CivilDate | null;
  readonly reply: string | null;
  readonly evidence: string | null;
  readonly told: OldWords | null;
  readonly oldNumber: string | null;
};

/**
 * Whether this line shows name and phone in full: asked for with a reason, where the same person could open the contact
 * on the issue's own page; whoever wanted secrecy is named in no list, whatever the reason (PIPL §6, domain.md F6).
 */
export const isRevealed = (row: SheetSource, actor: Staff, unmasked: boolean): boolean =>
  unmasked &&
  row.confidentiality === "NORMAL" &&
  (row.residentName !== null || row.residentPhone !== null) &&
  mayRevealContact(actor, { ...row, place: row });

/** One line of the Excel ledger, numbered `seq`. */
export function sheetLine(row: SheetSource, seq: number, revealed: boolean, lang: Lang): SheetLine {
  const { told } = row;
  const contact = revealed
    ? { resident: row.residentName ?? "", phone: row.residentPhone ?? "" }
    : shownContact({ name: row.residentName, phone: row.residentPhone }, row.confidentiality);
  return {
    seq: String(seq),
    number: typedReceiptNo(row.receiptNo),
    registeredOn: row.registeredOn,
    channel: row.channel,
    spokenOn: row.spokenOn,
    visitor: told?.visitor || row.visitor || "",
    county: row.county ?? "",
    town: row.town ?? "",
    community: row.community ?? "",
    grid: row.grid ?? "",
    ...contact,
    categoryL1: (row.category?.split(".", 1)[0] ?? null) as SheetLine["categoryL1"],
    categoryL2: row.category,
    tier: row.tier,
    statement: revealed ? row.statement : maskPhonesIn(row.statement),
    unit: row.unit ?? "",
    handler: row.handler || told?.handler || "",
    dispatchedOn: row.dispatchedOn,
    dueOn: row.dueOn,
    repliedOn: row.repliedOn,
    reply: row.reply ?? "",
    onTime: inTime(row) ?? told?.onTime ?? null,
    measures: told?.measures || row.evidence || "",
    resolvedOn: row.resolvedOn,
    outcome: row.outcome,
    escalated: told?.escalated ?? climbed(row),
    rating: row.rating === null ? (told?.rating ?? null) : (`${row.rating}` as SheetLine["rating"]),
    remark: sheetRemark(row, lang),
  };
}

/** 是否按期: no when any limit of the resident's ran out, yes when the last one was met, nothing while it runs. */
const inTime = ({ late, stop }: SheetSource): SheetLine["onTime"] =>
  late ? "NO" : stop === "MET" || stop === "ATTEMPTED" ? "YES" : null;

/** 是否上报及层级: the level it is at now when that lies above the one where it began. */
function climbed(row: SheetSource): SheetLine["escalated"] {
  const above = LEVELS.indexOf(row.level) < LEVELS.indexOf(entryLevel(row));
  return above ? (row.level as Exclude<Level, "COMMUNITY">) : "NO";
}
