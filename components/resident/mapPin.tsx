"use client";
import { Button } from "#components/ui/button.tsx";
import { Hidden } from "#components/ui/field.tsx";
import { useFormState } from "#components/ui/formState.tsx";
import type { CityMap } from "#lib/domain/casework/mapPoint.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { sayMessages } from "./messages-say.ts";

/**
 * A spot on the map beside the place in words, never instead of it. Opened only when asked for; by keyboard the map is
 * moved under the cross in its middle. Without script there is none.
 */
export function MapPin({ name, map, lang }: { name: string; map: CityMap; lang: Lang }) {
  const { state } = useFormState();
  const words = say(sayMessages, lang);
  const spot = state.values?.[name] ?? "";
  return (
    <div
      data-enhance="map"
      data-tiles={map.tiles}
      data-credit={map.credit}
      data-centre={map.centre}
      data-words={JSON.stringify({ in: words.zoomIn, out: words.zoomOut })}
      className="with-script grid gap-2"
    >
      <Hidden name={name} value={spot} />
      <p>
        <Button type="button" tone="quiet" data-open aria-expanded="false">
          {words.openMap}
        </Button>
      </p>
      <div data-ground hidden className="grid gap-2">
        <p id="map-hint" className="text-sm text-ink-soft">
          {words.mapHint}
        </p>
        {/* the map's own layers lie above what is outside of it otherwise */}
        <div className="relative isolate h-72 overflow-hidden rounded-md border border-line-strong">
          <div
            data-map
            role="application"
            aria-label={words.map}
            aria-describedby="map-hint"
            className="h-full"
          />
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-0 z-1000 grid place-items-center text-3xl text-black [text-shadow:0_0_3px_white]"
          >
            +
          </span>
        </div>
        <p>
          <Button type="button" tone="quiet" data-here>
            {words.markHere}
          </Button>
        </p>
      </div>
      <p role="status" data-marked hidden={!spot} className="font-medium">
        {words.marked}
      </p>
      <p data-marked hidden={!spot}>
        <Button type="button" tone="quiet" data-away>
          {words.unmark}
        </Button>
      </p>
    </div>
  );
}
