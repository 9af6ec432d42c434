import { Hidden } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { say, showDate, showNumber } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Key = {
  id: string;
  name: string;
  unit: string;
  perMinute: number;
  madeAt: Date;
  madeBy: string;
  revokedAt: Date | null;
  lastFiledAt: Date | null;
};

/** Every key there was: whose it is, whether it is used, and a way to end it. */
export function KeyList({ keys, action, lang }: { keys: readonly Key[]; action: FormAction; lang: Lang }) {
  const words = say(messages, lang);
  const day = (at: Date) => showDate(shanghaiDate(at), lang);
  return (
    <ul className="grid gap-3">
      {keys.map((key) => (
        <li
          key={key.id}
          className="grid items-start gap-3 rounded-md border border-line bg-paper-strong p-4 sm:grid-cols-[minmax(0,1fr)_minmax(14rem,20rem)]"
        >
          <div className="min-w-0">
            <p className="font-medium break-words">{key.name}</p>
            <p>
              {key.unit} · {words.rate(showNumber(key.perMinute, lang))}
            </p>
            <p className="text-sm text-ink-soft">
              {words.madeOn(day(key.madeAt), key.madeBy)} ·{" "}
              {key.lastFiledAt ? words.lastFiled(day(key.lastFiledAt)) : words.neverFiled}
            </p>
          </div>
          {key.revokedAt ? (
            <p className="font-medium text-amber-strong">{words.revokedOn(day(key.revokedAt))}</p>
          ) : (
            <ActionForm
              action={action}
              lang={lang}
              name={`revoke-${key.id}`}
              submit={words.revoke}
              submitTone="danger"
              confirm={words.revokeConfirm}
              fold={{ summary: words.revokeFold }}
            >
              <Hidden name="id" value={key.id} />
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}
