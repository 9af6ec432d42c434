import { Link } from "#components/ui/link.tsx";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type UnderMatterProps = {
  matter: { readonly id: string; readonly title: string } | null;
  /** whether a draft of it waits, and this person may answer */
  draft: object | null;
  possible: boolean;
  keeps: boolean;
  lang: Lang;
};

/** Which shared problem an issue belongs to, and the way to its drafts for whoever answers. */
export function UnderMatter({ matter, draft, possible, keeps, lang }: UnderMatterProps) {
  const words = say(messages, lang);
  if (!matter) return null;
  return (
    <p className="rounded-md border-l-4 border-celadon bg-celadon-wash px-4 py-3">
      {words.belongs}{" "}
      {keeps ? (
        <Link href={`/matters/${matter.id}`} className="underline">
          {matter.title}
        </Link>
      ) : (
        <b>{matter.title}</b>
      )}
      {draft && possible && (
        <>
          {" · "}
          <Link href={`/matters/${matter.id}/deliver`} className="underline">
            {words.deliverTitle}
          </Link>
        </>
      )}
    </p>
  );
}
