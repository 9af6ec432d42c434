import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { LetterDoors } from "#components/letter/letterDoors.tsx";
import { LetterRecord } from "#components/letter/letterRecord.tsx";
import { messages } from "#components/letter/messages.ts";
import { LetterPaper } from "#components/letter/paper.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { letterLabel } from "#lib/domain/labels/letters.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { type LetterPage, readLetter } from "#lib/queries/replies/letters.ts";
import * as doors from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Asked = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The letter as it will lie on the desk, and beside it what can be done with it. Printed, only the sheet remains. */
export default async function LetterScreen({ params, searchParams }: Asked) {
  const { id } = await params;
  const actor = await requireActor(`/letters/${encodeURIComponent(id)}`);
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const letter = await readLetter(actor, id);
  if (!letter) notFound();
  const words = say(messages, lang);
  return (
    <div className="grid gap-6 print:block">
      <div className="no-print flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <h1 className="text-2xl font-bold text-ink-strong">
          {letterLabel("letterKind", letter.kind, lang)} {letter.numberText}
        </h1>
        <div className="flex flex-wrap items-center gap-4">
          <Link href={`/issues/${letter.issueId}`}>{words.back}</Link>
          <a href={`/letters/${letter.id}/docx`} download>
            {words.docx}
          </a>
          <PrintButton text={words.print} />
        </div>
      </div>
      <div className="no-print empty:hidden">
        <Standing letter={letter} signed={asked.done === "signed"} lang={lang} />
      </div>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(18rem,24rem)] print:block">
        <LetterPaper
          body={letter.body}
          addressee={letter.addressee}
          number={letter.numberText}
          on={letter.letterOn}
          voided={letter.state === "VOIDED"}
          seal={words.seal}
        />
        <div className="no-print grid content-start gap-6">
          {letter.may.edit && (
            <Link href={`/issues/${letter.issueId}/letters/new?kind=${letter.kind}&letter=${letter.id}`}>
              {words.edit}
            </Link>
          )}
          <LetterDoors letter={letter} doors={doors} today={shanghaiDate(at)} lang={lang} />
          <section aria-label={words.facts2} className="grid gap-3">
            <h2 className="text-xl font-bold text-ink-strong">{words.facts2}</h2>
            <LetterRecord letter={letter} lang={lang} />
          </section>
        </div>
      </div>
    </div>
  );
}

function Standing({ letter, signed, lang }: { letter: LetterPage; signed: boolean; lang: "zh" | "en" }) {
  const words = say(messages, lang);
  if (letter.state === "DRAFT")
    return (
      <Notice tone="warn" title={words.draft}>
        {letter.ownDraft ? words.ownDraft : words.draftLead}
      </Notice>
    );
  if (signed && letter.numberText) return <Notice tone="good">{words.numberGiven(letter.numberText)}</Notice>;
  return null;
}
