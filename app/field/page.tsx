import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/field/messages.ts";
import { say } from "#lib/domain/texts.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
  manifest: "/field.webmanifest",
});

/** The shell of the round: the same for everybody and empty, as it is kept on the phone. What fills it is components/field. */
export default async function FieldShell() {
  const { needsScript } = say(messages, await currentLang());
  return (
    <main id="main" data-room="field" className="mx-auto min-h-dvh max-w-2xl px-4 pt-3 pb-24">
      <div id="field" />
      <noscript>
        <p>
          {needsScript} <a href="/visits/new">/visits/new</a>
        </p>
      </noscript>
    </main>
  );
}
