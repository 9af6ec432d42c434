import type { ReactNode } from "react";
import { setPreference } from "#app/actions.ts";
import { currentLang, elderMode } from "#app/preferences.ts";
import { Preferences } from "#components/layout/preferences.tsx";
import { PublicRoom } from "#components/layout/publicRoom.tsx";
import { demonstration } from "#lib/now.ts";

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const [lang, elder, demo] = await Promise.all([currentLang(), elderMode(), demonstration()]);
  return (
    <PublicRoom
      lang={lang}
      demo={demo}
      switches={<Preferences lang={lang} elder={elder} action={setPreference} />}
    >
      {children}
    </PublicRoom>
  );
}
