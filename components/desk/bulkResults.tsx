"use client";
import { useFormState } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { label, say, sentence } from "#lib/domain/labels.ts";
import type { Lang, Verb } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** What became of each issue, and what to do where it was refused; the names come with the form, the rows may be gone. */
export function BulkResults({ lang }: { lang: Lang }) {
  const { state } = useFormState();
  const { rows, values = {} } = state;
  if (!rows) return null;
  const words = say(messages, lang);
  const verb = values.verb as Verb;
  const done = rows.filter(({ problem }) => problem === null).length;
  return (
    <section
      aria-label={words.bulkResults}
      role="status"
      className="grid gap-2 rounded-md border-l-4 border-celadon bg-celadon-wash px-4 py-3"
    >
      <p className="font-bold">{words.bulkDone(label("verbDone", verb, lang), done, rows.length - done)}</p>
      <ul className="grid gap-2">
        {rows.map(({ issueId, problem }) => (
          <li key={issueId} className="grid">
            <Link href={`/issues/${issueId}`}>{titleOf(values, issueId)}</Link>
            <span className={problem ? "text-vermilion" : "text-ink-soft"}>
              {problem ? sentence(problem, lang) : label("verbDone", verb, lang)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function titleOf(values: Readonly<Record<string, string>>, issueId: string): string {
  const at = Object.keys(values).find((key) => key.endsWith(".issueId") && values[key] === issueId);
  return (at && values[at.replace(/issueId$/, "title")]) || issueId;
}
