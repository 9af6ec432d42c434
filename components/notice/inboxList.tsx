import { Hidden } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { type NoticeFacts, staffSentence } from "#lib/domain/labels/notices.ts";
import { categoryPath, say, showDateTime } from "#lib/domain/labels.ts";
import { noticePath } from "#lib/domain/notices/notices.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type InboxNotice = NoticeFacts & {
  id: string;
  at: Date;
  unread: boolean;
  hazard: boolean;
  issueId: string | null;
  category: string | null;
};
type InboxListProps = { items: readonly InboxNotice[]; lang: Lang; open: FormAction; read: FormAction };

/** One's own notices: what is unread is marked by a word and a rule, not by colour alone. */
export function InboxList({ items, lang, open, read }: InboxListProps) {
  return (
    <ul className="grid gap-3">
      {items.map((item) => (
        <li key={item.id}>
          <NoticeCard item={item} lang={lang} open={open} read={read} />
        </li>
      ))}
    </ul>
  );
}

function NoticeCard({ item, lang, open, read }: { item: InboxNotice } & Omit<InboxListProps, "items">) {
  const words = say(messages, lang);
  const path = noticePath(item.topic, item.issueId);
  const edge = item.hazard ? "border-l-vermilion" : item.unread ? "border-l-celadon" : "border-l-line";
  return (
    <article
      aria-labelledby={`notice-${item.id}`}
      className={`flex flex-wrap items-center gap-x-6 gap-y-2 rounded-md border border-l-4 border-line bg-paper-strong px-4 py-3 ${edge}`}
    >
      <div className="min-w-0 flex-1 basis-80">
        <p id={`notice-${item.id}`} className={item.unread ? "font-bold" : ""}>
          {path !== "/inbox" ? (
            <Link href={path} className="text-ink underline-offset-4 hover:underline">
              {staffSentence(item, lang)}
            </Link>
          ) : (
            staffSentence(item, lang)
          )}
        </p>
        <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
          {item.unread && <span className="font-medium text-celadon-strong">{words.unread}</span>}
          <time dateTime={item.at.toISOString()}>{showDateTime(item.at, lang)}</time>
          {item.issueId && <span>{categoryPath(item.category, lang)}</span>}
          {!item.issueId && item.receiptNo && <span>{words.notVisible}</span>}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {item.issueId && (
          <ActionForm
            name={`open-${item.id}`}
            action={open}
            lang={lang}
            submit={words.open}
            submitTone="quiet"
          >
            <Hidden name="id" value={item.id} />
            <Hidden name="issueId" value={item.issueId} />
          </ActionForm>
        )}
        {item.unread && (
          <ActionForm
            name={`read-${item.id}`}
            action={read}
            lang={lang}
            submit={words.read}
            submitTone="quiet"
          >
            <Hidden name="id" value={item.id} />
          </ActionForm>
        )}
      </div>
    </article>
  );
}
