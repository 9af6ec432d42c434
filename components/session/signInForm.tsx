import { Hidden, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type SignInFormProps = { lang: Lang; to: string; action: FormAction };

export function SignInForm({ lang, to, action }: SignInFormProps) {
  const words = say(messages, lang);
  return (
    <ActionForm action={action} lang={lang} submit={words.signIn}>
      <Hidden name="to" value={to} />
      <TextField
        name="loginName"
        label={words.loginName}
        required
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        name="password"
        label={words.password}
        type="password"
        required
        autoComplete="current-password"
      />
    </ActionForm>
  );
}
