import { DueChip } from "#components/ui/chip.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, Section } from "#components/ui/page.tsx";
import type { Clock } from "#lib/domain/casework/issue.ts";
import { deadlineSentence } from "#lib/domain/labels/deadline.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages-track.ts";

type PromisesProps = {
  promises: readonly Pick<Clock, "kind" | "dueAt" | "breachedAt" | "basis">[];
  now: Date;
  lang: Lang;
};

/** What is promised for that day, in a sentence. */
export function promised(kind: Clock["kind"], due: string, lang: Lang): string {
  const words = say(messages, lang);
  const sentences: Partial<Record<Clock["kind"], (date: string) => string>> = {
    REPLY: words.promiseREPLY,
    PROGRESS: words.promisePROGRESS,
    RESOLVE: words.promiseRESOLVE,
    HOLD_REVIEW: words.promiseHOLD,
    RATING: words.promiseRATING,
  };
  return sentences[kind]?.(showDate(due, lang)) ?? "";
}

/** The dates that were promised, each with the arithmetic behind it. Overdue is said, never hidden. */
export function Promises({ promises, now, lang }: PromisesProps) {
  const words = say(messages, lang);
  const late = promises.some(
    ({ kind, dueAt, breachedAt }) => kind !== "RATING" && (breachedAt || dueAt <= now),
  );
  return (
    <Section title={words.promiseTitle}>
      {promises.length === 0 && <p className="text-ink-soft">{words.noPromise}</p>}
      <ul className="grid gap-3">
        {promises.map(({ kind, dueAt, breachedAt, basis }) => (
          <li key={kind}>
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {promised(kind, basis.due, lang)}
              <DueChip dueAt={dueAt} now={now} lang={lang} breached={breachedAt !== null || dueAt <= now} />
            </p>
            <p className="text-sm text-ink-soft">{deadlineSentence(basis.steps, lang)}</p>
          </li>
        ))}
      </ul>
      {promises.length > 0 && (
        <p>
          <Link href="/deadline#clocks" className="inline-flex min-h-(--target) items-center underline">
            {words.howCounted}
          </Link>
        </p>
      )}
      {late && <Notice tone="danger">{words.late}</Notice>}
    </Section>
  );
}
