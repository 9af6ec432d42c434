import { isUnderWay, type Picked, uploads } from "#components/attachment/uploads.ts";
import { FILE_REFUSALS } from "#lib/domain/files/fileLimits.ts";
import { fileRows, part } from "./fileRows.ts";
import { namedIds } from "./files.ts";
import { dueNow, keepPhotos, photosOf, setDue } from "./keptPhotos.ts";

/**
 * Sends the photos that were chosen with the words, now that there is a receipt, and adds them to its issue; left half-way, it
 * goes on when the page is opened again in this tab. Wants what components/attachment/photosSent.tsx writes.
 */
export function photosSent(box: HTMLElement): void {
  const due = dueNow();
  const entry = box.dataset.entry ?? "";
  // The page that follows the sending says which issue it is; another receipt in this tab gets nothing of it.
  if (!due || (due.entry ?? entry) !== entry) return;
  setDue({ ...due, entry });
  void photosOf(due.slot)
    .then((files) => (files.length > 0 ? begin(box, files, due.slot, entry) : setDue(null)))
    .catch(() => {});
}

function begin(box: HTMLElement, files: readonly File[], slot: string, entry: string): void {
  const told = part(box, "told");
  const added = new Set<number>();
  let adding = false;
  const draw = fileRows(box, () => door);
  const door = uploads("resident", (all) => {
    const open = all.filter(({ key }) => !added.has(key));
    draw(open);
    if (adding || open.some(isUnderWay)) return;
    const whole = open.filter(({ id }) => id !== null);
    adding = true;
    void add(whole, entry).then((done) => {
      adding = false;
      if (done) for (const { key } of whole) added.add(key);
      if (whole.length > 0)
        told.textContent =
          (done ? box.dataset.added : box.dataset.failed)?.replace("%", `${whole.length}`) ?? "";
      const left = open.filter(
        ({ key, refused }) => !added.has(key) && !(refused && FILE_REFUSALS.includes(refused)),
      );
      void keepPhotos(
        slot,
        left.map(({ file }) => file),
      );
      if (left.length === 0) setDue(null);
      draw(open.filter(({ key }) => !added.has(key)));
    });
  });
  box.hidden = false;
  door.choose(files);
}

/** Adds what has arrived to the issue, and shows the list of files as it is then. */
async function add(whole: readonly Picked[], entry: string): Promise<boolean> {
  if (whole.length === 0) return true;
  const form = new FormData();
  for (const [name, value] of [["as", "resident"], ["entry", entry], ...namedIds(whole)] as const)
    form.set(name, value);
  try {
    const answer = await fetch("/api/upload/form", { method: "POST", body: form });
    if (new URL(answer.url).searchParams.get("files") !== "DONE") return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const list = page.querySelector("[data-files]");
    if (list) document.querySelector("[data-files]")?.replaceWith(list);
    return true;
  } catch {
    return false;
  }
}
