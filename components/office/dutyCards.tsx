import { type Room, RoomCard } from "#components/room/roomCard.tsx";
import { Link } from "#components/ui/link.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Serving = "RECORDER" | "VISITOR" | "UNIT_LEAD" | "COUNCIL_CLERK";
type DutyCardsProps = {
  office: {
    readonly id: string;
    readonly name: string;
    readonly phone: string | null;
    readonly placeId: string;
    readonly above: { readonly id: string; readonly name: string } | null;
    readonly cards: readonly { readonly role: Serving; readonly duties: readonly string[] }[];
    readonly rooms: readonly Room[];
  };
  today: CivilDate;
  lang: Lang;
};
const LINK = "inline-flex min-h-(--target) items-center underline";

/** 公示: post, duty and office phone of those who serve here (domain.md Z30). Nobody's own name or number. */
export function DutyCards({ office, today, lang }: DutyCardsProps) {
  const words = say(messages, lang);
  const { phone, above } = office;
  return (
    <Page title={words.title(office.name)} lead={words.lead}>
      <p className="text-xl">
        <span className="text-ink-soft">{words.phone} </span>
        {phone ? (
          <a href={`tel:${phone}`} className={`${LINK} font-bold`}>
            {phone}
          </a>
        ) : (
          words.noPhone
        )}
      </p>
      <Section title={words.posts}>
        {office.cards.length === 0 && <p>{words.noPosts}</p>}
        <ul className="grid gap-4 sm:grid-cols-2">
          {office.cards.map(({ role, duties }) => (
            <li
              key={role}
              className="grid break-inside-avoid content-start gap-2 rounded-md border border-line bg-paper-strong p-4"
            >
              <h3 className="text-lg font-bold text-ink-strong">{label("role", role, lang)}</h3>
              <p>{words[`does${role}`]}</p>
              {duties.length > 0 && <DefinitionList items={[[words.whoHolds, duties.join("\n")]]} />}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.rooms}>
        {office.rooms.length === 0 && <p>{words.noRoom}</p>}
        {office.rooms.map((room) => (
          <RoomCard key={room.id} room={room} today={today} lang={lang} withOffice={false} />
        ))}
      </Section>
      <nav aria-label={office.name} className="no-print flex flex-wrap gap-x-6">
        <Link href="/rooms" className={LINK}>
          {words.findRoom}
        </Link>
        <Link href={`/notices?place=${office.placeId}`} className={LINK}>
          {words.notices}
        </Link>
        {above && (
          <Link href={`/offices/${above.id}`} className={LINK}>
            {`${words.above} · ${above.name}`}
          </Link>
        )}
        <Link href="/submit" className={LINK}>
          {words.say}
        </Link>
      </nav>
    </Page>
  );
}
