import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { AddRule } from "#components/directory/addRule.tsx";
import { Filters } from "#components/directory/filters.tsx";
import { messages } from "#components/directory/messages.ts";
import { Preview } from "#components/directory/preview.tsx";
import { Rules } from "#components/directory/rules.tsx";
import { EmptyState, Notice, Page, Section } from "#components/ui/page.tsx";
import { Pager } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { type DirectoryFilter, type Params, readDirectory } from "#lib/queries/routing/directory.ts";
import { add, end } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

const text = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

export default async function DirectoryPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requireActor("/directory");
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const directory = await readDirectory(actor, asked, at);
  if (!directory) notFound();
  const { filter, area, rows, more, places, handlers, preview } = directory;
  const words = say(messages, lang);
  return (
    <Page title={words.title} lead={words.lead(area.name)}>
      {asked.done === "added" && <Notice tone="good">{words.added}</Notice>}
      {asked.done === "ended" && <Notice tone="good">{words.endedDone}</Notice>}
      <Preview
        asked={{ of: text(asked.of), at: text(asked.at) }}
        places={places}
        found={preview}
        within={filter.place}
        lang={lang}
      />
      <AddRule
        commandId={uuidv7()}
        places={places}
        handlers={handlers}
        today={shanghaiDate(at)}
        action={add}
        lang={lang}
      />
      <Section title={words.rules}>
        <Filters filter={filter} places={places} lang={lang} />
        {rows.length === 0 ? (
          <EmptyState title={words.empty}>{words.emptyText}</EmptyState>
        ) : (
          <Rules rules={rows} end={end} lang={lang} />
        )}
        <Pager
          newer={filter.page > 1 ? pageHref(filter, filter.page - 1) : undefined}
          older={more ? pageHref(filter, filter.page + 1) : undefined}
          lang={lang}
        />
      </Section>
    </Page>
  );
}

function pageHref(filter: DirectoryFilter, page: number): string {
  const pairs = Object.entries({ ...filter, ended: filter.ended ? "1" : null, page: String(page) });
  return `/directory?${new URLSearchParams(pairs.filter((pair): pair is [string, string] => !!pair[1]))}`;
}
