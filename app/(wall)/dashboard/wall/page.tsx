import type { Metadata } from "next";
import { askView, viewHref, viewLead } from "#app/(office)/dashboard/views.ts";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/dashboard/messages.ts";
import { pictureMessages } from "#components/dashboard/messages-pictures.ts";
import { Wall } from "#components/dashboard/wall.tsx";
import { Refreshing } from "#components/ledger/refreshing.tsx";
import { Link } from "#components/ui/link.tsx";
import { requireReader } from "#lib/auth/actor.ts";
import { say, showDateTime } from "#lib/domain/labels.ts";
import type { Params } from "#lib/domain/ledger/ledgerFilter.ts";
import { now } from "#lib/now.ts";
import { readWall } from "#lib/queries/figures/wall.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(pictureMessages, await currentLang()).wallTitle,
});

/** The figures are counted anew so often; the page asks again by itself. */
const REFRESH_SECONDS = 300;

/** The figures on a screen that hangs in a hall: ?light=1 for bright rooms. */
export default async function WallPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requireReader("/dashboard/wall");
  const [lang, at, params] = await Promise.all([currentLang(), now(), searchParams]);
  const asked = await askView(actor, params, at, lang);
  const wall = await readWall(asked.of);
  const words = say(pictureMessages, lang);
  const general = say(messages, lang);
  return (
    <div
      data-room={params.light === "1" ? "wall-light" : "wall"}
      className="flex min-h-dvh flex-col bg-paper p-[2.4vw] text-ink"
    >
      <Refreshing seconds={REFRESH_SECONDS} />
      <main id="main" tabIndex={-1} className="flex grow flex-col gap-[2vw] outline-none">
        <header className="flex flex-wrap items-baseline justify-between gap-x-6">
          <h1 className="text-[max(1.5rem,3vw)] leading-tight font-bold text-ink-strong">
            {words.wallTitle} · {asked.where}
          </h1>
          <p className="text-[max(1rem,1.4vw)] text-ink-soft">{viewLead(asked, at, lang).what}</p>
        </header>
        {(asked.wrong || asked.unknownUnit) && (
          <p className="text-[max(1rem,1.4vw)] text-amber">
            {asked.wrong ? general.badPeriod : general.unknownUnit}
          </p>
        )}
        <Wall wall={wall} lang={lang} />
      </main>
      <footer className="flex flex-wrap items-center justify-between gap-x-6 text-[max(1rem,1.4vw)] text-ink-soft">
        <span>{words.refreshed(showDateTime(at, lang))}</span>
        <Link href={viewHref("/dashboard", asked)} className="no-print underline">
          {words.wallBack}
        </Link>
      </footer>
    </div>
  );
}
