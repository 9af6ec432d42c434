import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/session/messages.ts";
import { Personas } from "#components/session/personas.tsx";
import { SignInForm } from "#components/session/signInForm.tsx";
import { Page } from "#components/ui/page.tsx";
import { currentActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { demonstration } from "#lib/now.ts";
import { listPersonas } from "#lib/queries/sessions/personas.ts";
import { signIn } from "./actions.ts";
import { backTo } from "./backTo.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).signInTitle,
});

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ to?: string | string[] }>;
}) {
  const asked = (await searchParams).to;
  const to = backTo(typeof asked === "string" ? asked : null, "/desk");
  if (await currentActor()) redirect(to);
  const [lang, personas] = await Promise.all([currentLang(), demonstration().then(listPersonas)]);
  const words = say(messages, lang);
  return (
    <Page title={words.signInTitle} lead={words.signInLead}>
      <div className="max-w-md">
        <SignInForm lang={lang} to={to} action={signIn} />
      </div>
      {personas.length > 0 && <Personas lang={lang} to={to} action={signIn} personas={personas} />}
    </Page>
  );
}
