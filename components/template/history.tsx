import { messages as letterMessages, partLabel } from "#components/letter/messages.ts";
import { Section } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { say, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Version = {
  readonly version: number;
  readonly name: string;
  readonly parts: Readonly<Record<string, string>>;
  readonly person: string;
  readonly at: Date;
};

/** Every version with its words, newest first. */
export function TemplateHistory({ versions, lang }: { versions: readonly Version[]; lang: Lang }) {
  const words = say(messages, lang);
  const parts = say(letterMessages, lang);
  return (
    <Section title={words.history}>
      <ul className="grid gap-2">
        {versions.map((version) => (
          <li key={version.version}>
            <details className="rounded-md border border-line bg-paper-strong">
              <summary className="flex min-h-(--target) items-center px-4 py-2">
                {words.version(version.version)} ·{" "}
                {words.historyBy(version.person, showDateTime(version.at, lang))}
              </summary>
              <div className="border-t border-line px-4 py-3">
                <DefinitionList
                  items={[
                    [words.name, version.name],
                    ...Object.entries(version.parts).map(
                      ([key, text]) => [partLabel(parts, key), text] as const,
                    ),
                  ]}
                />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}
