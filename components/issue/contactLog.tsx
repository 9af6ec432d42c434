import { Section } from "#components/ui/page.tsx";
import type { TrailEvent } from "#lib/domain/casework/issue.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { sayOnce } from "#lib/domain/texts.ts";
import type { CallbackResult, ContactChannel, ContactResult, Lang } from "#lib/domain/vocabulary.ts";
import { besideMessages } from "./messages-beside.ts";

type Names = Readonly<Record<string, string>>;
type ContactLogProps = { trail: readonly TrailEvent[]; units: Names; people: Names; lang: Lang };

/** Every try to reach the resident, the newest first: who, when, how, and what came of it. */
export function ContactLog({ trail, units, people, lang }: ContactLogProps) {
  const tries = trail.filter(({ verb }) => verb === "contact" || verb === "callback").toReversed();
  const words = say(besideMessages, lang);
  if (tries.length === 0) return null;
  return (
    <Section title={words.contactLog}>
      <ol className="divide-y divide-line rounded-md border border-line bg-paper-strong">
        {tries.map((event) => (
          <li key={event.id} className="grid gap-1 px-4 py-2">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-medium">{outcome(event, lang)}</span>
              <span className="text-sm text-ink-soft tabular-nums">
                {showDate(String(event.data.on), lang)} {String(event.data.time)}
              </span>
            </p>
            <p className="text-sm text-ink-soft">
              {sayOnce([units[event.unitId ?? ""], people[event.actorId ?? ""]]).join(" · ")}
            </p>
            {event.data.words ? <p className="whitespace-pre-line">{String(event.data.words)}</p> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function outcome({ verb, data }: TrailEvent, lang: Lang): string {
  const parts =
    verb === "callback"
      ? [label("verb", verb, lang), label("callbackResult", data.result as CallbackResult, lang)]
      : [
          label("contactChannel", data.channel as ContactChannel, lang),
          label("contactResult", data.result as ContactResult, lang),
        ];
  return parts.join(" · ");
}
