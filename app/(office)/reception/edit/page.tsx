import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/room/messages.ts";
import { CloseRoom, RoomForm } from "#components/room/roomForm.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { hoursWords } from "#lib/domain/labels/rooms.ts";
import { say, showDateTime } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { placeForRoom, roomToEdit } from "#lib/queries/open/rooms.ts";
import { close, save } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).deskTitle,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** ?room= an existing one, ?unit= a new one at that place. */
export default async function EditRoomPage({ searchParams }: Props) {
  const actor = await requireActor("/reception");
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const words = say(messages, lang);
  const found = asked.room ? await roomToEdit(actor, String(asked.room), at) : null;
  const place = found
    ? { id: found.room.unitId, name: found.room.unit }
    : await placeForRoom(actor, String(asked.unit ?? ""));
  if (!place || (asked.room && !found)) notFound();
  const room = found?.room ?? {
    id: uuidv7(),
    unitId: place.id,
    version: 0,
    name: "",
    address: "",
    ownPhone: null,
    stepFree: null,
    hours: [],
    validFrom: shanghaiDate(at),
  };
  return (
    <Page
      title={words.editTitle(place.name)}
      actions={
        <LinkButton href={`/reception?place=${place.id}`} tone="quiet">
          {words.back}
        </LinkButton>
      }
    >
      <div className="grid max-w-2xl gap-6">
        <RoomForm room={room} save={save} lang={lang} />
        {found && (
          <>
            <CloseRoom roomId={room.id} close={close} lang={lang} />
            <Section title={words.history}>
              <DefinitionList
                items={found.history.map((told) => [
                  words.by(told.person, showDateTime(told.at, lang)),
                  [told.name, told.address, ...hoursWords(told.hours, lang)].join("\n"),
                ])}
              />
            </Section>
          </>
        )}
      </div>
    </Page>
  );
}
