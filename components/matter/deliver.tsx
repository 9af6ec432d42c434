import { ReplyFields } from "#components/issue/replyFields.tsx";
import { Hidden } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { say } from "#lib/domain/labels.ts";
import { addresseeOf } from "#lib/domain/replies/replyRules.ts";
import type { Lang, ReplyKind } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Draft = {
  readonly title: string;
  readonly kind: ReplyKind;
  readonly done: string;
  readonly state: string;
  readonly next: string;
  readonly nextOn: string | null;
};
type DeliverProps = {
  matterId: string;
  commandId: string;
  issue: Pick<
    Issue,
    "id" | "version" | "confidentiality" | "reachable" | "answered" | "level" | "lastReplyOn"
  >;
  draft: Draft | null;
  today: string;
  contact: { name: string; phone: string };
  action: FormAction;
  lang: Lang;
};

/** The reply form of one issue, started from the draft of its matter. */
export function Deliver({ matterId, commandId, issue, draft, today, contact, action, lang }: DeliverProps) {
  return (
    <ActionForm action={action} lang={lang} name="deliver" submit={say(messages, lang).deliverSend}>
      <Hidden name="matterId" value={matterId} />
      <Hidden name="issueId" value={issue.id} />
      <Hidden name="version" value={issue.version} />
      <Hidden name="commandId" value={commandId} />
      <ReplyFields given={addresseeOf(issue, today)} contact={contact} draft={draft} lang={lang} />
    </ActionForm>
  );
}
