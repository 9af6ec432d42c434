import { pictureMessages } from "#components/dashboard/messages-pictures.ts";
import { type Heading, pictureSheet, ratesSheet, type Sheet } from "#components/dashboard/pictureFiles.ts";
import { chargesSheet, processSheets } from "#components/dashboard/processFiles.ts";
import { isOfTables, type TabId } from "#components/dashboard/viewTabs.tsx";
import { HEADLINE_IDS } from "#lib/domain/figures/metrics.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { readCharges, readProcess } from "#lib/queries/figures/process.ts";
import { type AskedView, readView } from "../views.ts";

/** A whole view as the sheets of one file: counted as its page is. */
export async function readSheets(
  tab: TabId,
  asked: AskedView,
  heading: Heading,
  lang: Lang,
): Promise<readonly Sheet[]> {
  if (isOfTables(tab)) {
    const { actor, period, now } = asked.of;
    const of = { unitId: asked.shown.unitId, period };
    if (tab === "charges") return [chargesSheet(await readCharges(actor, of, now), heading, lang)];
    return processSheets(await readProcess(actor, of, now), heading, lang);
  }
  const { pictures, total } = await readView(tab, asked, lang);
  const rates = say(pictureMessages, lang).sheetRates;
  return [
    ...(total ? [ratesSheet(rates, HEADLINE_IDS, total, heading, lang)] : []),
    ...pictures.map((picture) => pictureSheet(picture, heading, lang)),
  ];
}
