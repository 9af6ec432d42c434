import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/points/messages.ts";
import { Points } from "#components/points/points.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readPoints } from "#lib/queries/points/points.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function PointsPage() {
  const actor = await requireActor("/points");
  const [lang, at] = await Promise.all([currentLang(), now()]);
  const page = await readPoints(actor, at);
  if (!page) notFound();
  return <Points {...page} lang={lang} />;
}
