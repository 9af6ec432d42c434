import type { ReactNode } from "react";
import { Link } from "#components/ui/link.tsx";
import type { Staff } from "#lib/domain/permissions.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { type Demo, DemoBanner } from "./demoBanner.tsx";
import { DoneOnce } from "./doneOnce.tsx";
import { HeaderMenu } from "./headerMenu.tsx";
import { messages } from "./messages.ts";
import { placesFor } from "./navigation.ts";
import { NavLinks } from "./navLinks.tsx";
import { Seal } from "./publicRoom.tsx";

type OfficeRoomProps = {
  lang: Lang;
  demo: Demo;
  /** null while nobody is signed in: the page itself leads to the sign-in */
  who: (Pick<Staff, "posts"> & { name: string; dutyTitle: string }) | null;
  /** the one box; null for whoever sees no issues */
  search: ReactNode;
  /** the way to one's notices */
  notices: ReactNode;
  switches: ReactNode;
  signOut: ReactNode;
  children: ReactNode;
};

/** Where staff work: wide, dense, with the menu of their role and who they are. */
export function OfficeRoom({
  lang,
  demo,
  who,
  search,
  notices,
  switches,
  signOut,
  children,
}: OfficeRoomProps) {
  const words = say(messages, lang);
  return (
    <div data-room="office" className="flex min-h-dvh flex-col">
      <DoneOnce />
      <DemoBanner demo={demo} lang={lang} />
      <header className="no-print relative border-b border-line bg-wash">
        <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-2 gap-y-1 px-4 py-1 lg:py-0 xl:gap-x-4">
          <Link
            href="/desk"
            className="inline-flex min-h-(--target) items-center gap-2 text-lg font-bold whitespace-nowrap text-celadon-strong no-underline"
          >
            <Seal />
            <span className="max-[22rem]:sr-only">{words.shortName}</span>
          </Link>
          {who && (
            <NavLinks
              label={words.mainMenu}
              more={words.more}
              menu={words.menu}
              links={placesFor(who, demo !== null).map(({ place, href, daily }) => ({
                href,
                daily,
                text: words[place],
              }))}
            />
          )}
          {who && search}
          <div className="ml-auto flex items-center gap-x-1">
            {who ? notices : switches}
            {who && (
              <HeaderMenu
                side="right"
                summary={
                  <>
                    <span className="lg:hidden">{words.me}</span>
                    <span className="hidden max-w-32 truncate lg:inline">{who.dutyTitle || who.name}</span>
                  </>
                }
              >
                <p className="px-2 pt-1 font-medium">{who.dutyTitle || who.name}</p>
                <Link
                  href="/account"
                  className="inline-flex min-h-(--target) items-center px-2 text-ink underline underline-offset-4 hover:bg-wash-strong"
                >
                  {words.account}
                </Link>
                {switches}
                {signOut}
              </HeaderMenu>
            )}
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-7xl flex-1 px-4 py-5">
        {children}
      </main>
    </div>
  );
}
