import { type DigestText, WRITTEN_SECTIONS } from "#lib/domain/direct/digests.ts";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Version = {
  readonly no: number;
  readonly text: DigestText;
  readonly title: string;
  readonly at: Date;
};

/** What people wrote in it before, version by version: what was changed stays to be read by the office that makes it. */
export function EarlierVersions({ versions, lang }: { versions: readonly Version[]; lang: Lang }) {
  const words = say(messages, lang);
  if (versions.length === 0) return null;
  return (
    <details className="no-print max-w-prose">
      <summary className="min-h-(--target) py-2 font-medium text-celadon">
        {words.earlier(versions.length)}
      </summary>
      <ol className="grid gap-4 border-line border-l-2 pl-4">
        {versions.map(({ no, text, title, at }) => (
          <li key={no}>
            <p className="text-ink-soft text-sm">
              {words.edited(title || words.bySystem, showDateTime(at, lang), no)}
            </p>
            <dl>
              {WRITTEN_SECTIONS.filter((section) => text[section]).map((section) => (
                <div key={section}>
                  <dt className="font-medium">{label("digestSection", section, lang)}</dt>
                  <dd className="whitespace-pre-line">{text[section]}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
    </details>
  );
}
