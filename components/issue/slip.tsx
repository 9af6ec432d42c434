import { create } from "qrcode";
import type { ReactNode } from "react";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { DeadlineStep } from "#lib/domain/calendar/deadlines.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { deadlineSentence } from "#lib/domain/labels/deadline.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { slipMessages } from "./messages-slip.ts";

export type SlipFacts = {
  readonly receiptNo: string;
  readonly secret: string | null;
  readonly statement: string;
  readonly place: string;
  readonly registeredAt: Date;
  readonly promise: {
    readonly basis: { readonly due: string; readonly steps: readonly DeadlineStep[] };
  } | null;
  readonly office: { readonly name: string; readonly phone: string | null };
};

/** The receipt on paper, A5, in type that a person of 78 reads without glasses. */
export function PaperSlip({ slip, address, lang }: { slip: SlipFacts; address: string; lang: Lang }) {
  const words = say(slipMessages, lang);
  return (
    <article
      lang={lang === "zh" ? "zh-CN" : lang}
      className="slip grid max-w-[36rem] gap-4 rounded-md border border-line-strong bg-paper-strong p-6 text-[1.15rem] text-ink-strong"
    >
      <header className="flex items-start justify-between gap-4">
        <div>
          <p className="text-[1.35em] font-bold">{words.title}</p>
          <p>{words.thanks}</p>
        </div>
        <figure className="shrink-0 text-center">
          <Qr text={address} label={words.qr} />
          <figcaption className="text-[0.85em]">{words.scan}</figcaption>
        </figure>
      </header>
      <dl className="grid gap-3">
        <Fact term={words.receiptNo}>
          <span className="text-[1.9em] leading-tight font-bold tracking-wide tabular-nums">
            {formatReceiptNo(slip.receiptNo)}
          </span>
        </Fact>
        <Fact term={words.key}>
          {slip.secret ? (
            <span className="text-[1.5em] leading-tight font-bold tracking-wider tabular-nums">
              {slip.secret}
            </span>
          ) : (
            words.phoneKey
          )}
        </Fact>
        <Fact term={words.said}>
          <span className="line-clamp-6 whitespace-pre-line">{slip.statement}</span>
        </Fact>
        <Fact term={words.place}>{slip.place}</Fact>
        {slip.promise && (
          <Fact term={words.promised}>
            <strong>{showDate(slip.promise.basis.due, lang)}</strong>
            <span className="block text-[0.85em]">{deadlineSentence(slip.promise.basis.steps, lang)}</span>
          </Fact>
        )}
        <Fact term={words.ask}>
          {slip.office.name}
          {slip.office.phone && <strong className="ml-2 tabular-nums">{slip.office.phone}</strong>}
        </Fact>
      </dl>
      <footer className="border-t border-line pt-3 text-[0.85em]">
        <p>{words.how}</p>
        <p>{words.given(showDate(shanghaiDate(slip.registeredAt), lang))}</p>
      </footer>
    </article>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-[0.85em] text-ink-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Drawn as one path, black on white in any light, with the quiet border scanners need. */
function Qr({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const { size } = modules;
  const path = Array.from({ length: size * size }, (_, at) =>
    modules.data[at] ? `M${(at % size) + 4} ${Math.floor(at / size) + 4}h1v1h-1z` : "",
  ).join("");
  return (
    <svg viewBox={`0 0 ${size + 8} ${size + 8}`} className="size-32" role="img" aria-label={label}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
