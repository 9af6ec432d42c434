import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { giveInstruction, openInstruction } from "#app/(office)/actions.ts";
import { currentLang } from "#app/preferences.ts";
import { AlertFacts, AlertForms, AlertSteps } from "#components/alerts/alert.tsx";
import { placeText, spanText } from "#components/alerts/list.tsx";
import { messages } from "#components/alerts/messages.ts";
import { Instructed } from "#components/instruction/beside.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { categoryPath, label, say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readAlert } from "#lib/queries/alerts/alerts.ts";
import { instructedOn } from "#lib/queries/direct/instructions.ts";
import { close, takeUp } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AlertPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor(`/alerts/${id}`);
  const [lang, at, { done }] = await Promise.all([currentLang(), now(), searchParams]);
  const alert = await readAlert(actor, id, at);
  if (!alert) notFound();
  const instructed = await instructedOn(actor, { alertId: id }, at);
  const words = say(messages, lang);
  return (
    <Page
      title={`${placeText(alert)} · ${categoryPath(alert.category, lang)}`}
      lead={[
        label("alertKind", alert.kind, lang),
        spanText(alert.fromOn, alert.toOn, lang),
        label("alertState", alert.state, lang),
      ].join(" · ")}
      actions={
        <>
          <LinkButton href="/alerts" tone="quiet">
            {words.title}
          </LinkButton>
          <PrintButton text={words.print} />
        </>
      }
    >
      {(done === "took" || done === "closed") && <Notice tone="good">{words[done]}</Notice>}
      <AlertFacts alert={alert} lang={lang} />
      <AlertForms
        alert={alert}
        ids={{ takeUp: uuidv7(), close: uuidv7() }}
        actions={{ takeUp, close }}
        lang={lang}
      />
      <Instructed
        on={{ subject: "ALERT", subjectId: id }}
        {...instructed}
        ids={[uuidv7(), ...instructed.instructions.map(() => uuidv7())]}
        actions={{ give: giveInstruction, open: openInstruction }}
        now={at}
        lang={lang}
      />
      <AlertSteps steps={alert.steps} lang={lang} />
    </Page>
  );
}
