import { LinkButton } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { say, showDateTime } from "#lib/domain/labels.ts";
import { inLang, type ReportBody } from "#lib/domain/reports/blocks.ts";
import { publishedLines } from "#lib/domain/reports/published.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { ReportChapters } from "./reportBody.tsx";

type Version = {
  readonly id: string;
  readonly version: number;
  readonly changed: string;
  readonly publishedAs: string;
  readonly publishedAt: Date;
};
type PublishedReportProps = {
  report: Version & { readonly body: ReportBody };
  versions: readonly Version[];
  /** where reports of this kind are read */
  at: string;
  done?: boolean;
  lang: Lang;
};

/** A published report as it stands, its three forms, and its other versions. */
export function PublishedReport({ report, versions, at, done = false, lang }: PublishedReportProps) {
  const words = say(messages, lang);
  const [newest] = versions;
  return (
    <Page
      title={inLang(report.body.title, lang)}
      lead={
        <>
          {inLang(report.body.subtitle, lang)}
          {publishedLines(report, lang).map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </>
      }
      actions={
        <>
          <LinkButton href={at} tone="quiet">
            {words.back}
          </LinkButton>
          <LinkButton href={`${at}/${report.id}/docx`} tone="quiet">
            {words.docx}
          </LinkButton>
          <LinkButton href={`/api/files/reports/${report.id}`} tone="quiet">
            {words.xlsx}
          </LinkButton>
          <PrintButton text={words.print} />
        </>
      }
    >
      {done && <Notice tone="good">{words.published}</Notice>}
      {newest && newest.id !== report.id && (
        <Notice tone="warn">
          {words.newer}{" "}
          <Link href={`${at}/${newest.id}`} className="underline">
            {words.toNewer}
          </Link>
        </Notice>
      )}
      <ReportChapters body={report.body} lang={lang} />
      {versions.length > 1 && (
        <Section title={words.versions}>
          <ul className="grid gap-2">
            {versions.map((one) => (
              <li key={one.id}>
                <Link href={`${at}/${one.id}`} className="underline">
                  {words.before(one.version, showDateTime(one.publishedAt, lang))}
                </Link>
                {one.changed && <span className="block text-ink-soft">{one.changed}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}
