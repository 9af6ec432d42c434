import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/figures/messages.ts";
import { OpenFigures } from "#components/figures/openFigures.tsx";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readPublicFigures } from "#lib/queries/figures/publicFigures.ts";
import { figuresAsked, type Params } from "./asked.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function FiguresPage({ searchParams }: { searchParams: Promise<Params> }) {
  const [lang, params, at] = await Promise.all([currentLang(), searchParams, now()]);
  const { county, choice, period, wrong } = figuresAsked(params, at);
  const figures = await readPublicFigures(county, period, at);
  return <OpenFigures figures={figures} choice={choice} wrong={wrong} lang={lang} />;
}
