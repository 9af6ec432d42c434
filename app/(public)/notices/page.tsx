import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/bulletin/messages.ts";
import { NoticeList } from "#components/bulletin/noticeList.tsx";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readNotices as noticesOf } from "#lib/queries/open/publicNotices.ts";
import { noticeChannels } from "#lib/site.ts";
import { readNotices } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const one = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

export default async function NoticesPage({ searchParams }: Props) {
  const [lang, asked] = await Promise.all([currentLang(), searchParams]);
  const before = one(asked.before);
  const page = await noticesOf({ place: one(asked.place), before }, await now());
  const reading = { action: readNotices, asked: one(asked.asked), offered: noticeChannels().offered };
  return <NoticeList {...page} later={before !== ""} reading={reading} lang={lang} />;
}
