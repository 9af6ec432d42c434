import { count } from "./count.ts";
import { danger } from "./danger.ts";
import { draft, draftSent } from "./draft.ts";
import { files } from "./files.ts";
import { filter } from "./filter.ts";
import { map } from "./map.ts";
import { photos } from "./photos.ts";
import { photosSent } from "./photosSent.ts";
import { places } from "./places.ts";
import { print } from "./print.ts";
import { push } from "./push.ts";
import { readAloud } from "./readAloud.ts";
import { send } from "./send.ts";
import { focusProblem, onShown } from "./show.ts";
import { similar } from "./similar.ts";
import { steps } from "./steps.ts";
import { suggest } from "./suggest.ts";

/** What a server component may write as `data-enhance="…"` on an element, and what is then done with the element. */
const ENHANCEMENTS: Readonly<Record<string, (element: HTMLElement) => void>> = {
  count,
  danger,
  draft,
  draftSent,
  files,
  filter,
  map,
  photos,
  photosSent,
  places,
  print,
  push,
  readAloud,
  send,
  similar,
  steps,
  suggest,
};

const done = new WeakSet<HTMLElement>();

function enhance(): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-enhance]")) {
    if (done.has(element)) continue; // it was kept when the page around it changed
    done.add(element);
    ENHANCEMENTS[element.dataset.enhance ?? ""]?.(element);
  }
}

onShown(enhance);
enhance();
focusProblem();
