"use client";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Link } from "#components/ui/link.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** More are told as "99+": nobody counts further. */
const MOST = 99;
const EVERY_MS = 60_000;

/** The way to one's notices, with how many are unread; asked again with every page, and every minute one stays. */
export function UnreadLink({ unread, lang }: { unread: number; lang: Lang }) {
  const words = say(messages, lang);
  const now = useFresh(unread);
  const count = now > MOST ? `${MOST}+` : String(now);
  return (
    <Link
      href="/inbox"
      aria-label={now > 0 ? words.unreadLink(count) : words.inboxTitle}
      className="inline-flex min-h-(--target) items-center gap-1 px-2 text-ink underline underline-offset-4"
    >
      {words.inboxTitle}
      {now > 0 && (
        <span className="rounded-full bg-celadon px-2 text-sm font-bold text-on-celadon tabular-nums">
          {count}
        </span>
      )}
    </Link>
  );
}

/** The layout stays while pages change under it, so what it was drawn with grows old. */
function useFresh(drawn: number): number {
  const [fresh, setFresh] = useState({ drawn, count: drawn });
  const path = usePathname();
  useEffect(() => {
    let here = true;
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      const answer = await fetch("/api/unread").catch(() => null);
      const { unread } = answer?.ok ? ((await answer.json()) as { unread: number }) : { unread: null };
      if (here && unread !== null) setFresh({ drawn, count: unread });
    };
    const timer = setInterval(look, EVERY_MS);
    if (path !== null) void look();
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, [path, drawn]);
  return fresh.drawn === drawn ? fresh.count : drawn;
}
