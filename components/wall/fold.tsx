import { Hidden, Select, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import { CLERK_FOLDS } from "#lib/domain/open/wall.ts";
import type { Lang, WallFoldKind, WallStep } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type FoldFormProps = { postId: string; folded: boolean; fold: FormAction; unfold: FormAction; lang: Lang };

/** Folds a post with a reason everybody reads, or shows it again. */
export function FoldForm({ postId, folded, fold, unfold, lang }: FoldFormProps) {
  const words = say(messages, lang);
  return folded ? (
    <ActionForm
      action={unfold}
      lang={lang}
      name={`unfold-${postId}`}
      submit={words.unfold}
      submitTone="quiet"
      fold={{ summary: words.unfold }}
    >
      <Hidden name="postId" value={postId} />
      <TextField name="words" label={words.unfoldWords} required />
    </ActionForm>
  ) : (
    <ActionForm
      action={fold}
      lang={lang}
      name={`fold-${postId}`}
      submit={words.fold}
      submitTone="danger"
      fold={{ summary: words.fold }}
    >
      <p className="text-ink-soft">{words.foldLead}</p>
      <Hidden name="postId" value={postId} />
      <Select
        name="kind"
        label={words.foldKind}
        required
        options={CLERK_FOLDS.map((kind) => ({ value: kind, label: label("wallFoldKind", kind, lang) }))}
      />
      <TextField name="words" label={words.foldWords} required />
    </ActionForm>
  );
}

type Step = {
  readonly id: string;
  readonly step: WallStep;
  readonly kind: WallFoldKind | null;
  readonly words: string;
  readonly by: string | null;
  readonly at: Date;
};

/** Who published, folded and unfolded, when and why. */
export function WallSteps({ steps, lang }: { steps: readonly Step[]; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <ol className="grid gap-2">
      {steps.map(({ id, step, kind, words: said, by, at }) => (
        <li key={id} className="border-l-2 border-line-strong pl-3">
          {[
            label("wallStep", step, lang),
            kind && label("wallFoldKind", kind, lang),
            said,
            by ?? words.resident,
            showDateTime(at, lang),
          ]
            .filter(Boolean)
            .join(" · ")}
        </li>
      ))}
    </ol>
  );
}
