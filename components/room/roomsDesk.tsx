import { LinkButton } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Page, Section } from "#components/ui/page.tsx";
import { PlacePath } from "#components/ui/placePath.tsx";
import { Table } from "#components/ui/table.tsx";
import { hoursWords } from "#lib/domain/labels/rooms.ts";
import { percent, say } from "#lib/domain/labels.ts";
import type { OpenHours } from "#lib/domain/open/rooms.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type RoomsDeskProps = {
  path: readonly { readonly id: string; readonly name: string }[];
  places: readonly {
    readonly id: string;
    readonly name: string;
    readonly rooms: number;
    readonly communities: number;
    readonly covered: number;
  }[];
  rooms: readonly {
    readonly id: string;
    readonly name: string;
    readonly address: string;
    readonly hours: readonly OpenHours[];
  }[];
  lang: Lang;
};

/** The rooms of one place and how it stands in the places below it: what is missing is seen at once. */
export function RoomsDesk({ path, places, rooms, lang }: RoomsDeskProps) {
  const words = say(messages, lang);
  const here = path.at(-1);
  if (!here) return null;
  return (
    <Page
      title={words.deskTitle}
      lead={words.deskLead}
      actions={<LinkButton href={`/reception/edit?unit=${here.id}`}>{words.add}</LinkButton>}
    >
      <PlacePath label={words.here} steps={path} href={(id) => `/reception?place=${id}`} />
      <Section title={here.name}>
        {rooms.length === 0 ? (
          <EmptyState title={words.noRoom} />
        ) : (
          <Table
            caption={here.name}
            captionHidden
            head={[words.name, words.address, words.hours, words.edit]}
            rows={rooms.map(({ id, name, address, hours }) => ({
              key: id,
              cells: [
                name,
                address,
                <span key="hours" className="whitespace-pre-line">
                  {hoursWords(hours, lang).join("\n")}
                </span>,
                <Link key="edit" href={`/reception/edit?room=${id}`} className="underline">
                  {words.edit}
                  <span className="sr-only"> {name}</span>
                </Link>,
              ],
            }))}
          />
        )}
      </Section>
      {places.length > 0 && (
        <Table
          caption={words.byPlace}
          head={[
            words.place,
            { label: words.count, numeric: true },
            { label: words.coverage, numeric: true, id: "covered" },
          ]}
          rows={places.map(({ id, name, rooms: count, communities, covered }) => ({
            key: id,
            cells: [
              <Link key="name" href={`/reception?place=${id}`} className="underline">
                {name}
              </Link>,
              count === 0 ? words.noRoom : count,
              `${covered} / ${communities} · ${percent(covered, communities, lang)}`,
            ],
          }))}
        />
      )}
    </Page>
  );
}
