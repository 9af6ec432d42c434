import type { CivilDate } from "../calendar/calendar.ts";
import type { ReplyRecord } from "../casework/issue.ts";
import type { Channel } from "../vocabulary.ts";
import { LETTER_DATE } from "./messages.ts";

/** What a letter is written from: the issue, the step that it tells of, and in whose name it goes out. */
export type LetterFacts = {
  readonly receiptNo: string;
  readonly statement: string;
  readonly channel: Channel;
  readonly spokenOn: CivilDate;
  readonly isPetitionItem: boolean;
  /** in whose name and under whose seal: an office of a place, or a bureau; never an inner office (domain.md F5) */
  readonly unitName: string;
  readonly unitPhone: string;
  /** the office above it, where a review is asked for; null above the city */
  readonly superiorName: string | null;
  readonly step: { readonly on: CivilDate; readonly data: Readonly<Record<string, unknown>> };
  /** the reply it tells in writing */
  readonly reply: ReplyRecord | null;
  /** promised days of the clocks that run */
  readonly replyDue: CivilDate | null;
  readonly resolveDue: CivilDate | null;
};

/** 2026年3月9日: Arabic digits without leading zeros, as on official paper (GB/T 9704-2012). */
export function paperDate(date: CivilDate): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return LETTER_DATE(year, month, day);
}
