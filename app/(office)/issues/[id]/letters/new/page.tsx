import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { LetterForm } from "#components/letter/letterForm.tsx";
import { messages } from "#components/letter/messages.ts";
import { PickerForm } from "#components/template/picker.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { letterLabel } from "#lib/domain/labels/letters.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { letterDraft } from "#lib/queries/replies/letters.ts";
import { saveDraft } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Asked = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

export default async function DraftLetterPage({ params, searchParams }: Asked) {
  const { id } = await params;
  const page = `/issues/${encodeURIComponent(id)}/letters/new`;
  const actor = await requireActor(page);
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const [kind, letterId, templateId] = [one(asked.kind), one(asked.letter), one(asked.template)];
  const draft = await letterDraft(actor, { issueId: id, kind, letterId, templateId }, at);
  if (!draft) notFound();
  const words = say(messages, lang);
  return (
    <Page
      title={words.formTitle(letterLabel("letterKind", draft.kind, lang))}
      lead={words.formLead}
      actions={<Link href={`/issues/${draft.issueId}`}>{words.back}</Link>}
    >
      {draft.isPetitionItem && <Notice tone="info">{words.petition}</Notice>}
      <PickerForm page={page} keep={{ kind: draft.kind, ...(letterId && { letter: letterId }) }} />
      <LetterForm draft={draft} letterId={draft.letterId ?? uuidv7()} action={saveDraft} lang={lang} />
    </Page>
  );
}
