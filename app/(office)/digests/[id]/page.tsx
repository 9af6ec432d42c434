import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { giveInstruction, openInstruction } from "#app/(office)/actions.ts";
import { currentLang } from "#app/preferences.ts";
import { DigestSections, ReceiptList } from "#components/digest/digest.tsx";
import { DigestDoors } from "#components/digest/doors.tsx";
import { EarlierVersions } from "#components/digest/earlier.tsx";
import { spanOf } from "#components/digest/list.tsx";
import { messages } from "#components/digest/messages.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Hidden } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readDigest } from "#lib/queries/direct/digests.ts";
import { edit, open, publish, sign } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function DigestPageScreen({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor(`/digests/${encodeURIComponent(id)}`);
  const [lang, at, { done }] = await Promise.all([currentLang(), now(), searchParams]);
  const page = await readDigest(actor, id, at);
  if (!page) notFound();
  const words = say(messages, lang);
  const { digest, entries, earlier, may, hindrance, receipts, instructions, instructing } = page;
  const title = `${digest.unit} ${words.title} · ${label("digestKind", digest.kind, lang)}`;
  if (!digest.opened)
    return (
      <Page title={title} lead={spanOf(digest, lang)}>
        <ActionForm action={open} lang={lang} name="open" submit={words.open}>
          <Hidden name="digestId" value={digest.id} />
          <p className="max-w-prose text-ink-soft">{words.sealed}</p>
        </ActionForm>
      </Page>
    );
  const { signedAt, signedTitle, publishedAt } = digest;
  return (
    <Page
      title={title}
      lead={spanOf(digest, lang)}
      actions={
        <>
          <LinkButton href="/digests" tone="quiet">
            {words.back}
          </LinkButton>
          <LinkButton href={`/digests/${id}/paper`} tone="quiet">
            {words.paper}
          </LinkButton>
        </>
      }
    >
      {done && <Notice tone="good">{words.done}</Notice>}
      <p className="text-ink-soft">
        <b className="text-ink">{label("digestState", digest.state, lang)}</b>
        {" · "}
        {words.edited(digest.editedTitle || words.bySystem, showDateTime(digest.editedAt, lang), digest.no)}
        {signedAt && ` · ${words.signed(signedTitle, showDateTime(signedAt, lang))}`}
        {publishedAt && ` · ${words.published(showDateTime(publishedAt, lang))}`}
      </p>
      <DigestDoors
        key={digest.no}
        digest={digest}
        may={may}
        hindrance={hindrance}
        versionId={uuidv7()}
        doors={{ edit, sign, publish }}
        lang={lang}
      />
      <EarlierVersions versions={earlier} lang={lang} />
      <DigestSections
        digest={digest}
        entries={entries}
        instructing={{
          ...{ instructing, instructions, give: giveInstruction, open: openInstruction, now: at },
          ids: [...instructions, ...entries].map(() => uuidv7()),
        }}
        lang={lang}
      />
      {receipts && <ReceiptList receipts={receipts} lang={lang} />}
    </Page>
  );
}
