import type { ReactNode } from "react";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { type Demo, DemoBanner } from "./demoBanner.tsx";
import { messages } from "./messages.ts";

type PublicRoomProps = { lang: Lang; demo: Demo; switches: ReactNode; children: ReactNode };

/**
 * Where residents are: one column, one thing at a time, the emergency numbers always at the foot. Plain links: residents'
 * pages are documents, which nothing fetches in parts (deploy/residents.ts).
 */
export function PublicRoom({ lang, demo, switches, children }: PublicRoomProps) {
  const words = say(messages, lang);
  return (
    <div data-room="public" className="flex min-h-dvh flex-col">
      <DemoBanner demo={demo} lang={lang} />
      <header className="no-print border-b border-line bg-wash">
        <div className="mx-auto flex max-w-3xl flex-wrap items-center justify-between gap-x-2 px-4 py-1">
          <a
            href="/"
            className="inline-flex min-h-(--target) items-center gap-2 text-lg font-bold text-celadon-strong no-underline"
          >
            <Seal />
            {words.name}
          </a>
          {switches}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-3xl flex-1 px-4 py-6">
        {children}
      </main>
      <footer className="no-print border-t border-line bg-wash text-sm">
        <div className="mx-auto grid max-w-3xl gap-1 px-4 py-4">
          <p className="font-medium">{words.danger}</p>
          <nav aria-label={words.mainMenu} className="-mx-2 flex flex-wrap">
            {(
              [
                ["/submit", words.submit],
                ["/track", words.track],
                ["/rooms", words.rooms],
                ["/notices", words.notices],
                ["/book", words.bookings],
                ["/figures", words.figures],
                ["/wall", words.wall],
                ["/deadline", words.deadline],
                ["/privacy", words.privacy],
                ["/sign-in", words.staff],
              ] as const
            ).map(([href, text]) => (
              <a
                key={href}
                href={href}
                className="inline-flex min-h-(--target) items-center px-2 text-ink-soft underline"
              >
                {text}
              </a>
            ))}
          </nav>
        </div>
      </footer>
    </div>
  );
}

/** The house mark: a door that stands open. */
export function Seal() {
  return (
    <svg viewBox="0 0 24 24" className="size-[1.3em] shrink-0" aria-hidden="true">
      <rect x="1" y="1" width="22" height="22" rx="5" className="fill-vermilion" />
      <path
        d="M7 19V8l5-4 5 4v11"
        fill="none"
        className="stroke-on-vermilion"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path d="M10 19v-7l4 1.6V19Z" className="fill-on-vermilion" />
    </svg>
  );
}
