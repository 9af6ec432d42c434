import { Hidden, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormState } from "#components/ui/formState.tsx";
import type { FieldPromise } from "#lib/domain/field/round.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { go, officeToday } from "./device.ts";
import { begunBy, editedAmong, keep, typedIn, wrongWith } from "./keeping.ts";
import { messages } from "./messages.ts";
import type { Here } from "./room.tsx";

/** What was promised at doors: done on the spot, with words of what was done. */
export function Promised({
  promises,
  here,
  edit,
}: {
  promises: readonly FieldPromise[];
  here: Here;
  edit?: string;
}) {
  return (
    <ul className="grid gap-2">
      {promises.map((one) => (
        <li key={one.id} className="grid gap-1 rounded-md border border-line bg-paper-strong p-3">
          <One promise={one} here={here} open={one.id === edit} />
        </li>
      ))}
    </ul>
  );
}

function One({
  promise: { id, words: promised, on, place },
  here,
  open,
}: {
  promise: FieldPromise;
  here: Here;
  open: boolean;
}) {
  const { vault, items, head, lang } = here;
  const words = say(messages, lang);
  const written = items.find((item) => item.id === id);
  const begun = editedAmong(items, id);

  async function done(_before: FormState, form: FormData): Promise<FormState> {
    const values = typedIn(form);
    const wrong = wrongWith("promise", values) ?? (await keep(vault, { id, kind: "promise", values }));
    if (wrong) return wrong;
    go("outbox");
    return {};
  }
  return (
    <>
      <p className={on < officeToday(head) ? "font-bold text-vermilion-strong" : "font-bold text-ink-strong"}>
        {words.dueOn(words.promisedHere, showDate(on, lang))}
      </p>
      <p className="text-ink">{promised}</p>
      <p className="text-sm text-ink-soft">{place}</p>
      {written && !open ? (
        <p>{label("outboxState", written.state, lang)}</p>
      ) : (
        <ActionForm
          action={done}
          lang={lang}
          name={id}
          submit={words.keep}
          submitTone="quiet"
          fold={{ summary: words.promiseDone, open }}
          {...(open && begun && { begun: begunBy(begun) })}
        >
          <Hidden name="promiseId" value={id} />
          <TextField name="words" label={words.whatWasDone} required autoComplete="off" />
        </ActionForm>
      )}
    </>
  );
}
