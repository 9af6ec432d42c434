import { Link } from "#components/ui/link.tsx";
import { type DeskFilter, deskHref } from "#lib/domain/desk/deskFilter.ts";
import { label, say, showNumber } from "#lib/domain/labels.ts";
import type { Lang, State, Tier } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type DeskFiltersProps = {
  counts: readonly { state: State; count: number }[];
  tiers: readonly { tier: Tier; count: number }[];
  chosen: DeskFilter;
  lang: Lang;
};
type Choice = { key: string; href: string; text: string; count: number; here: boolean };

/** The chosen queue by state, and by tier where there are several; nothing to choose where all are alike. */
export function DeskFilters({ counts, tiers, chosen, lang }: DeskFiltersProps) {
  const words = say(messages, lang);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const states = counts.map(({ state, count }) => ({
    key: state,
    href: deskHref({ ...chosen, state }),
    text: label("state", state, lang),
    count,
    here: state === chosen.state,
  }));
  const byTier = tiers.map(({ tier, count }) => ({
    key: tier,
    href: deskHref({ ...chosen, tier: tier === chosen.tier ? null : tier }),
    text: label("tierChar", tier, lang),
    count,
    here: tier === chosen.tier,
  }));
  const all = { key: "all", text: words.all, count: total, here: !chosen.state && !chosen.tier };
  if (states.length < 2 && byTier.length < 2 && all.here) return null;
  return (
    <nav aria-label={words.filters} className="no-print flex flex-wrap gap-x-4 gap-y-1">
      <Choices
        choices={[{ ...all, href: deskHref({ ...chosen, state: null, tier: null }) }, ...states]}
        lang={lang}
      />
      {(byTier.length > 1 || chosen.tier) && <Choices choices={byTier} lang={lang} />}
    </nav>
  );
}

const Choices = ({ choices, lang }: { choices: readonly Choice[]; lang: Lang }) =>
  choices.map(({ key, href, text, count, here }) => (
    <Link
      key={key}
      href={href}
      aria-current={here ? "true" : undefined}
      className="inline-flex min-h-(--target) items-center gap-1 underline-offset-4 aria-[current=true]:font-bold aria-[current=true]:underline"
    >
      {text} <span className="tabular-nums">{showNumber(count, lang)}</span>
    </Link>
  ));
