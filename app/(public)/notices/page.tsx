import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/bulletin/messages.ts";
import { NoticeList } from "#components/bulletin/noticeList.tsx";
import { say } from "#lib/domain/labels.ts";
import { readNotices } from "#lib/queries/open/publicNotices.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const one = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

export default async function NoticesPage({ searchParams }: Props) {
  const [lang, asked] = await Promise.all([currentLang(), searchParams]);
  const page = await readNotices({ place: one(asked.place), before: one(asked.before) });
  return <NoticeList {...page} lang={lang} />;
}
