import type { ReactNode } from "react";
import { Link } from "#components/ui/link.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** What can be read without an account, beside the two things to do. */
const DOORS = [
  { href: "/rooms", name: "doorRooms" },
  { href: "/notices", name: "doorNotices" },
  { href: "/book", name: "doorBook" },
  { href: "/figures", name: "doorFigures" },
  { href: "/hot", name: "doorHot" },
  { href: "/deadline", name: "doorDeadline" },
] as const;

/** Two things to do, what can be read, and what to expect. */
export function Home({ lang }: { lang: Lang }) {
  const words = say(messages, lang);
  return (
    <Page title={words.homeTitle} lead={words.homeLead}>
      <div className="grid gap-4 sm:grid-cols-2">
        <BigLink href="/submit" title={words.submit} sub={words.submitSub} main />
        <BigLink href="/track" title={words.track} sub={words.trackSub} />
      </div>
      <Notice tone="danger" title={words.dangerTitle}>
        <p>{words.dangerText}</p>
        <p>{words.dangerAfter}</p>
      </Notice>
      <Section title={words.doorsTitle}>
        <ul className="grid gap-3 sm:grid-cols-2">
          {DOORS.map(({ href, name }) => (
            <li key={href}>
              <Link
                href={href}
                className="grid h-full content-start gap-1 rounded-md border border-line bg-paper-strong px-4 py-3 text-ink no-underline hover:bg-celadon-wash"
              >
                <span className="font-bold text-celadon-strong">{words[name]}</span>
                <span className="text-ink-soft">{words[`${name}Sub`]}</span>
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.promiseTitle}>
        <ul className="list-disc pl-6">
          {words.promises.split("\n").map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>
          <Link href="/deadline" className="inline-flex min-h-(--target) items-center underline">
            {words.promiseMore}
          </Link>
        </p>
      </Section>
      <Section title={words.wallTitle}>
        <p>{words.wallText}</p>
        <p className="flex flex-wrap gap-x-6">
          {(
            [
              ["/wall", words.wallMore],
              ["/wall?results=1", words.wallResults],
            ] as const
          ).map(([href, text]) => (
            <Link key={href} href={href} className="inline-flex min-h-(--target) items-center underline">
              {text}
            </Link>
          ))}
        </p>
      </Section>
      <p className="text-ink-soft">{words.otherWays}</p>
    </Page>
  );
}

function BigLink({
  href,
  title,
  sub,
  main,
}: {
  href: string;
  title: ReactNode;
  sub: ReactNode;
  main?: boolean;
}) {
  const looks = main
    ? "border-celadon bg-celadon text-on-celadon hover:bg-celadon-strong"
    : "border-celadon bg-paper-strong text-celadon-strong hover:bg-celadon-wash";
  return (
    <Link
      href={href}
      className={`grid content-center gap-1 rounded-lg border-2 px-6 py-8 no-underline ${looks}`}
    >
      <span className="text-2xl font-bold">{title}</span>
      <span>{sub}</span>
    </Link>
  );
}
