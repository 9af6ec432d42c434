import { Link } from "#components/ui/link.tsx";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import type { NoticeLine } from "./noticeCard.tsx";
import { sessionWords } from "./noticeFacts.tsx";

const LINK = "inline-flex min-h-(--target) items-center underline";

type ElsewhereProps = {
  notice: NoticeLine;
  /** the session offered instead of one that is cancelled, while it can still be gone to */
  instead: NoticeLine | null;
  lang: Lang;
};

/** Of a session nobody can go to any more: why, what came of it, and where one is heard instead. */
export function Elsewhere({ notice, instead, lang }: ElsewhereProps) {
  const words = say(messages, lang);
  const cancelled = notice.stands === "CANCELLED";
  const links = [
    ...(instead ? [[`/notices/${instead.id}`, words.insteadOpen] as const] : []),
    ...(notice.resultAt ? [[`/notices/${notice.id}#result`, words.seeResult] as const] : []),
    ["/notices", words.otherSessions],
    ["/rooms", words.toRooms],
  ] as const;
  return (
    <>
      {cancelled && <p>{words.why(notice.takenDownReason ?? "")}</p>}
      <p>
        {instead
          ? words.insteadAt(sessionWords(instead, lang), instead.place)
          : cancelled
            ? words.insteadNone
            : words.overText}
      </p>
      <p className="no-print flex flex-wrap gap-x-6">
        {links.map(([href, text]) => (
          <Link key={href} href={href} className={LINK}>
            {text}
          </Link>
        ))}
      </p>
    </>
  );
}
