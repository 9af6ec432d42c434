import { Link } from "#components/ui/link.tsx";
import { servedName } from "#lib/domain/files/attachments.ts";
import { letterLabel } from "#lib/domain/labels/letters.ts";
import { say, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { trailMessages } from "./messages-trail.ts";
import type { PaperEntry } from "./papers.ts";

/** A letter signed, served or void, or files added, between the steps of the trail: what, when, by whom. */
export function PaperLine({ paper, lang }: { paper: PaperEntry; lang: Lang }) {
  const words = say(trailMessages, lang);
  return (
    <li className="grid gap-1 px-4 py-2">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{titleOf(paper, lang)}</span>
        <time dateTime={paper.at.toISOString()} className="text-sm text-ink-soft">
          {showDateTime(paper.at, lang)}
        </time>
      </p>
      <p className="text-sm text-ink-soft">{whoOf(paper, lang)}</p>
      {paper.what === "FILES" ? (
        <ul className="flex flex-wrap gap-x-4 text-sm">
          {paper.files.map(({ id, name, kind }) => (
            <li key={id} className="min-w-0">
              <a href={`/api/files/${id}`} className={LINK}>
                {servedName(name, kind)}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p className="flex flex-wrap gap-x-4 text-sm">
          <Link href={`/letters/${paper.letter.id}`} className={LINK}>
            {letterLabel("letterKind", paper.letter.kind, lang)} {paper.letter.numberText}
          </Link>
          {paper.act.reason && (
            <span className="flex min-h-(--target) items-center">
              {words.reason} {paper.act.reason}
            </span>
          )}
        </p>
      )}
    </li>
  );
}
const LINK = "inline-flex min-h-(--target) items-center break-all underline underline-offset-4";

function titleOf(paper: PaperEntry, lang: Lang): string {
  const words = say(trailMessages, lang);
  if (paper.what === "FILES") {
    const count = paper.files.length;
    return paper.files[0]?.entry === "VISIT" ? words.filesOfVisit(count) : words.filesAdded(count);
  }
  return { SIGNED: words.letterSigned, SERVED: words.letterServed, VOIDED: words.letterVoided }[
    paper.act.what
  ];
}

function whoOf(paper: PaperEntry, lang: Lang): string {
  if (paper.what === "LETTER") return [paper.letter.unitName, paper.act.by].filter(Boolean).join(" · ");
  const [first] = paper.files;
  return first?.byResident ? say(trailMessages, lang).resident : (first?.by ?? "");
}
