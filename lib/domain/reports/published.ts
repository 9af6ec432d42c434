import { PUBLISHED } from "../labels/reports.ts";
import type { Lang, ReportKind } from "../vocabulary.ts";
import { inLang } from "./blocks.ts";
import { reportOf } from "./kinds.ts";

/** What publishing added to a report. */
export type Published = {
  readonly version: number;
  readonly changed: string;
  readonly publishedAs: string;
  readonly publishedAt: Date;
};

/** By whom and when, and what is different from the version before: stands below every form of it. */
export const publishedLines = (
  { version, changed, publishedAs, publishedAt }: Published,
  lang: Lang,
): string[] => [
  inLang(PUBLISHED.by(publishedAs, publishedAt, version), lang),
  ...(changed ? [inLang(PUBLISHED.changed(changed), lang)] : []),
];

/** What its files are called: the report, its days and its version. */
export const fileStem = (
  title: string,
  {
    kind,
    fromOn,
    version,
  }: Pick<Published, "version"> & { readonly kind: ReportKind; readonly fromOn: string },
): string =>
  `${title.replaceAll(/[:\s]+/g, "_")}_${fromOn.slice(0, reportOf(kind).span === "YEAR" ? 4 : 7)}_v${version}`;
