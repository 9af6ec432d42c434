import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { giveInstruction, openInstruction } from "#app/(office)/actions.ts";
import { currentLang } from "#app/preferences.ts";
import { Instructed } from "#components/instruction/beside.tsx";
import { Answer, Move } from "#components/matter/answer.tsx";
import { AddOne, Children } from "#components/matter/children.tsx";
import { messages } from "#components/matter/messages.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readMatter } from "#lib/queries/alike/matters.ts";
import { instructedOn } from "#lib/queries/direct/instructions.ts";
import * as doors from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Asked = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const DONE = { opened: "done", saved: "saved", drafted: "drafted" } as const;

export default async function MatterPageScreen({ params, searchParams }: Asked) {
  const { id } = await params;
  const actor = await requireActor(`/matters/${encodeURIComponent(id)}`);
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const page = await readMatter(actor, id);
  if (!page) notFound();
  const { matter, children, steps, keeps, next } = page;
  const instructed = await instructedOn(actor, { matterId: id }, at);
  const words = say(messages, lang);
  const waiting = children.filter(({ waits }) => waits).length;
  const done = DONE[asked.done as keyof typeof DONE];
  const form = { matterId: id, version: matter.version, states: next, lang };
  return (
    <Page
      title={matter.title}
      lead={words.pageLead(label("category", matter.category, lang), matter.place)}
      actions={
        waiting > 0 && <LinkButton href={`/matters/${id}/deliver`}>{words.deliver(waiting)}</LinkButton>
      }
    >
      {done && <Notice tone="good">{words[done]}</Notice>}
      <p>
        <b>{label("matterState", matter.state, lang)}</b> · {words.counted(matter.issues, matter.problems)}
      </p>
      {matter.note && <p className="max-w-prose whitespace-pre-line">{matter.note}</p>}
      <Section title={words.children}>
        <Children matterId={id} rows={children} remove={keeps ? doors.remove : null} now={at} lang={lang} />
        {keeps && matter.state !== "CLOSED" && <AddOne matterId={id} action={doors.add} lang={lang} />}
        {keeps && <Answer {...form} today={shanghaiDate(at)} action={doors.answer} />}
        {keeps && <Move {...form} action={doors.move} />}
      </Section>
      <Instructed
        on={{ subject: "MATTER", subjectId: id }}
        {...instructed}
        ids={[uuidv7(), ...instructed.instructions.map(() => uuidv7())]}
        actions={{ give: giveInstruction, open: openInstruction }}
        now={at}
        lang={lang}
      />
      <Section title={words.steps}>
        <ol className="grid gap-3">
          {steps.map((step) => (
            <li key={step.id} className="border-l-2 border-line-strong pl-3">
              <p className="text-sm text-ink-soft">
                {label("matterState", step.state, lang)} · {words.made(step.by, showDateTime(step.at, lang))}
              </p>
              {step.words && <p className="max-w-prose whitespace-pre-line">{step.words}</p>}
            </li>
          ))}
        </ol>
      </Section>
    </Page>
  );
}
