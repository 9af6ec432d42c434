import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { giveInstruction, openInstruction } from "#app/(office)/actions.ts";
import { currentLang } from "#app/preferences.ts";
import { InstructionForm } from "#components/instruction/form.tsx";
import { InstructionList } from "#components/instruction/list.tsx";
import { messages } from "#components/instruction/messages.ts";
import { RoomLinks } from "#components/instruction/roomLinks.tsx";
import { Link } from "#components/ui/link.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { MOST_INSTRUCTIONS, readInstructions } from "#lib/queries/direct/instructions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function InstructionsPage({ searchParams }: Asked) {
  const actor = await requireActor("/instructions");
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const all = asked.all === "1";
  const page = await readInstructions(actor, { all }, at);
  if (!page) notFound();
  const words = say(messages, lang);
  const { ours, given, instructing, answers, watches } = page;
  const list = { open: openInstruction, noneText: words.noneText, now: at, lang };
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={<RoomLinks posts={actor.posts} here="instructions" lang={lang} />}
    >
      {instructing && (
        <InstructionForm
          instructionId={uuidv7()}
          on={{ subject: "FREE" }}
          facts={instructing}
          action={giveInstruction}
          lang={lang}
        />
      )}
      {answers && (
        <Section title={words.ours}>
          <InstructionList
            instructions={ours}
            ids={ours.map(() => uuidv7())}
            none={words.oursNone}
            {...list}
          />
        </Section>
      )}
      {watches && (
        <Section title={words.given}>
          <InstructionList
            instructions={given}
            ids={given.map(() => uuidv7())}
            none={words.givenNone}
            {...list}
          />
        </Section>
      )}
      {Math.max(ours.length, given.length) === MOST_INSTRUCTIONS && <p>{words.more(MOST_INSTRUCTIONS)}</p>}
      <p>
        <Link
          href={all ? "/instructions" : "/instructions?all=1"}
          className="inline-flex min-h-(--target) items-center underline"
        >
          {all ? words.onlyOpen : words.all}
        </Link>
      </p>
    </Page>
  );
}
