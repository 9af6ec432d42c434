import type { RuledClock } from "#lib/domain/clocks/clockSettings.ts";
import type { LimitChange } from "#lib/domain/clocks/settingsChange.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { type Line, SettingsHistory } from "./history.tsx";
import { limitWords } from "./limit.ts";
import { messages } from "./messages.ts";

type LimitLine = Line & {
  readonly version: number;
  readonly kind: RuledClock;
  readonly changes: readonly LimitChange[];
};

export function LimitsHistory({ lines, lang }: { lines: readonly LimitLine[]; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <SettingsHistory
      lines={lines}
      keyOf={({ version }) => version}
      title={({ kind, version }) => `${label("clock", kind, lang)} · ${words.version(version)}`}
      more={({ changes }) =>
        changes.map(({ tier, before, after }) => (
          <p key={tier}>
            {words.fromTo(label("tierChar", tier, lang), limitWords(before, lang), limitWords(after, lang))}
          </p>
        ))
      }
      lang={lang}
    />
  );
}
