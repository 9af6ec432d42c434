import type { Metadata } from "next";
import type { ReactNode } from "react";
import { setPreference } from "#app/actions.ts";
import { currentLang, elderMode } from "#app/preferences.ts";
import { Preferences } from "#components/layout/preferences.tsx";
import { PublicRoom } from "#components/layout/publicRoom.tsx";
import { demonstration } from "#lib/now.ts";

/** Anybody may find these, and feed readers find the notices from any of them. */
export const metadata: Metadata = {
  robots: { index: true, follow: true },
  alternates: { types: { "application/atom+xml": "/notices/feed" } },
};

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
