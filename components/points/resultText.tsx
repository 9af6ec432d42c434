import { resultParts } from "#lib/domain/labels/sessionResult.ts";
import { marksIn } from "#lib/domain/redaction/redaction.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";

/** What came of a session, as it was published: each thing that was said with what became of it below. */
export function ResultText({ text, lang }: { text: string; lang: Lang }) {
  const { before, items, after } = resultParts(marksIn(text, lang));
  return (
    <div className="grid gap-4" lang="zh-CN">
      {before && <p className="whitespace-pre-line">{before}</p>}
      {items.length > 0 && (
        <ol className="grid gap-4">
          {items.map(({ no, said, ended }) => (
            <li key={no} className="grid grid-cols-[2em_1fr] gap-y-1 break-inside-avoid">
              <span aria-hidden="true">{no}.</span>
              <p className="whitespace-pre-line">{said}</p>
              {ended && (
                <p className="col-start-2 border-l-4 border-celadon bg-celadon-wash px-3 py-1 whitespace-pre-line">
                  {ended}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      {after && <p className="whitespace-pre-line">{after}</p>}
    </div>
  );
}
