import { Hidden, Select, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import type { ViewPage } from "#lib/domain/desk/savedViews.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type ViewBarProps = {
  page: ViewPage;
  views: readonly { id: string; name: string; href: string; unit: string | null }[];
  /** the address as it is filtered now */
  here: string;
  /** units one may share with */
  units: readonly { id: string; name: string }[];
  viewId: string;
  action: FormAction;
  lang: Lang;
};

/** Kept filters one press away, and keeping the one that is shown now. */
export function ViewBar({ page, views, here, units, viewId, action, lang }: ViewBarProps) {
  const words = say(messages, lang);
  const query = here.split("?")[1] ?? "";
  const isNew = query !== "" && !views.some(({ href }) => href === here);
  if (views.length === 0 && !isNew) return null;
  return (
    <div className="no-print grid gap-2 sm:flex sm:flex-wrap sm:items-start">
      {views.length > 0 && (
        <nav aria-label={words.bar} className="flex flex-wrap gap-2">
          {views.map(({ id, name, href, unit }) => (
            <Link
              key={id}
              href={href}
              aria-current={href === here ? "page" : undefined}
              title={unit ? words.shared(unit) : words.mine}
              className="inline-flex min-h-(--target) items-center rounded-full border border-line px-4 no-underline hover:bg-wash aria-[current=page]:border-celadon aria-[current=page]:font-bold"
            >
              {name}
            </Link>
          ))}
          <Link href="/views" className="inline-flex min-h-(--target) items-center px-2">
            {words.manage}
          </Link>
        </nav>
      )}
      {isNew && (
        <ActionForm
          action={action}
          lang={lang}
          name="view"
          submit={words.submit}
          submitTone="quiet"
          fold={{ summary: words.keep }}
          className="sm:min-w-72"
        >
          <Hidden name="viewId" value={viewId} />
          <Hidden name="page" value={page} />
          <Hidden name="query" value={query} />
          <TextField name="name" label={words.name} hint={words.nameHint} required />
          {units.length > 0 && (
            <Select
              name="unitId"
              label={words.shareWith}
              placeholder={words.onlyMe}
              options={units.map(({ id, name }) => ({ value: id, label: words.unit(name) }))}
            />
          )}
        </ActionForm>
      )}
    </div>
  );
}
