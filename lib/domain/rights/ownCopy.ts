import type { CivilDate } from "../calendar/calendar.ts";

/**
 * The copy a resident takes along (PIPL §45), as it is downloaded: UTF-8 JSON, names in English, words in the language that
 * was read. Instants are ISO 8601 in UTC, days are `YYYY-MM-DD`; what there is none of is null or an empty list. The shape is
 * a promise: a new field may come, none goes or changes its meaning without a new `version`.
 */
export type OwnCopy = {
  readonly format: "minqing-own-copy";
  readonly version: 1;
  readonly language: "zh-CN" | "en";
  readonly madeAt: string;
  /** who uses it, what for, which kinds, how long, which rights */
  readonly notice: Readonly<Record<"who" | "purpose" | "kinds" | "kept" | "rights", string>>;
  readonly contact: {
    readonly name: string | null;
    readonly phone: string | null;
    /** of messages to the phone */
    readonly language: "zh-CN" | "en";
    /** false where the page was opened with four digits of the phone: then both are masked */
    readonly inFull: boolean;
    /** null while the matter goes on */
    readonly keptUntil: CivilDate | null;
  } | null;
  readonly matter: {
    readonly receiptNo: string;
    readonly registeredAt: string;
    readonly channel: string;
    readonly place: string;
    /** latitude and longitude on the city's map */
    readonly mapPoint: string | null;
    readonly ownWords: string;
    readonly state: string;
    readonly outcome: string | null;
    readonly office: { readonly name: string; readonly phone: string | null };
    readonly privacy: string;
  };
  readonly promises: readonly { readonly what: string; readonly until: CivilDate; readonly late: boolean }[];
  readonly steps: readonly { readonly at: string; readonly words: string }[];
  readonly said: readonly { readonly at: string; readonly step: string; readonly words: string }[];
  readonly replies: readonly {
    readonly at: string;
    readonly unit: string;
    readonly kind: string;
    readonly channel: string;
    readonly done: string;
    readonly state: string;
    readonly next: string;
    readonly nextOn: CivilDate | null;
    readonly askWhom: string;
    /** you said that it never reached you */
    readonly denied: boolean;
  }[];
  readonly ratings: readonly {
    readonly at: string;
    readonly solved: string;
    readonly level: string;
    readonly words: string;
  }[];
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly attachedAt: string;
    readonly fromYou: boolean;
    readonly address: string;
  }[];
  /** what you asked of your own information, and the answers */
  readonly requests: readonly {
    readonly askedAt: string;
    readonly kind: string;
    readonly words: string;
    readonly state: string;
    readonly due: CivilDate;
    readonly answeredAt: string | null;
    readonly answer: string | null;
    readonly whereToComplain: string | null;
  }[];
  /** who spoke for you, or may */
  readonly mandates: readonly {
    readonly name: string | null;
    readonly relation: string;
    readonly given: string;
    readonly since: CivilDate;
    readonly until: CivilDate;
    readonly endedAt: string | null;
  }[];
  /** e-mail addresses that hear of it, masked: a receipt may lie about */
  readonly followers: readonly { readonly address: string; readonly confirmed: boolean }[];
  readonly messages: readonly { readonly at: string; readonly words: string; readonly sent: string }[];
  /** who looked at name and phone: unit and post, never the person */
  readonly looks: readonly { readonly at: string; readonly who: string; readonly reason: string }[];
};
