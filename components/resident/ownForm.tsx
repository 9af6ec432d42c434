import type { ReactNode } from "react";
import { Hidden } from "#components/ui/field.tsx";
import type { FormFold } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import type { PrivacySettings } from "#lib/domain/rights/privacy.ts";
import type { Lang, Verb } from "#lib/domain/vocabulary.ts";
import { ResidentForm } from "./residentForm.tsx";

export const OWN_VERBS = [
  "rate",
  "reopen",
  "urge",
  "withdraw",
  "handOff",
  "giveInfo",
  "denyContact",
  "askBack",
  "askReview",
  "revokeMandate",
] as const satisfies readonly Verb[];
export type OwnVerb = (typeof OWN_VERBS)[number];

/** What every form of a resident's own issue carries. */
export type Own = {
  lang: Lang;
  issueId: string;
  version: number;
  /** whether the page was opened with the key of the receipt; withdrawing asks for it otherwise */
  byKey: boolean;
  /** what the notices beside the forms promise */
  privacy: PrivacySettings;
  /** one fresh id per form, so that sending a form twice does it once */
  commandIds: Readonly<Record<OwnVerb, string>>;
  actions: Readonly<Record<OwnVerb, FormAction>>;
};
type OwnFormProps = {
  own: Own;
  verb: OwnVerb;
  submit: string;
  tone?: "main" | "quiet" | "danger";
  confirm?: string;
  fold?: FormFold;
  children: ReactNode;
};

/** The frame of every form a resident sends for their own issue. */
export function OwnForm({ own, verb, submit, tone = "main", confirm, fold, children }: OwnFormProps) {
  return (
    <ResidentForm
      action={own.actions[verb]}
      lang={own.lang}
      name={verb}
      submit={submit}
      submitTone={tone}
      {...(confirm && { confirm })}
      {...(fold && { fold })}
    >
      <Hidden name="issueId" value={own.issueId} />
      <Hidden name="version" value={own.version} />
      <Hidden name="commandId" value={own.commandIds[verb]} />
      {children}
    </ResidentForm>
  );
}
