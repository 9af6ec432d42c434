import type { ReactNode } from "react";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { QrCode } from "#components/ui/qr.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import type { Clock } from "#lib/domain/casework/issue.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { deadlineSentence } from "#lib/domain/labels/deadline.ts";
import { nearbyMessages } from "#lib/domain/labels/similar.ts";
import { say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { agentOf, type ShownMandate } from "./behalf.tsx";
import { messages } from "./messages.ts";
import { behalfMessages } from "./messages-behalf.ts";
import { ReadAloud } from "./readAloud.tsx";

type ReceiptProps = {
  lang: Lang;
  receiptNo: string;
  /** null for whoever opened the page with four digits of a phone */
  secret: string | null;
  hasPhone: boolean;
  statement: string;
  place: string;
  registeredAt: Date;
  office: string;
  danger: boolean;
  promise: Pick<Clock, "basis"> | undefined;
  /** just registered: what comes next is what comes first */
  fresh: boolean;
  officePhone: string | null;
  trackAddress: string;
  /** how many others raised something similar, in sentences that tell nothing else of them */
  similar?: readonly string[];
  mandate: ShownMandate | undefined;
  /** photos and other files, which can be added at once */
  papers: ReactNode;
};

/** What a resident takes home: the number, its key, what happens next. Prints as a slip. */
export function Receipt({ lang, danger, promise, ...of }: ReceiptProps) {
  const words = say(messages, lang);
  return (
    <Page
      title={words.doneTitle}
      lead={words.doneLead}
      actions={
        <>
          <ReadAloud lang={lang} />
          <PrintButton text={words.print} />
        </>
      }
    >
      <span data-enhance="draftSent" hidden />
      {danger && (
        <Notice tone="danger" title={words.dangerTitle}>
          {words.dangerText}
        </Notice>
      )}
      <div className="grid items-center gap-4 rounded-md border-2 border-celadon bg-paper-strong p-5 sm:grid-cols-[1fr_auto]">
        <dl className="grid gap-3">
          <div>
            <dt className="text-ink-soft">{words.receiptNo}</dt>
            <dd
              className="text-[clamp(1.4rem,8vw,2rem)] leading-tight font-bold whitespace-nowrap tabular-nums"
              translate="no"
            >
              {formatReceiptNo(of.receiptNo)}
            </dd>
          </div>
          <div>
            <dt className="text-ink-soft">{words.secret}</dt>
            <dd>
              {of.secret ? (
                <>
                  <span className="font-mono text-2xl font-bold tracking-wider" translate="no">
                    {of.secret}
                  </span>
                  <span className="block text-sm text-ink-soft">
                    {words.secretHint} {of.hasPhone && words.secretOrPhone}
                  </span>
                </>
              ) : (
                words.secretNotShown
              )}
            </dd>
          </div>
        </dl>
        <figure className="grid justify-items-center gap-1">
          <QrCode text={of.trackAddress} label={words.qrLabel} />
          <figcaption className="text-sm text-ink-soft">{words.qrLabel}</figcaption>
        </figure>
      </div>
      <Section title={words.whatNext}>
        {promise && (
          <div>
            <p className="text-lg font-bold">
              {words.promiseOn(showDate(promise.basis.due, lang), of.office)}
            </p>
            <p className="text-ink-soft">{deadlineSentence(promise.basis.steps, lang)}</p>
            <p className="text-ink-soft">{words.ifLate}</p>
          </div>
        )}
        {of.fresh && (
          <ol className="list-decimal pl-6">
            {words.steps.split("\n").map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
        <p className="hidden print:block">{words.onPaper(of.trackAddress.replace(/\?.*$/, ""))}</p>
        {of.officePhone && <p>{words.askOffice(of.office, of.officePhone)}</p>}
      </Section>
      {of.similar && of.similar.length > 0 && (
        <Notice tone="info" title={say(nearbyMessages, lang).title}>
          {of.similar.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p>{say(nearbyMessages, lang).sent}</p>
        </Notice>
      )}
      <DefinitionList
        items={[
          [words.registeredAt, showDateTime(of.registeredAt, lang)],
          [words.where, of.place],
          [words.said, of.statement],
        ]}
      />
      {of.mandate && (
        <p>{say(behalfMessages, lang).slip(agentOf(of.mandate, lang), showDate(of.mandate.until, lang))}</p>
      )}
      <div className="no-print">{of.papers}</div>
      <div className="no-print flex flex-wrap gap-3">
        <LinkButton href="/track/issue">{words.toTrack}</LinkButton>
        <LinkButton href="/submit" tone="quiet">
          {words.another}
        </LinkButton>
      </div>
    </Page>
  );
}
