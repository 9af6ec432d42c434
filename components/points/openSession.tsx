import { LinkButton } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Section } from "#components/ui/page.tsx";
import { say, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { bookMessages } from "./messages-book.ts";
import { ResultText } from "./resultText.tsx";

type OpenSessionProps = {
  noticeId: string;
  free: readonly unknown[] | null;
  result: { readonly text: string; readonly at: Date } | null;
  lang: Lang;
};
const LINK = "inline-flex min-h-(--target) items-center underline";

/** On the page of a notice: what came of its session, or the way to a time of one's own. */
export function OpenSession({ noticeId, free, result, lang }: OpenSessionProps) {
  const words = say(bookMessages, lang);
  return (
    <>
      {result && (
        <Section title={words.result} id="result">
          <ResultText text={result.text} lang={lang} />
          <p className="text-ink-soft">{words.resultOn(showDateTime(result.at, lang))}</p>
        </Section>
      )}
      {free && (
        <Section title={words.openTitle}>
          <p>{free.length === 0 ? words.full : `${words.openLead}${words.freeLeft(free.length)}`}</p>
          <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
            {free.length > 0 && <LinkButton href={`/notices/${noticeId}/book`}>{words.book}</LinkButton>}
            <Link href="/book" className={LINK}>
              {words.toBooking}
            </Link>
          </p>
        </Section>
      )}
    </>
  );
}
