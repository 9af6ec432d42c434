import type { CivilDate, HolidayCalendar, HolidayKind } from "../calendar/calendar.ts";
import type { Issue } from "../casework/issue.ts";
import type { ClockSettings } from "../clocks/clockSettings.ts";
import type { ActorPost } from "../permissions.ts";
import type { PrivacySettings } from "../rights/privacy.ts";
import type { HouseholdState, Standing } from "../vocabulary.ts";

/** A calendar as it travels. */
export type SentCalendar = Omit<HolidayCalendar, "days"> & {
  readonly days: readonly (readonly [CivilDate, { readonly kind: HolidayKind; readonly name: string }])[];
};
export const sentCalendar = ({ days, ...rest }: HolidayCalendar): SentCalendar => ({
  ...rest,
  days: [...days],
});
export const calendarOf = ({ days, ...rest }: SentCalendar): HolidayCalendar => ({
  ...rest,
  days: new Map(days),
});

/** Who works with this device, and what their decisions are made by. */
export type Me = {
  readonly kind: "me";
  readonly id: string;
  readonly name: string;
  readonly posts: readonly ActorPost[];
  readonly places: readonly {
    readonly name: string;
    readonly units: readonly { readonly id: string; readonly name: string }[];
  }[];
  readonly contact: { readonly name: string; readonly phone: string };
  readonly privacy: PrivacySettings;
  readonly calendar: SentCalendar;
  readonly settings: ClockSettings;
  /** records that did not find room, by kind */
  readonly leftOut: { readonly doors: number; readonly issues: number };
};
/** An address of the own places. */
export type Door = {
  readonly kind: "door";
  readonly id: string;
  readonly communityId: string;
  readonly community: string;
  readonly version: number;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
  readonly state: HouseholdState;
  readonly standing: Standing;
  readonly safetyWords: string | null;
  readonly safetyUntil: CivilDate | null;
};
/** An open matter, with what decisions need; the words only where they were told openly, a contact never. */
export type FieldIssue = {
  readonly kind: "issue";
  readonly id: string;
  readonly issue: Issue;
  readonly place: string;
  readonly building: string | null;
};
/** What was promised at a visit and is not done: a task of the unit. */
export type FieldPromise = {
  readonly kind: "promise";
  readonly id: string;
  readonly words: string;
  readonly on: CivilDate;
  readonly place: string;
  readonly householdId: string | null;
};
/** Somebody receives residents here on this day. */
export type FieldSession = {
  readonly kind: "session";
  readonly id: string;
  readonly title: string;
  readonly on: CivilDate;
  readonly from: string;
  readonly to: string;
  readonly place: string;
};
export type FieldRecord = Me | Door | FieldIssue | FieldPromise | FieldSession;

/** A page of what changed since the device was last here. */
export type FieldPage = {
  readonly cursor: number;
  /** begin anew: what the device has is not what it was given */
  readonly reset: boolean;
  readonly changed: readonly FieldRecord[];
  readonly gone: readonly string[];
  /** there is another page */
  readonly more: boolean;
  /** the office's time */
  readonly now: string;
};
export const keyOf = ({ kind, id }: Pick<FieldRecord, "kind" | "id">): string => `${kind}:${id}`;

const INSTANT = /[a-z]At$/;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
/** Records travel and lie as JSON; instants become instants again, but for those that the rules keep as text. */
export const readRecord = <T>(text: string): T =>
  JSON.parse(text, (key, value) =>
    typeof value === "string" && INSTANT.test(key) && ISO.test(value) ? new Date(value) : value,
  ) as T;
