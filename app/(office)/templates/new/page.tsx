import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { FillInTable } from "#components/template/fillInTable.tsx";
import { messages } from "#components/template/messages.ts";
import { TemplateForm } from "#components/template/templateForm.tsx";
import { Link } from "#components/ui/link.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { letterLabel } from "#lib/domain/labels/letters.ts";
import { say } from "#lib/domain/labels.ts";
import { TEMPLATE_KINDS } from "#lib/domain/vocabulary.ts";
import { templateList } from "#lib/queries/replies/templates.ts";
import { save } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewTemplatePage({ searchParams }: Asked) {
  const actor = await requireActor("/templates/new");
  const [lang, list, asked] = await Promise.all([currentLang(), templateList(actor), searchParams]);
  const unit = list?.editable[0];
  if (!list || !unit) notFound();
  const kind = TEMPLATE_KINDS.find((one) => one === asked.kind) ?? "REPLY";
  const words = say(messages, lang);
  const template = {
    id: uuidv7(),
    kind,
    version: 0,
    unitId: unit.id,
    lang: "zh",
    name: "",
    category: null,
    parts: {},
  } as const;
  return (
    <Page
      title={words.newTitle(letterLabel("templateKind", kind, lang))}
      actions={<Link href="/templates">{words.back}</Link>}
    >
      <div className="grid gap-8 lg:grid-cols-2 lg:items-start">
        <TemplateForm template={template} units={list.editable} action={save} lang={lang} />
        <FillInTable lang={lang} />
      </div>
    </Page>
  );
}
