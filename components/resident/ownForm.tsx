import type { ReactNode } from "react";
import { Hidden } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import type { PrivacySettings } from "#lib/domain/privacy.ts";
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
  "askReview",
] as const satisfies readonly Verb[];
export type OwnVerb = (typeof OWN_VERBS)[number];

/** What every form of a resident's own issue carries. */
export type Own = {
  lang: Lang;
  issueId: string;
  version: number;
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
  children: ReactNode;
};

/** The frame of every form a resident sends for their own issue. */
export function OwnForm({ own, verb, submit, tone = "main", confirm, children }: OwnFormProps) {
  return (
    <ResidentForm
      action={own.actions[verb]}
      lang={own.lang}
      name={verb}
      submit={submit}
      submitTone={tone}
      {...(confirm && { confirm })}
    >
      <Hidden name="issueId" value={own.issueId} />
      <Hidden name="version" value={own.version} />
      <Hidden name="commandId" value={own.commandIds[verb]} />
      {children}
    </ResidentForm>
  );
}

type FoldedProps = { title: string; urgent?: boolean; children: ReactNode };

/** One press away, so that the page stays calm; opens without script. */
export function Folded({ title, urgent = false, children }: FoldedProps) {
  return (
    <details
      className={`rounded-md bg-paper-strong ${urgent ? "border-2 border-vermilion" : "border border-line"}`}
    >
      <summary
        className={`flex min-h-(--target) items-center px-4 font-medium ${urgent ? "text-vermilion" : "text-celadon-strong"}`}
      >
        <span className="underline underline-offset-4">{title}</span>
      </summary>
      <div className="grid gap-3 border-t border-line p-4">{children}</div>
    </details>
  );
}
