import { ResidentForm } from "#components/resident/residentForm.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { say } from "#lib/domain/texts.ts";
import { KeyField, OwnIds, type OwnRights } from "./contactForms.tsx";
import { messages } from "./messages.ts";

/** What goes, what the law makes us keep, and what follows; then the key and a tick. */
export function Forget({ own, action }: { own: OwnRights; action: FormAction }) {
  const { lang } = own;
  const words = say(messages, lang);
  return (
    <Page
      title={words.forgetTitle}
      lead={words.forgetPageLead}
      actions={
        <LinkButton href="/track/issue/mine" tone="quiet">
          {words.title}
        </LinkButton>
      }
    >
      <Lines title={words.forgetGoes} text={words.forgetGoesText} />
      <Lines title={words.forgetStays} text={words.forgetStaysText} />
      <Lines title={words.forgetThen} text={words.forgetThenText} />
      <ResidentForm action={action} lang={lang} name="forget" submit={words.forget} submitTone="danger">
        <OwnIds own={own} />
        <KeyField lang={lang} />
        <Checkbox name="sure" label={words.sure} />
      </ResidentForm>
    </Page>
  );
}

function Lines({ title, text }: { title: string; text: string }) {
  return (
    <Section title={title}>
      <ul className="list-disc pl-6">
        {text.split("\n").map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}
