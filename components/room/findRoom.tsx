import { Link } from "#components/ui/link.tsx";
import { EmptyState, Notice, Page, Section } from "#components/ui/page.tsx";
import { PlacePath } from "#components/ui/placePath.tsx";
import { SearchBar } from "#components/ui/searchBar.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { percent, say, showNumber } from "#lib/domain/labels.ts";
import type { Coverage } from "#lib/domain/open/rooms.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { type Room, RoomCard } from "./roomCard.tsx";

type FindRoomProps = {
  path: readonly { readonly id: string; readonly name: string }[];
  places: readonly { readonly id: string; readonly name: string; readonly rooms: number }[];
  rooms: readonly Room[];
  coverage: Coverage | null;
  text: string;
  more: boolean;
  unknown: boolean;
  today: CivilDate;
  lang: Lang;
};
const placeHref = (id: string): string => `/rooms?place=${id}`;

/** Down the tree of places, or by a piece of a name; then what is there. */
export function FindRoom({ path, places, rooms, coverage, text, more, unknown, today, lang }: FindRoomProps) {
  const words = say(messages, lang);
  const here = path.at(-1);
  return (
    <Page title={words.title} lead={words.lead}>
      {unknown && <Notice tone="warn">{words.unknown}</Notice>}
      <SearchBar action="/rooms" name="q" label={words.search} submit={words.find} value={text} />
      {text ? (
        <Section title={words.found(text, rooms.length)}>
          {rooms.length === 0 && <EmptyState title={words.notFound(text)}>{words.notFoundText}</EmptyState>}
          <Rooms rooms={rooms} today={today} lang={lang} />
          {more && <p>{words.more}</p>}
          <p>
            <Link href="/rooms" className="inline-flex min-h-(--target) items-center underline">
              {words.byPlace}
            </Link>
          </p>
        </Section>
      ) : (
        <Section title={here?.name ?? words.byPlace}>
          <PlacePath label={words.here} steps={path} href={placeHref} />
          {places.length > 0 && (
            <ul className="no-print grid gap-2 sm:grid-cols-2">
              {places.map(({ id, name, rooms: count }) => (
                <li key={id}>
                  <Link
                    href={placeHref(id)}
                    className="flex min-h-(--target) items-center justify-between gap-3 rounded-md border border-line bg-paper-strong px-4 py-2 no-underline hover:bg-celadon-wash"
                  >
                    <span className="font-medium">{name}</span>
                    <span className="text-ink-soft">{words.rooms(count)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          )}
          <Rooms rooms={rooms} today={today} lang={lang} />
          {rooms.length === 0 && places.every((place) => place.rooms === 0) && (
            <EmptyState title={words.none}>{words.noneText}</EmptyState>
          )}
          {more && <p>{words.more}</p>}
        </Section>
      )}
      <p className="text-ink-soft">{words.makeUp}</p>
      {coverage && (
        <Section title={words.coverageTitle}>
          <p>
            {words.covered(
              showNumber(coverage.covered, lang),
              showNumber(coverage.communities, lang),
              percent(coverage.covered, coverage.communities, lang),
            )}{" "}
            {words.coverageText}
          </p>
        </Section>
      )}
    </Page>
  );
}

function Rooms({ rooms, today, lang }: { rooms: readonly Room[]; today: CivilDate; lang: Lang }) {
  if (rooms.length === 0) return null;
  return (
    <ul className="grid gap-4">
      {rooms.map((room) => (
        <li key={room.id}>
          <RoomCard room={room} today={today} lang={lang} />
        </li>
      ))}
    </ul>
  );
}
