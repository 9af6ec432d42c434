import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { openInstruction } from "#app/(office)/actions.ts";
import { currentLang } from "#app/preferences.ts";
import { OpenTask } from "#components/instruction/list.tsx";
import { messages } from "#components/instruction/messages.ts";
import { subjectText } from "#components/instruction/subject.ts";
import { Tasks } from "#components/instruction/tasks.tsx";
import { Words } from "#components/instruction/words.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { addDays, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { say, showDateTime } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readInstruction } from "#lib/queries/direct/instructions.ts";
import { end, finish, report, sendBack } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
/** Days that are offered when it is sent back. */
const AGAIN_DAYS = 3;

export default async function InstructionPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor(`/instructions/${encodeURIComponent(id)}`);
  const [lang, at, { done }] = await Promise.all([currentLang(), now(), searchParams]);
  const page = await readInstruction(actor, id, at);
  if (!page) notFound();
  const words = say(messages, lang);
  const today = shanghaiDate(at);
  return (
    <Page
      title={subjectText(page, lang)}
      lead={`${words.by(page.office, page.dutyTitle)} · ${showDateTime(page.madeAt, lang)}`}
      actions={
        <LinkButton href="/instructions" tone="quiet">
          {words.back}
        </LinkButton>
      }
    >
      {done && <Notice tone="good">{done === "given" ? words.given1 : words.saved}</Notice>}
      {page.sealed ? (
        <OpenTask instruction={page} stepId={uuidv7()} action={openInstruction} lang={lang} />
      ) : (
        <>
          <Words instruction={page} lang={lang} />
          <Tasks
            key={page.tasks.map(({ version }) => version).join()}
            tasks={page.tasks}
            ids={page.tasks.map(({ steps }) => steps.map(() => uuidv7()))}
            actions={{ report, finish, sendBack, end }}
            today={today}
            dueOn={addDays(today, AGAIN_DAYS)}
            now={at}
            lang={lang}
          />
        </>
      )}
    </Page>
  );
}
