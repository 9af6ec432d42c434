import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { Matrix } from "#components/points/matrix.tsx";
import { messages } from "#components/points/messages.ts";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readMatrix } from "#lib/queries/points/points.ts";
import { addPlace } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).matrixTitle,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** ?place= where, ?bare=1 only contact points nobody is paired with. */
export default async function MatrixPage({ searchParams }: Props) {
  const actor = await requireActor("/points/matrix");
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const page = await readMatrix(actor, { place: String(asked.place ?? ""), bare: asked.bare === "1" }, at);
  if (!page) notFound();
  return <Matrix {...page} placeId={uuidv7()} add={addPlace} lang={lang} />;
}
