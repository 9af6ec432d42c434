import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/resident/messages-track.ts";
import { TrackForm } from "#components/resident/trackForm.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { formatReceiptNo, parseReceiptNo } from "#lib/domain/casework/receipt.ts";
import { say } from "#lib/domain/labels.ts";
import { privacySettings } from "#lib/queries/rights/privacy.ts";
import { track } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = { searchParams: Promise<{ no?: string | string[]; why?: string | string[] }> };

/** `?no=` comes from the QR code of a receipt, `?why=` from a form whose receipt is over or another one by now. */
export default async function TrackPage({ searchParams }: Props) {
  const [lang, { no, why }] = await Promise.all([currentLang(), searchParams]);
  const receiptNo = typeof no === "string" ? parseReceiptNo(no) : null;
  const words = say(messages, lang);
  return (
    <Page title={words.title} lead={words.lead}>
      {why === "expired" && <Notice tone="info">{words.whyExpired}</Notice>}
      {why === "other" && <Notice tone="info">{words.whyOther}</Notice>}
      <div className="max-w-md">
        <TrackForm
          lang={lang}
          receiptNo={receiptNo ? formatReceiptNo(receiptNo) : ""}
          privacy={await privacySettings()}
          action={track}
        />
      </div>
      <Section title={words.lostTitle}>
        <p className="text-ink-soft">{words.lost}</p>
        <p>
          <Link href="/mine" className="inline-flex min-h-(--target) items-center underline">
            {words.lostByPhone}
          </Link>
        </p>
      </Section>
      <Section title={words.bookingTitle}>
        <p>
          <Link href="/book" className="inline-flex min-h-(--target) items-center underline">
            {words.toBooking}
          </Link>
        </p>
      </Section>
    </Page>
  );
}
