import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { ContactPerson } from "#components/household/contactPerson.tsx";
import { History } from "#components/household/history.tsx";
import { Household } from "#components/household/household.tsx";
import { Merged } from "#components/household/merge.tsx";
import { messages } from "#components/household/messages.ts";
import { contactMessages } from "#components/household/messages-contact.ts";
import { mergeMessages } from "#components/household/messages-merge.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { addDays, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { say } from "#lib/domain/labels.ts";
import { SAFETY_DAYS } from "#lib/domain/rounds/households.ts";
import { now } from "#lib/now.ts";
import { readHousehold } from "#lib/queries/rounds/households.ts";
import { promisedAt } from "#lib/queries/rounds/promises.ts";
import { clearContact, part, setState, showContact, warn, writeContact } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HouseholdPage({ searchParams }: Props) {
  const actor = await requireActor("/households");
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const household = await readHousehold(actor, String(asked.household ?? ""), at);
  if (!household) notFound();
  const words = say(messages, lang);
  const back = new URLSearchParams({ place: household.communityId, building: household.building });
  const today = shanghaiDate(at);
  return (
    <Page
      title={`${household.place} ${household.address}`}
      actions={
        <>
          <LinkButton href={`/households?${back}#doors`} tone="quiet">
            {words.back}
          </LinkButton>
          {!household.merged && (
            <>
              <LinkButton href={`/households/merge?one=${household.id}`} tone="quiet">
                {say(mergeMessages, lang).mergeThis}
              </LinkButton>
              <LinkButton href={`/visits/new?household=${household.id}`}>{words.visitHere}</LinkButton>
            </>
          )}
        </>
      }
    >
      {asked.done === "saved" && <Notice tone="good">{words.saved}</Notice>}
      {household.merged ? (
        <>
          <Merged merged={household.merged} action={part} lang={lang} />
          <Section title={words.history}>
            <History changes={household.changes} lang={lang} />
          </Section>
        </>
      ) : (
        <Household
          household={household}
          promised={await promisedAt(actor, { householdId: household.id })}
          now={at}
          today={today}
          last={addDays(today, SAFETY_DAYS)}
          setState={setState}
          warn={warn}
          lang={lang}
        >
          <Section title={say(contactMessages, lang).title}>
            <ContactPerson
              householdId={household.id}
              version={household.version}
              contact={household.contact}
              today={today}
              keep={writeContact}
              reveal={showContact}
              erase={clearContact}
              lang={lang}
            />
          </Section>
        </Household>
      )}
    </Page>
  );
}
