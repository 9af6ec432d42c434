import { label, say, showDateTime } from "#lib/domain/labels.ts";
import type { Lang, Role } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type ShownLook = { at: Date; unit: string; duty: string; role: Role | null; reason: string };

/** Unit and post, which are public; the person's name is not told. */
export const lookedBy = ({ unit, duty, role }: ShownLook, lang: Lang): string =>
  [unit, duty || (role ? label("role", role, lang) : "")].filter(Boolean).join(" · ");

/** Who looked at name and phone, when and why, the latest first. */
export function Looks({ looks, lang }: { looks: readonly ShownLook[]; lang: Lang }) {
  const words = say(messages, lang);
  if (looks.length === 0) return <p className="text-ink-soft">{words.looksNone}</p>;
  return (
    <>
      <p className="text-ink-soft">{words.looksLead}</p>
      <ul className="divide-y divide-line rounded-md border border-line bg-paper-strong">
        {looks.map((look) => (
          <li key={`${look.at.toISOString()}${look.reason}`} className="px-4 py-2">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-medium">{lookedBy(look, lang)}</span>
              <time dateTime={look.at.toISOString()} className="text-sm text-ink-soft">
                {showDateTime(look.at, lang)}
              </time>
            </p>
            <p>{look.reason}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
