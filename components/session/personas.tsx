import { Hidden } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import { DEMO_PASSWORD } from "#lib/domain/demo.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { Lang, Role } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Persona = {
  loginName: string;
  name: string;
  dutyTitle: string;
  roles: readonly Role[];
};
type PersonasProps = { lang: Lang; to: string; action: FormAction; personas: readonly Persona[] };

/** Whom one can be in a demonstration, each one press away. */
export function Personas({ lang, to, action, personas }: PersonasProps) {
  const words = say(messages, lang);
  return (
    <Section title={words.personasTitle}>
      <p className="max-w-prose text-ink-soft">{words.personasLead(DEMO_PASSWORD)}</p>
      <ul className="grid gap-3 sm:grid-cols-2">
        {personas.map(({ loginName, dutyTitle, name, roles }) => {
          const duties = roles.map((role) => label("role", role, lang));
          return (
            <li
              key={loginName}
              className="grid content-between gap-2 rounded-md border border-line bg-paper-strong p-3"
            >
              <div>
                <p className="font-bold">{duties.join(lang === "zh" ? "、" : ", ")}</p>
                <p className="text-sm text-ink-soft">{dutyTitle || name}</p>
              </div>
              <ActionForm
                action={action}
                lang={lang}
                submit={words.personaSignIn(dutyTitle || name)}
                submitTone="quiet"
              >
                <Hidden name="to" value={to} />
                <Hidden name="loginName" value={loginName} />
                <Hidden name="password" value={DEMO_PASSWORD} />
              </ActionForm>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
