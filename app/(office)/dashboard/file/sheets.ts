import { pictureMessages } from "#components/dashboard/messages-pictures.ts";
import { type Heading, pictureSheet, ratesSheet, type Sheet } from "#components/dashboard/pictureFiles.ts";
import { processSheets } from "#components/dashboard/processFiles.ts";
import type { TabId } from "#components/dashboard/viewTabs.tsx";
import { HEADLINE_IDS } from "#lib/domain/figures/metrics.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { readProcess } from "#lib/queries/figures/process.ts";
import { type AskedView, readView } from "../views.ts";

/** A whole view as the sheets of one file: counted as its page is. */
export async function readSheets(
  tab: TabId,
  asked: AskedView,
  heading: Heading,
  lang: Lang,
): Promise<readonly Sheet[]> {
  if (tab === "process") {
    const { actor, period, now } = asked.of;
    return processSheets(
      await readProcess(actor, { unitId: asked.shown.unitId, period }, now),
      heading,
      lang,
    );
  }
  const { pictures, total } = await readView(tab, asked, lang);
  const rates = say(pictureMessages, lang).sheetRates;
  return [
    ...(total ? [ratesSheet(rates, HEADLINE_IDS, total, heading, lang)] : []),
    ...pictures.map((picture) => pictureSheet(picture, heading, lang)),
  ];
}
