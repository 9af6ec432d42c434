import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { FillInTable } from "#components/template/fillInTable.tsx";
import { TemplateHistory } from "#components/template/history.tsx";
import { messages } from "#components/template/messages.ts";
import { TemplateForm } from "#components/template/templateForm.tsx";
import { Hidden } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { readTemplate } from "#lib/queries/replies/templates.ts";
import { retire, save } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Asked = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function TemplatePageScreen({ params, searchParams }: Asked) {
  const { id } = await params;
  const actor = await requireActor(`/templates/${encodeURIComponent(id)}`);
  const [lang, page, asked] = await Promise.all([currentLang(), readTemplate(actor, id), searchParams]);
  if (!page) notFound();
  const { template, versions, mayEdit } = page;
  const words = say(messages, lang);
  return (
    <Page title={words.editTitle(template.name)} actions={<Link href="/templates">{words.back}</Link>}>
      {asked.saved === String(template.version) && (
        <Notice tone="good">{words.saved(template.version)}</Notice>
      )}
      {!mayEdit && <Notice tone="info">{words.aboveLead}</Notice>}
      <div className="grid gap-8 lg:grid-cols-2 lg:items-start">
        <div className="grid content-start gap-6">
          {mayEdit && (
            <>
              <TemplateForm
                key={template.version}
                template={template}
                units={[{ id: template.unitId, name: template.unitName }]}
                action={save}
                lang={lang}
              />
              <ActionForm
                action={retire}
                lang={lang}
                name="retire"
                submit={words.retire}
                submitTone="danger"
                confirm={words.retireSure}
                fold={{ summary: words.retire }}
              >
                <Hidden name="templateId" value={template.id} />
                <p className="text-sm text-ink-soft">{words.retireExplain}</p>
              </ActionForm>
            </>
          )}
          <TemplateHistory versions={versions} lang={lang} />
        </div>
        <FillInTable lang={lang} />
      </div>
    </Page>
  );
}
