import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import { type ClockSettings, DEFAULT_SETTINGS, type RuledClock } from "#lib/domain/clocks/clockSettings.ts";
import { RULED_CLOCKS, SOURCED, sameRule } from "#lib/domain/clocks/settingsChange.ts";
import { label, say } from "#lib/domain/labels.ts";
import { type Lang, TIERS, type Tier } from "#lib/domain/vocabulary.ts";
import { limitWords } from "./limit.ts";
import { messages } from "./messages.ts";

/** Every clock against every tier; what a source document sets says so, with its words. */
export function LimitsTable({ settings, lang }: { settings: ClockSettings; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <Table
      phone="table"
      caption={words.clocksTitle}
      captionHidden
      head={[words.clockHead, ...TIERS.map((tier) => label("tier", tier, lang)), words.edit]}
      rows={RULED_CLOCKS.map((kind) => ({
        key: kind,
        cells: [
          label("clock", kind, lang),
          ...TIERS.map((tier) => (
            <Limit key={tier} kind={kind} tier={tier} settings={settings} lang={lang} />
          )),
          <Link key="edit" href={`/settings/clocks?kind=${kind}#edit`}>
            {words.edit}
          </Link>,
        ],
      }))}
    />
  );
}

function Limit({
  kind,
  tier,
  settings,
  lang,
}: {
  kind: RuledClock;
  tier: Tier;
  settings: ClockSettings;
  lang: Lang;
}) {
  const words = say(messages, lang);
  const rule = settings.rules[kind][tier];
  const source = SOURCED[kind]?.[tier];
  const asInSource = sameRule(rule, DEFAULT_SETTINGS.rules[kind][tier]);
  return (
    <>
      {limitWords(rule, lang)}
      {source && (
        <abbr
          title={source === "N7" ? words.sourceN7 : words.sourceN8}
          className={`block text-sm no-underline ${asInSource ? "text-celadon" : "font-medium text-vermilion"}`}
        >
          {asInSource ? words.sourced : words.sourceLost}
        </abbr>
      )}
    </>
  );
}
