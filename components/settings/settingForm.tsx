import type { ReactNode } from "react";
import { Hidden, TextArea } from "#components/ui/field.tsx";
import { ActionForm, type FormFold } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type SettingFormProps = {
  name: string;
  /** the version that is looked at: the form begins anew where it has moved on */
  version: number;
  submit: string;
  action: FormAction;
  lang: Lang;
  fold?: FormFold;
  children: ReactNode;
};

/** A setting of which every version stays: what it is to be, and why. */
export function SettingForm({ version, children, ...form }: SettingFormProps) {
  return (
    <ActionForm key={version} {...form} className="max-w-prose">
      <Hidden name="version" value={version} />
      {children}
      <TextArea
        name="reason"
        label={say(messages, form.lang).reason}
        required
        rows={2}
        maxLength={TEXT_LIMITS.words}
      />
    </ActionForm>
  );
}
