import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/dashboard/messages.ts";
import { pictureMessages } from "#components/dashboard/messages-pictures.ts";
import { type PictureId, VIEW_IDS, VIEW_PICTURES, type ViewId } from "#components/dashboard/picture.ts";
import { EmptyState, Notice } from "#components/ui/page.tsx";
import { requireReader } from "#lib/auth/actor.ts";
import { comparedWith } from "#lib/domain/calendar/comparison.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import type { Params } from "#lib/domain/ledger/ledgerFilter.ts";
import { now } from "#lib/now.ts";
import { recordBegins } from "#lib/queries/figures/compare.ts";
import { readUnitChoices } from "#lib/queries/figures/pictures.ts";
import { ViewFrame } from "../viewFrame.tsx";
import { ViewPictures } from "../viewPictures.tsx";
import { askView, readView } from "../views.ts";

type Asked = { params: Promise<{ view: string }>; searchParams: Promise<Params> };

/** The first view has the address above, and no second one. */
const viewAt = (name: string): Exclude<ViewId, "overview"> | null =>
  VIEW_IDS.filter((id) => id !== "overview").find((id) => id === name) ?? null;

/** Short lists of bars stand beside each other. */
const HALF_WIDTH: readonly PictureId[] = ["waited", "took", "channels"];
const wholeWidth = (view: ViewId) => VIEW_PICTURES[view].filter((id) => !HALF_WIDTH.includes(id));

export async function generateMetadata({ params }: Asked): Promise<Metadata> {
  const view = viewAt((await params).view);
  const words = say(pictureMessages, await currentLang());
  return view ? { title: words.title(words[view]) } : {};
}

export default async function ViewPage({ params, searchParams }: Asked) {
  const view = viewAt((await params).view);
  if (!view) notFound();
  const actor = await requireReader(`/dashboard/${view}`);
  const [lang, at, given] = await Promise.all([currentLang(), now(), searchParams]);
  const asked = await askView(actor, given, at, lang);
  const [{ pictures }, units, first] = await Promise.all([
    readView(view, asked, lang),
    readUnitChoices(actor),
    view === "compare" ? recordBegins() : null,
  ]);
  const unrecorded = first && first > comparedWith(asked.period, asked.against).from ? first : null;
  const words = say(pictureMessages, lang);
  const general = say(messages, lang);
  return (
    <ViewFrame tab={view} asked={asked} units={units} at={at}>
      {unrecorded && <Notice tone="warn">{words.unrecorded(showDate(unrecorded, lang))}</Notice>}
      {pictures.length === 0 && <EmptyState title={general.emptyTitle}>{general.emptyText}</EmptyState>}
      <div className="grid grid-cols-1 gap-10">
        <ViewPictures view={view} ids={wholeWidth(view)} pictures={pictures} asked={asked} />
        <div className="grid grid-cols-1 gap-10 lg:grid-cols-2 lg:gap-8">
          <ViewPictures view={view} ids={HALF_WIDTH} pictures={pictures} asked={asked} />
        </div>
        {view === "compare" && pictures.length === 1 && <p className="text-ink-soft">{words.noPeers}</p>}
      </div>
    </ViewFrame>
  );
}
