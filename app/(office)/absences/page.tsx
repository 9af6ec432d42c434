import type { Metadata } from "next";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { AbsenceForm } from "#components/absence/absenceForm.tsx";
import { AbsenceList } from "#components/absence/absenceList.tsx";
import { messages } from "#components/absence/messages.ts";
import { Page, Section } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readAbsences } from "#lib/queries/desk/absences.ts";
import { end, set } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function AbsencesPage() {
  const actor = await requireActor("/absences");
  const [lang, at] = await Promise.all([currentLang(), now()]);
  const { absences, choices } = await readAbsences(actor, at);
  const words = say(messages, lang);
  const absenceId = uuidv7();
  return (
    <Page title={words.title} lead={words.lead}>
      <Section title={words.list}>
        <AbsenceList absences={absences} end={end} lang={lang} />
      </Section>
      <Section title={words.set}>
        <AbsenceForm
          key={absences.map(({ id }) => id).join()}
          choices={choices}
          absenceId={absenceId}
          today={shanghaiDate(at)}
          action={set}
          lang={lang}
        />
      </Section>
    </Page>
  );
}
