import { DefinitionList } from "#components/ui/table.tsx";
import { letterLabel } from "#lib/domain/labels/letters.ts";
import { say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Lang, LetterState, ServiceWay } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type RecordProps = {
  letter: {
    readonly state: LetterState;
    readonly drafter: string;
    readonly draftedAt: Date;
    readonly signer: string | null;
    readonly signedAt: Date | null;
    readonly served: { on: string; how: ServiceWay; note: string; by: string; at: Date } | null;
    readonly voided: { by: string; at: Date; reason: string } | null;
  };
  lang: Lang;
};

/** Who drafted, signed, served and voided it, and when. */
export function LetterRecord({ letter, lang }: RecordProps) {
  const words = say(messages, lang);
  const { served, voided } = letter;
  return (
    <DefinitionList
      items={[
        [words.drafter, words.by(letter.drafter, showDateTime(letter.draftedAt, lang))],
        ...(letter.signedAt
          ? [[words.signer, words.by(letter.signer ?? "", showDateTime(letter.signedAt, lang))] as const]
          : []),
        ...(served
          ? [
              [
                words.serviceTitle,
                [
                  `${showDate(served.on, lang)} · ${letterLabel("serviceWay", served.how, lang)}`,
                  served.note,
                  words.by(served.by, showDateTime(served.at, lang)),
                ]
                  .filter(Boolean)
                  .join("\n"),
              ] as const,
            ]
          : []),
        ...(voided
          ? [
              [
                letterLabel("letterState", "VOIDED", lang),
                `${words.voidedBy(voided.by, showDateTime(voided.at, lang))}\n${voided.reason}`,
              ] as const,
            ]
          : []),
      ]}
    />
  );
}
