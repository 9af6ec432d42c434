import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { sayMessages } from "./messages-say.ts";

const ROW =
  "flex min-h-(--target) cursor-pointer items-center gap-3 rounded-md border border-line bg-paper-strong px-3 py-2 has-checked:border-celadon has-checked:bg-celadon-wash";
const TICK = "size-5 shrink-0 accent-(--celadon)";

/**
 * What the words may be about, to be chosen with one press above the whole list, which says the same. Nothing is chosen
 * beforehand: a machine proposes, a person decides. Without script there is only the list.
 */
export function SuggestedKinds({ lang }: { lang: Lang }) {
  const words = say(sayMessages, lang);
  return (
    <div
      data-enhance="suggest"
      data-list="field-category"
      aria-live="polite"
      className="has-[fieldset[hidden]]:hidden"
    >
      <fieldset data-found hidden className="grid gap-2">
        <legend className="mb-1 font-medium">{words.looksLike}</legend>
        <div data-choices className="grid gap-2" />
        <label className={ROW}>
          <input type="radio" name="suggested" value="" className={TICK} />
          <span>{words.unsure}</span>
        </label>
        <p className="text-sm text-ink-soft">{words.chooseBelow}</p>
        <template>
          <label className={ROW}>
            <input type="radio" name="suggested" className={TICK} />
            <span data-label />
          </label>
        </template>
      </fieldset>
    </div>
  );
}
