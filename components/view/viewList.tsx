import { Hidden, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import type { ViewPage } from "#lib/domain/desk/savedViews.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Kept = {
  id: string;
  page: ViewPage;
  name: string;
  href: string;
  unit: string | null;
  mayChange: boolean;
};
type ViewListProps = { views: readonly Kept[]; rename: FormAction; drop: FormAction; lang: Lang };

/** All kept filters one may use, with their names to change and the button to forget them. */
export function ViewList({ views, rename, drop, lang }: ViewListProps) {
  const words = say(messages, lang);
  return (
    <ul className="grid gap-3">
      {views.map(({ id, page, name, href, unit, mayChange }) => (
        <li key={id} className="grid gap-2 rounded-md border border-line bg-paper-strong p-4">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <Link href={href} className="font-medium">
              {name}
            </Link>
            <span className="text-sm text-ink-soft">
              {page === "DESK" ? words.desk : words.ledger} · {unit ? words.shared(unit) : words.mine}
            </span>
          </p>
          {mayChange ? (
            <div className="grid gap-2 sm:grid-cols-2 sm:items-start">
              <ActionForm
                action={rename}
                lang={lang}
                name={`rename-${id}`}
                submit={words.rename}
                submitTone="quiet"
                fold={{ summary: words.rename }}
              >
                <Hidden name="viewId" value={id} />
                <TextField name="name" label={words.newName} required defaultValue={name} />
              </ActionForm>
              <ActionForm
                action={drop}
                lang={lang}
                name={`drop-${id}`}
                submit={words.drop}
                submitTone="danger"
                fold={{ summary: words.drop }}
                {...(unit && { confirm: words.sureDrop })}
              >
                <Hidden name="viewId" value={id} />
              </ActionForm>
            </div>
          ) : (
            <p className="text-sm text-ink-soft">{words.notYours}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
