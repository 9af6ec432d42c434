import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { slipMessages } from "#components/issue/messages-slip.ts";
import { PrintButton } from "#components/issue/printButton.tsx";
import { PaperSlip } from "#components/issue/slip.tsx";
import { Link } from "#components/ui/link.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { readSlip } from "#lib/queries/casework/slips.ts";
import { trackAddress } from "#lib/site.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(slipMessages, await currentLang()).page,
});

export default async function SlipPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/issues/${encodeURIComponent(id)}/slip`);
  const [lang, slip] = await Promise.all([currentLang(), readSlip(actor, id)]);
  if (!slip) notFound();
  const words = say(slipMessages, lang);
  return (
    <div className="grid gap-4 print:block">
      <h1 className="no-print sr-only">{words.page}</h1>
      <div className="no-print flex items-center gap-4">
        <PrintButton text={words.print} />
        <Link href={`/issues/${slip.issueId}`}>{words.back}</Link>
      </div>
      <PaperSlip slip={slip} address={trackAddress(slip.receiptNo)} lang={slip.lang ?? lang} />
    </div>
  );
}
