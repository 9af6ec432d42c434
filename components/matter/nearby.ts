import { label, say, showDate } from "#lib/domain/labels.ts";
import type { Lang, PlainState } from "#lib/domain/vocabulary.ts";
import { nearbyMessages } from "./messages-nearby.ts";

export type Nearby = {
  readonly area: string;
  readonly total: number;
  readonly groups: readonly {
    readonly category: string | null;
    readonly plain: PlainState;
    readonly count: number;
    readonly lastOn: string;
  }[];
};

/** What a resident reads of similar matters: how many, of which kind, how far they are. */
export function similarLines({ area, total, groups }: Nearby, lang: Lang): string[] {
  const words = say(nearbyMessages, lang);
  return [
    words.nearby(area, total),
    ...groups.map(({ category, plain, count, lastOn }) =>
      words.group(
        category ? label("category", category, lang) : words.unsaid,
        label("plainState", plain, lang),
        count,
        showDate(lastOn, lang),
      ),
    ),
  ];
}
