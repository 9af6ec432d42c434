import Link from "next/link";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** More are told as "99+": nobody counts further. */
const MOST = 99;

/** The way to one's notices, with how many are unread. */
export function UnreadLink({ unread, lang }: { unread: number; lang: Lang }) {
  const words = say(messages, lang);
  const count = unread > MOST ? `${MOST}+` : String(unread);
  return (
    <Link
      href="/inbox"
      prefetch={false}
      aria-label={unread > 0 ? words.unreadLink(count) : words.inboxTitle}
      className="inline-flex min-h-(--target) items-center gap-1 px-2 text-ink underline underline-offset-4"
    >
      {words.inboxTitle}
      {unread > 0 && (
        <span className="rounded-full bg-celadon px-2 text-sm font-bold text-on-celadon tabular-nums">
          {count}
        </span>
      )}
    </Link>
  );
}
