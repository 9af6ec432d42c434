import { KINDS, type ShownFile, servedName } from "#lib/domain/files/attachments.ts";
import { say, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { showSize } from "./size.ts";

/** Files as cards: the small picture or the kind, the name as a link, where it belongs, who added it and when. */
export function FileList({
  files,
  lang,
  forResident = false,
}: {
  files: readonly ShownFile[];
  lang: Lang;
  forResident?: boolean;
}) {
  const words = say(messages, lang);
  if (files.length === 0)
    return (
      <p data-files className="text-ink-soft">
        {forResident ? words.residentNone : words.none}
      </p>
    );
  const belongs = (file: ShownFile): string => {
    if (file.entry === "VISIT") return words.withVisit;
    if (file.entry === "REPLY" && file.repliedAt) return words.withReply(showDateTime(file.repliedAt, lang));
    if (file.byResident) return forResident ? words.fromResident : words.byResident;
    return words.internal;
  };
  return (
    <ul data-files className="grid gap-3 sm:grid-cols-2">
      {files.map((file) => (
        <li key={file.id} className="flex min-w-0 gap-3 rounded-md border border-line bg-paper-strong p-3">
          <Front file={file} />
          <div className="min-w-0">
            <a
              href={`/api/files/${file.id}`}
              target={KINDS[file.kind].shown ? "_blank" : undefined}
              rel="noreferrer"
              className="inline-flex min-h-(--target) items-center break-all underline underline-offset-4"
            >
              {servedName(file.name, file.kind)}
            </a>
            <p className="text-sm text-ink-soft">
              {[belongs(file), file.by, showDateTime(file.attachedAt, lang), showSize(file.bytes, words)]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Decoration: the link beside it says what it is. Loaded only when it comes into view. */
function Front({ file }: { file: ShownFile }) {
  const box = "size-16 shrink-0 rounded-sm border border-line object-cover";
  if (file.thumbed)
    return (
      // biome-ignore lint/performance/noImgElement: permission stands before the picture; the image optimiser would pass it by
      <img src={`/api/files/${file.id}?thumb`} alt="" width={64} height={64} loading="lazy" className={box} />
    );
  return (
    <span aria-hidden className={`grid place-items-center bg-wash text-sm font-bold text-ink-soft ${box}`}>
      {KINDS[file.kind].extension.toUpperCase()}
    </span>
  );
}
