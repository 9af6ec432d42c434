import type { CivilDate } from "../calendar/calendar.ts";
import { entryLevel, type Issue, officeAt, type Place, tierOf } from "../casework/issue.ts";
import { CONDUCT_CATEGORY, conductEntry } from "../casework/recusal.ts";
import { normalisePhone } from "../phone.ts";
import { normaliseDigits } from "../text.ts";
import type { Channel, Level, Outcome, Tier } from "../vocabulary.ts";
import { isMasked } from "./ledgerCheck.ts";
import type { OldWords } from "./ledgerLine.ts";
import { placeOfLine, type Register, unitOfLine } from "./ledgerNames.ts";
import type { CellProblem, SheetLine } from "./ledgerSheet.ts";

/** A row of an old ledger that can become an issue: its names found, its cells in agreement. */
export type ImportEntry = Pick<Issue, "place" | "level" | "tier" | "initialTier" | "hiddenFrom"> & {
  readonly row: number;
  /** its number in the old ledger */
  readonly number: string;
  readonly leadUnitId: string | null;
  readonly registeredOn: CivilDate;
  readonly spokenOn: CivilDate;
  readonly channel: Channel;
  readonly category: string | null;
  readonly statement: string;
  readonly residentName: string;
  readonly residentPhone: string | null;
  readonly dispatchedOn: CivilDate | null;
  readonly dueOn: CivilDate | null;
  readonly repliedOn: CivilDate | null;
  readonly reply: string;
  readonly resolvedOn: CivilDate | null;
  readonly outcome: Outcome | null;
  readonly told: OldWords;
};

/** The entry that a line becomes, or what is wrong with its names. The cells have been read and agree (ledgerCheck). */
export function entryOf(row: number, line: SheetLine, register: Register): ImportEntry | CellProblem[] {
  const found = placeOfLine(line, register);
  if ("code" in found) return [found];
  const { place } = found;
  const rank = rankOfLine(line, place);
  if ("code" in rank) return [rank];
  const open = line.resolvedOn === null;
  const holderUnitId = officeAt(rank.level, place) ?? place.cityId;
  const unit = unitOfLine(line.unit, { holderUnitId, place, open }, register);
  if ("code" in unit) return [unit];
  // The office itself has what was given to nobody.
  const leadUnitId = unit.unitId === holderUnitId && !line.dispatchedOn ? null : unit.unitId;
  if (open && !line.categoryL2 && (line.dispatchedOn || leadUnitId || line.repliedOn))
    return [{ key: "categoryL2", code: "CATEGORY_NEEDED", typed: "" }];
  const { number, dispatchedOn, dueOn, repliedOn, reply, resolvedOn, outcome, statement } = line;
  const { visitor, handler, measures, remark, rating, onTime, escalated } = line;
  const registeredOn = line.registeredOn as CivilDate;
  return {
    row,
    place,
    ...rank,
    number: normaliseDigits(number),
    leadUnitId,
    registeredOn,
    spokenOn: line.spokenOn ?? registeredOn,
    channel: line.channel as Channel,
    category: line.categoryL2,
    statement,
    residentName: isMasked(line.resident) ? "" : line.resident,
    residentPhone: isMasked(line.phone) ? null : normalisePhone(line.phone),
    ...{ dispatchedOn, dueOn, repliedOn, reply, resolvedOn, outcome },
    told: { visitor, handler, measures, remark, rating, onTime, escalated },
  };
}

/** 急 is with community or town, 愁 with the county, 难/盼 with the city: the tier of the ledger says which office had it. */
const LEVELS_OF_TIER = {
  URGENT: ["COMMUNITY", "TOWN"],
  WORRY: ["COUNTY"],
  HARD: ["CITY"],
  HOPE: ["CITY"],
} as const satisfies Record<Tier, readonly Level[]>;

type Rank = Pick<Issue, "level" | "tier" | "initialTier" | "hiddenFrom">;
function rankOfLine(line: SheetLine, place: Place): Rank | CellProblem {
  const initialTier = tierOf(entryLevel(place));
  // A complaint about conduct goes above the office of its place and is hidden from it (信访工作条例 §22, §30).
  if (line.categoryL2 === CONDUCT_CATEGORY) {
    const { level, hiddenFrom } = conductEntry(place);
    return { level, hiddenFrom, tier: tierOf(level), initialTier };
  }
  if (!line.tier) return { level: entryLevel(place), tier: initialTier, initialTier, hiddenFrom: null };
  const levels: readonly Level[] =
    line.tier === "URGENT" && line.escalated === "TOWN" ? ["TOWN"] : LEVELS_OF_TIER[line.tier];
  const level = levels.find((one) => officeAt(one, place) !== null);
  if (!level) return { key: "tier", code: "TIER_HAS_NO_OFFICE", typed: line.tier };
  return { level, tier: line.tier, initialTier, hiddenFrom: null };
}
