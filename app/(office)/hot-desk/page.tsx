import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { KeepForms, PromiseForm } from "#components/hot/hotForms.tsx";
import { HotIssue } from "#components/hot/hotIssue.tsx";
import { messages } from "#components/hot/messages.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState, Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { hotDesk } from "#lib/queries/open/hotIssues.ts";
import { end, move, promise } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HotDeskPage({ searchParams }: Props) {
  const actor = await requireActor("/hot-desk");
  const [lang, at, { done, of }] = await Promise.all([currentLang(), now(), searchParams]);
  const desk = await hotDesk(actor, at);
  if (!desk) notFound();
  const words = say(messages, lang);
  const { rows, today, ...choices } = desk;
  return (
    <Page
      title={words.title}
      lead={words.deskLead}
      actions={
        <LinkButton href="/hot" tone="quiet">
          {words.toOffice}
        </LinkButton>
      }
    >
      {done === "promised" && <Notice tone="good">{words.promised}</Notice>}
      {done === "moved" && <Notice tone="good">{words.movedDone}</Notice>}
      {done === "ended" && <Notice tone="good">{words.endedDone}</Notice>}
      <PromiseForm
        key={String(of)}
        hotId={uuidv7()}
        {...choices}
        today={today}
        action={promise}
        lang={lang}
      />
      {rows.length === 0 ? (
        <EmptyState title={words.none}>{words.noneText}</EmptyState>
      ) : (
        <ul aria-label={words.theirs} className="grid gap-4">
          {rows.map((hot) => (
            <HotIssue key={hot.id} hot={hot} today={today} lang={lang}>
              {!hot.end && (
                <KeepForms
                  key={String(of)}
                  hot={hot}
                  ids={{ dateId: uuidv7(), endId: uuidv7() }}
                  today={today}
                  move={move}
                  end={end}
                  lang={lang}
                />
              )}
            </HotIssue>
          ))}
        </ul>
      )}
    </Page>
  );
}
