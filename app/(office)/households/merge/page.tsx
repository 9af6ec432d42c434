import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { FindOther, Merge } from "#components/household/merge.tsx";
import { mergeMessages } from "#components/household/messages-merge.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { spoken } from "#lib/domain/rounds/addressKey.ts";
import { cleanText } from "#lib/domain/text.ts";
import { now } from "#lib/now.ts";
import { readMerge } from "#lib/queries/rounds/doubles.ts";
import { merge } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(mergeMessages, await currentLang()).title,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** ?one= and ?other= two addresses side by side; or ?one= and how the other is written. */
export default async function MergePage({ searchParams }: Props) {
  const actor = await requireActor("/households");
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const typed = (name: string) => cleanText(String(asked[name] ?? ""));
  const spelt = { building: typed("building"), unit: typed("unit"), room: typed("room") };
  const review = await readMerge(
    actor,
    { one: typed("one"), other: typed("other"), spelt: spelt.building ? spelt : null },
    at,
  );
  if (!review) notFound();
  const words = say(mergeMessages, lang);
  const { one, other, place } = review;
  return (
    <Page
      title={words.title}
      lead={`${place} ${spoken(one)}`}
      actions={
        <LinkButton href={`/households/edit?household=${one.id}`} tone="quiet">
          {words.back}
        </LinkButton>
      }
    >
      {other ? (
        <Merge mergeId={uuidv7()} one={one} other={other} action={merge} lang={lang} />
      ) : (
        <FindOther oneId={one.id} near={one.building} spelt={spelt} lang={lang} />
      )}
    </Page>
  );
}
