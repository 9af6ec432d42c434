import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { Gaps } from "#components/points/gaps.tsx";
import { messages } from "#components/points/messages.ts";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { readMonth } from "#lib/domain/points/months.ts";
import { now } from "#lib/now.ts";
import { readGaps } from "#lib/queries/points/points.ts";
import { excuse } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).gapsTitle,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** ?place= where, ?month=2026-03 another month than this. */
export default async function GapsPage({ searchParams }: Props) {
  const actor = await requireActor("/points/gaps");
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const month = readMonth(String(asked.month ?? ""));
  const page = await readGaps(actor, { place: String(asked.place ?? ""), month }, at);
  if (!page) notFound();
  return <Gaps {...page} ids={page.gaps.map(() => uuidv7())} action={excuse} lang={lang} />;
}
