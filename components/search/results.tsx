import { ConfidentialityChip, HazardChip, StateChip, TierMark } from "#components/ui/chip.tsx";
import { Link } from "#components/ui/link.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { pick } from "#lib/domain/labels/figures.ts";
import { categoryPath, say, showDate } from "#lib/domain/labels.ts";
import type { Segment } from "#lib/domain/search/highlight.ts";
import type { Match } from "#lib/domain/search/searchQuery.ts";
import type { Confidentiality, Lang, Level, State, Tier } from "#lib/domain/vocabulary.ts";
import { MATCH_WORDS, messages } from "./messages.ts";

export type Result = {
  readonly id: string;
  readonly receiptNo: string;
  readonly registeredAt: Date;
  readonly match: Match;
  readonly statement: readonly Segment[];
  readonly place: readonly Segment[];
  readonly resident: string;
  readonly category: string | null;
  readonly tier: Tier;
  readonly level: Level;
  readonly state: State;
  readonly hazard: boolean;
  readonly confidentiality: Confidentiality;
};

/** What was found, in its order; each way of finding says so above the first of its results. */
export function Results({ hits, lang }: { hits: readonly Result[]; lang: Lang }) {
  const words = say(messages, lang);
  if (hits.length === 0) return null;
  return (
    <ol aria-label={words.results} className="grid gap-3">
      {hits.map((hit, at) => (
        <li key={hit.id} className="grid gap-2">
          {hits[at - 1]?.match !== hit.match && (
            <h2 className="pt-2 text-lg font-bold text-ink-strong">{pick(MATCH_WORDS[hit.match], lang)}</h2>
          )}
          <HitCard hit={hit} lang={lang} />
        </li>
      ))}
    </ol>
  );
}

function HitCard({ hit, lang }: { hit: Result; lang: Lang }) {
  const about = [
    categoryPath(hit.category, lang),
    hit.resident && say(messages, lang).resident(hit.resident),
    showDate(shanghaiDate(hit.registeredAt), lang),
  ];
  return (
    <div className="grid gap-1 rounded-md border border-line bg-paper-strong p-3">
      <span className="flex flex-wrap items-center gap-2">
        <Link
          href={`/issues/${hit.id}`}
          className="inline-flex min-h-(--target) items-center font-medium underline"
        >
          {formatReceiptNo(hit.receiptNo)}
        </Link>
        <StateChip state={hit.state} lang={lang} />
        <TierMark tier={hit.tier} lang={lang} />
        {hit.hazard && <HazardChip lang={lang} />}
        <ConfidentialityChip confidentiality={hit.confidentiality} lang={lang} />
      </span>
      <p className="break-words">
        <Marked pieces={hit.statement} />
      </p>
      <p className="text-sm text-ink-soft">
        <Marked pieces={hit.place} />
      </p>
      <p className="text-sm text-ink-soft">{about.filter(Boolean).join(" · ")}</p>
    </div>
  );
}

/** Pieces of a text, cut on the server; what was looked for is marked by weight and ground, not by colour alone. */
function Marked({ pieces }: { pieces: readonly Segment[] }) {
  let at = 0;
  return pieces.map(({ text, hit }) => {
    const key = at;
    at += text.length;
    return hit ? (
      <mark key={key} className="rounded-sm bg-amber-wash px-0.5 font-bold text-amber-strong">
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    );
  });
}
