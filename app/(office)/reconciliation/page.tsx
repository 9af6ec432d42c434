import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { FigureChecks } from "#components/reconciliation/figureChecks.tsx";
import { messages } from "#components/reconciliation/messages.ts";
import { Proof } from "#components/reconciliation/proof.tsx";
import { Page } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { readReconciliation } from "#lib/queries/casework/reconciliation.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function ReconciliationPage() {
  const actor = await requireActor("/reconciliation");
  const [found, lang] = await Promise.all([readReconciliation(actor), currentLang()]);
  if (!found) notFound();
  const words = say(messages, lang);
  return (
    <Page title={words.title} lead={words.lead} actions={<PrintButton text={words.print} />}>
      <Proof days={found.days} items={found.items} lang={lang} />
      <FigureChecks checks={found.checks} lang={lang} />
    </Page>
  );
}
