import type { ReactNode } from "react";
import { setPreference } from "#app/actions.ts";
import { currentLang, elderMode } from "#app/preferences.ts";
import { OfficeRoom } from "#components/layout/officeRoom.tsx";
import { Preferences } from "#components/layout/preferences.tsx";
import { SignOutButton } from "#components/layout/signOutButton.tsx";
import { UnreadLink } from "#components/notice/unreadLink.tsx";
import { SearchBox } from "#components/search/searchBox.tsx";
import { NotSent, UnsentKept } from "#components/ui/unsent.tsx";
import { currentActor } from "#lib/auth/actor.ts";
import { refusedWithoutScript } from "#lib/auth/refusal.ts";
import { reach } from "#lib/domain/permissions.ts";
import { demonstration } from "#lib/now.ts";
import { countUnread } from "#lib/queries/notices/notices.ts";
import { signOut } from "./actions.ts";

/** Draws the room only. Whether somebody may be here is asked by each page and again by each use case. */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const [lang, elder, actor, demo, refused] = await Promise.all([
    currentLang(),
    elderMode(),
    currentActor(),
    demonstration(),
    refusedWithoutScript(),
  ]);
  const unread = actor ? await countUnread(actor.personId) : 0;
  return (
    <OfficeRoom
      lang={lang}
      demo={demo}
      who={actor}
      search={actor && reach(actor).length > 0 && <SearchBox lang={lang} />}
      notices={<UnreadLink unread={unread} lang={lang} />}
      switches={<Preferences lang={lang} elder={elder} action={setPreference} />}
      signOut={<SignOutButton lang={lang} action={signOut} />}
    >
      {refused && (
        <div className="without-script">
          <NotSent problem={refused} lang={lang} />
        </div>
      )}
      <UnsentKept lang={lang}>{children}</UnsentKept>
    </OfficeRoom>
  );
}
