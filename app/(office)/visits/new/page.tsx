import type { Metadata } from "next";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { EmptyState, Page } from "#components/ui/page.tsx";
import { messages } from "#components/visit/messages.ts";
import { VisitForm } from "#components/visit/visitForm.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { MOST_PROMISES } from "#lib/domain/commands.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { privacySettings } from "#lib/queries/rights/privacy.ts";
import { readHousehold } from "#lib/queries/rounds/households.ts";
import { visitPlaces } from "#lib/queries/routing/units.ts";
import { log } from "./actions.ts";

const MOST_PROBLEMS = 10;

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).newTitle,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** ?household= the door somebody came from. */
export default async function NewVisitPage({ searchParams }: Props) {
  const { household = "" } = await searchParams;
  const actor = await requireActor("/visits/new");
  const [lang, at, places] = await Promise.all([currentLang(), now(), visitPlaces(actor)]);
  const from = household ? await readHousehold(actor, String(household), at) : null;
  const words = say(messages, lang);
  if (places.length === 0)
    return (
      <Page title={words.newTitle}>
        <EmptyState title={words.nowhereTitle}>{words.nowhere}</EmptyState>
      </Page>
    );
  return (
    <div data-room="field">
      <Page title={words.newTitle} lead={words.newLead}>
        <VisitForm
          action={log}
          lang={lang}
          visitId={uuidv7()}
          problemIds={Array.from({ length: MOST_PROBLEMS }, () => uuidv7())}
          promiseIds={Array.from({ length: MOST_PROMISES }, () => uuidv7())}
          places={places}
          today={shanghaiDate(at)}
          privacy={await privacySettings()}
          {...(from && { door: { ...from, unitId: from.communityId } })}
        />
      </Page>
    </div>
  );
}
