import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { FindRoom } from "#components/room/findRoom.tsx";
import { messages } from "#components/room/messages.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readRooms } from "#lib/queries/open/rooms.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const one = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

export default async function RoomsPage({ searchParams }: Props) {
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const page = await readRooms({ place: one(asked.place), text: one(asked.q) }, at);
  return <FindRoom {...page} today={shanghaiDate(at)} lang={lang} />;
}
