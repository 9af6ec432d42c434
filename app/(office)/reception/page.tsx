import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/room/messages.ts";
import { RoomsDesk } from "#components/room/roomsDesk.tsx";
import { Notice } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { roomsDesk } from "#lib/queries/open/rooms.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).deskTitle,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ReceptionPage({ searchParams }: Props) {
  const actor = await requireActor("/reception");
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const desk = await roomsDesk(actor, String(asked.place ?? ""), at);
  if (!desk) notFound();
  const words = say(messages, lang);
  return (
    <div className="grid gap-6">
      {asked.done === "saved" && <Notice tone="good">{words.saved}</Notice>}
      {asked.done === "closed" && <Notice tone="good">{words.closed}</Notice>}
      <RoomsDesk path={desk.path} places={desk.places} rooms={desk.rooms} lang={lang} />
    </div>
  );
}
