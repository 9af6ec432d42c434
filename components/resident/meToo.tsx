"use client";
import { useFormState } from "#components/ui/formState.tsx";
import { nearbyMessages } from "#lib/domain/labels/similar.ts";
import { say } from "#lib/domain/texts.ts";

export type ShownSame = { readonly id: string; readonly words: string };

/** What stands on the opinion wall and may be the same problem; the browser fills in the list, nothing is chosen beforehand. */
export function MeToo({ post }: { post: ShownSame | null }) {
  const { state, lang } = useFormState();
  const words = say(nearbyMessages, lang);
  const chosen = state.values?.meToo ?? post?.id ?? "";
  return (
    <fieldset data-same data-chosen={chosen} hidden={!post} className="grid gap-2">
      <legend className="mb-1 font-medium">{words.sameTitle}</legend>
      <p className="text-sm text-ink-soft">{words.sameHint}</p>
      <div data-list className="grid gap-2">
        {post && <Same post={post} checked={chosen === post.id} meToo={words.meToo} />}
      </div>
      <label className={ROW}>
        <input type="radio" name="meToo" value="" className={TICK} />
        <span>{words.another}</span>
      </label>
      <template>
        <Same post={{ id: "", words: "" }} checked={false} meToo={words.meToo} />
      </template>
    </fieldset>
  );
}

const ROW =
  "flex min-h-(--target) cursor-pointer items-center gap-3 rounded-md border border-line bg-paper-strong px-3 py-2 has-checked:border-celadon has-checked:bg-celadon-wash";
const TICK = "size-5 shrink-0 accent-(--celadon)";

function Same({ post, checked, meToo }: { post: ShownSame; checked: boolean; meToo: string }) {
  return (
    <label className={ROW}>
      <input type="radio" name="meToo" value={post.id} defaultChecked={checked} className={TICK} />
      <span className="min-w-0">
        {meToo}
        <span data-words className="block text-sm wrap-anywhere text-ink-soft">
          {post.words}
        </span>
      </span>
    </label>
  );
}
