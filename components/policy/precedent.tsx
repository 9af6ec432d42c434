import { Link } from "#components/ui/link.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { categoryPath, say, showDate } from "#lib/domain/labels.ts";
import type { PrecedentStand } from "#lib/domain/policy/questions.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type Shown = {
  readonly id: string;
  readonly unit: string;
  readonly office: string;
  readonly category: string;
  readonly question: string;
  readonly answer: string;
  readonly basis: string;
  readonly signedAt: Date;
  readonly validUntil: CivilDate | null;
  readonly replacedAt: Date | null;
  readonly stand: PrecedentStand;
};

export function PrecedentList({ found, lang }: { found: readonly Shown[]; lang: Lang }) {
  return (
    <ul className="grid gap-4">
      {found.map((one) => (
        <Precedent key={one.id} precedent={one} lang={lang} />
      ))}
    </ul>
  );
}

function Precedent({ precedent, lang }: { precedent: Shown; lang: Lang }) {
  const words = say(messages, lang);
  const { stand, signedAt, validUntil, replacedAt } = precedent;
  const past = stand !== "HOLDS";
  return (
    <li
      id={`precedent-${precedent.id}`}
      className={`grid scroll-mt-6 gap-2 rounded-md border border-l-4 bg-paper-strong p-4 ${past ? "border-line-strong" : "border-celadon"}`}
    >
      <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
        <span>{categoryPath(precedent.category, lang)}</span>
        {stand === "HOLDS" && (
          <span className="text-celadon-strong">
            {validUntil ? words.until(showDate(validUntil, lang)) : words.holds}
          </span>
        )}
      </p>
      {stand === "REPLACED" && replacedAt && (
        <p className="font-medium text-amber">{words.replaced(showDate(shanghaiDate(replacedAt), lang))}</p>
      )}
      {stand === "EXPIRED" && validUntil && (
        <p className="font-medium text-amber">{words.expired(showDate(validUntil, lang))}</p>
      )}
      <DefinitionList
        items={[
          [words.question, precedent.question],
          [words.answer, precedent.answer],
          [words.basis, precedent.basis],
        ]}
      />
      <p className="text-sm text-ink-soft">
        {words.signed(precedent.office, showDate(shanghaiDate(signedAt), lang))} ·{" "}
        {words.askedBy(precedent.unit)}
      </p>
    </li>
  );
}

type FittingProps = {
  issueId: string;
  category: string | null;
  found: readonly Shown[];
  asks: boolean;
  lang: Lang;
};
/** Beside an issue: what was answered for its category, and the way to ask. */
export function Fitting({ issueId, category, found, asks, lang }: FittingProps) {
  const words = say(messages, lang);
  const link = "inline-flex min-h-(--target) items-center underline";
  return (
    <section aria-label={words.fitting} className="grid gap-3">
      <h2 className="text-xl font-bold text-ink-strong">{words.fitting}</h2>
      {found.length === 0 ? (
        <p className="text-ink-soft">{words.fittingNone}</p>
      ) : (
        <PrecedentList found={found} lang={lang} />
      )}
      <p className="no-print flex flex-wrap gap-x-6">
        <Link href={`/policy?category=${category ?? ""}`} className={link}>
          {words.more}
        </Link>
        {asks && (
          <Link href={`/policy?issue=${issueId}#ask`} className={link}>
            {words.askFrom}
          </Link>
        )}
      </p>
    </section>
  );
}
