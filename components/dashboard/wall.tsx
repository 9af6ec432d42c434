import { type FigureValue, fractionOf, type HeadlineId } from "#lib/domain/figures/metrics.ts";
import { figureName } from "#lib/domain/labels/figures.ts";
import { percent, say, showNumber } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { pictureMessages } from "./messages-pictures.ts";

type WallProps = {
  wall: {
    readonly came: number | null;
    readonly open: number | null;
    readonly overdue: number | null;
    readonly rates: readonly { readonly id: HeadlineId; readonly value: FigureValue | null }[];
    readonly places: readonly {
      readonly name: string;
      readonly here: boolean;
      readonly value: FigureValue | null;
    }[];
  };
  lang: Lang;
};

/** Sizes follow the width of the screen: a label is a fortieth of it, which is read from five metres on a screen of 1.2 m. */
const LABEL = "text-[max(1.125rem,min(2.2vw,4vh))] leading-tight";
const NUMBER = "text-[max(2.5rem,min(6.4vw,11vh))] leading-none font-bold tabular-nums";

/** Few figures in large letters; nothing moves, nothing leads anywhere, nobody is named. */
export function Wall({ wall, lang }: WallProps) {
  const words = say(pictureMessages, lang);
  const number = (n: number | null) => (n === null ? words.small : showNumber(n, lang));
  const rate = (id: HeadlineId, value: FigureValue | null) =>
    value === null ? words.small : percent(...fractionOf(id, value), lang);
  const counts = [
    [words.came, wall.came, "text-ink-strong"],
    [words.open, wall.open, "text-ink-strong"],
    [words.overdue, wall.overdue, "text-vermilion"],
  ] as const;
  const first = wall.rates[0]?.id ?? "feedbackRate";
  return (
    <div className="grid grow content-around gap-[2.4vw]">
      <dl className="grid grid-cols-1 gap-[2.4vw] sm:grid-cols-3">
        {counts.map(([name, n, colour]) => (
          <div key={name} className="grid gap-[0.6vw]">
            <dt className={LABEL}>{name}</dt>
            <dd className={`${NUMBER} ${colour}`}>{number(n)}</dd>
          </div>
        ))}
        {wall.rates.map(({ id, value }) => (
          <div key={id} className="grid gap-[0.6vw]">
            <dt className={LABEL}>{figureName(id, lang)}</dt>
            <dd className={`${NUMBER} text-celadon`}>{rate(id, value)}</dd>
          </div>
        ))}
      </dl>
      {wall.places.length > 1 && (
        <section aria-label={words.wallUnits(figureName(first, lang))} className="grid gap-[1vw]">
          <h2 className={`${LABEL} text-ink-soft`}>{words.wallUnits(figureName(first, lang))}</h2>
          <ul className="grid grid-cols-[repeat(auto-fit,minmax(max(8rem,14vw),1fr))] gap-[1vw]">
            {wall.places.map(({ name, here, value }) => (
              <li key={name} className="rounded-md border border-line bg-paper-strong p-[1vw]">
                <span className="block text-[max(1rem,1.6vw)]">{here ? words.here(name) : name}</span>
                <span className="block text-[max(1.25rem,2.6vw)] font-bold tabular-nums">
                  {rate(first, value)}
                </span>
                {value && (
                  <span className="block text-[max(1rem,1.3vw)] text-ink-soft">
                    {words.ofN(showNumber(value.n, lang))}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
