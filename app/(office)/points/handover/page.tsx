import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { HandoverForm, WhatGoesOver } from "#components/points/handover.tsx";
import { messages } from "#components/points/messages.ts";
import { FindLeader } from "#components/points/point.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readHandover } from "#lib/queries/points/points.ts";
import { passOn } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).handoverTitle,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** ?person= whose post changed, ?who= a piece of the name of whoever takes over. */
export default async function HandoverPage({ searchParams }: Props) {
  const actor = await requireActor("/points/matrix");
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const [person, who] = [String(asked.person ?? ""), String(asked.who ?? "")];
  const page = await readHandover(actor, { person, who }, at);
  if (!page) notFound();
  const words = say(messages, lang);
  const { from, points, sessions, leaders, today } = page;
  return (
    <Page title={words.handoverTitle} lead={words.handoverLead(from.who)}>
      <WhatGoesOver points={points} sessions={sessions} lang={lang} />
      <div className="grid max-w-2xl gap-5">
        <FindLeader
          keep={{ person }}
          action="/points/handover"
          value={who}
          found={leaders.length}
          lang={lang}
        />
        <HandoverForm
          handoverId={uuidv7()}
          fromId={from.id}
          leaders={leaders}
          today={today}
          action={passOn}
          lang={lang}
        />
      </div>
    </Page>
  );
}
