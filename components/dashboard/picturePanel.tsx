import { Chart } from "#components/chart/chart.tsx";
import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import { markHref } from "#lib/domain/figures/marks.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import type { Shown } from "./figureLink.tsx";
import { messages } from "./messages.ts";
import { pictureMessages } from "./messages-pictures.ts";
import { type Cell, cellText, isText, markOf, type Picture } from "./picture.ts";

type PicturePanelProps = {
  picture: Picture;
  shown: Shown;
  /** address of the picture as a file */
  fileHref: (as: "csv" | "svg" | "png") => string;
};

/** A drawing with its table, never one without the other; each piece of the one and number of the other opens its issues. */
export function PicturePanel({ picture, shown, fileHref }: PicturePanelProps) {
  const { title, lead, drawing, head, rows, phone = "table", long } = picture;
  const { lang } = shown;
  const words = say(messages, lang);
  const table = (
    <Table
      caption={words.numbersOf(title)}
      captionHidden
      head={head}
      rows={rows.map(({ key, cells }) => ({
        key,
        cells: cells.map((cell, at) => <CellLink key={head[at]?.id ?? at} cell={cell} shown={shown} />),
      }))}
      phone={phone}
    />
  );
  return (
    <section aria-label={title} className="grid min-w-0 grid-cols-1 content-start gap-3">
      <h2 className="text-xl font-bold text-ink-strong">{title}</h2>
      {lead && <p className="max-w-prose text-ink-soft">{lead}</p>}
      <Chart drawing={drawing} description={words.inTable(title)} hrefOf={(mark) => markHref(shown, mark)} />
      {long ? (
        <details>
          <summary className="no-print flex min-h-(--target) items-center text-celadon">
            {say(pictureMessages, lang).asTable}
          </summary>
          {table}
        </details>
      ) : (
        table
      )}
      <Files title={title} fileHref={fileHref} lang={lang} />
    </section>
  );
}

function CellLink({ cell, shown }: { cell: Cell; shown: Shown }) {
  const mark = markOf(cell);
  const href = mark && markHref(shown, mark);
  const text = cellText(cell, shown.lang);
  if (!href) return isText(cell) ? text : <span>{text}</span>;
  return (
    <Link href={href} className="underline">
      {text}
    </Link>
  );
}

function Files({
  title,
  fileHref,
  lang,
}: Pick<PicturePanelProps, "fileHref"> & { title: string; lang: Lang }) {
  const words = say(pictureMessages, lang);
  return (
    <p className="no-print flex flex-wrap gap-x-4 text-sm text-ink-soft">
      <span className="self-center">{words.download}</span>
      {(["csv", "svg", "png"] as const).map((as) => (
        <a
          key={as}
          href={fileHref(as)}
          download
          aria-label={words.downloadAs(title, as.toUpperCase())}
          className="inline-flex min-h-(--target) items-center underline"
        >
          {words[as]}
        </a>
      ))}
    </p>
  );
}
