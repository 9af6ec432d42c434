import type { TrailEvent } from "#lib/domain/casework/issue.ts";
import type { AttachmentEntry, AttachmentKind, LetterKind } from "#lib/domain/vocabulary.ts";

export type AddedFile = {
  readonly id: string;
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly entry: AttachmentEntry;
  readonly byResident: boolean;
  readonly by: string;
  readonly attachedAt: Date;
};
export type LetterActs = {
  readonly id: string;
  readonly kind: LetterKind;
  readonly numberText: string | null;
  readonly unitName: string;
  readonly acts: readonly {
    readonly what: "SIGNED" | "SERVED" | "VOIDED";
    readonly at: Date;
    readonly by: string;
    /** why it is void */
    readonly reason: string;
  }[];
};

/** What happened to papers: no step of the issue, but a part of its way. */
export type PaperEntry = { readonly id: string; readonly at: Date } & (
  | { readonly what: "FILES"; readonly files: readonly AddedFile[] }
  | ({ readonly what: "LETTER"; readonly letter: LetterActs } & { readonly act: LetterActs["acts"][number] })
);

/** Derived from the rows of the papers themselves, as far as the reader may see them; files given together are one entry. */
export function papersOf(files: readonly AddedFile[], letters: readonly LetterActs[]): PaperEntry[] {
  const together = Object.groupBy(files, ({ attachedAt, by, byResident, entry }) =>
    [attachedAt.getTime(), by, byResident, entry].join(" "),
  );
  const added = Object.values(together).flatMap((given = []): PaperEntry[] => {
    const [first] = given;
    return first ? [{ what: "FILES", id: first.id, at: first.attachedAt, files: given }] : [];
  });
  const acts = letters.flatMap((letter) =>
    letter.acts.map(
      (act): PaperEntry => ({ what: "LETTER", id: `${act.what}${letter.id}`, at: act.at, letter, act }),
    ),
  );
  return [...added, ...acts];
}

export type TrailEntry = { readonly event: TrailEvent } | { readonly paper: PaperEntry };

/** The steps in their own order, the papers between them by their time; what came with a step stands after it. */
export function alongTheWay(
  events: readonly TrailEvent[],
  papers: readonly PaperEntry[],
): readonly TrailEntry[] {
  const waiting = papers.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const whole: TrailEntry[] = [];
  for (const event of events) {
    while (waiting[0] && waiting[0].at < event.at) whole.push({ paper: waiting.shift() as PaperEntry });
    whole.push({ event });
  }
  return [...whole, ...waiting.map((paper) => ({ paper }))];
}
