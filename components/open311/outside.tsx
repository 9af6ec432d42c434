import { DefinitionList } from "#components/ui/table.tsx";
import { label, say } from "#lib/domain/labels.ts";
import type { Hazard, Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type OutsideProps = {
  filed: { system: string; mediaUrl: string | null; hazards: readonly Hazard[] };
  lang: Lang;
};

/**
 * By which system it came in, and what that sent along. The address is only told: nothing is loaded from it, and nobody is
 * led there by a slip of the finger.
 */
export function Outside({ filed: { system, mediaUrl, hazards }, lang }: OutsideProps) {
  const words = say(messages, lang);
  return (
    <DefinitionList
      items={[
        [words.outside, system],
        ...(hazards.length > 0
          ? [
              [
                words.outsideDanger,
                hazards.map((hazard) => label("hazard", hazard, lang)).join(lang === "zh" ? "、" : ", "),
              ] as const,
            ]
          : []),
        ...(mediaUrl
          ? [
              [
                words.outsideMedia,
                <span key="media" className="font-mono text-sm break-all select-all">
                  {mediaUrl}
                </span>,
              ] as const,
            ]
          : []),
      ]}
    />
  );
}
