import { Hidden } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { say, showDate } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Item = {
  id: string;
  name: string;
  fromOn: string;
  toOn: string;
  standIns: readonly string[];
  now: boolean;
};

/** Who is away when and who stands in; each can be ended before its time. */
export function AbsenceList({
  absences,
  end,
  lang,
}: {
  absences: readonly Item[];
  end: FormAction;
  lang: Lang;
}) {
  const words = say(messages, lang);
  if (absences.length === 0) return <p className="text-ink-soft">{words.none}</p>;
  return (
    <ul className="grid gap-3">
      {absences.map(({ id, name, fromOn, toOn, standIns, now }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-md border border-line bg-paper-strong p-4"
        >
          <div>
            <p className="font-medium">
              {name}
              {now && <span className="ml-2 text-amber-strong">{words.now}</span>}
            </p>
            <p>{words.dates(showDate(fromOn, lang), showDate(toOn, lang))}</p>
            <p className="text-ink-soft">
              {standIns.length > 0 ? words.by(standIns.join(lang === "zh" ? "、" : ", ")) : words.byLead}
            </p>
          </div>
          <ActionForm
            action={end}
            lang={lang}
            name={`end-${id}`}
            submit={now ? words.end : words.cancel}
            submitTone="quiet"
          >
            <Hidden name="absenceId" value={id} />
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}
