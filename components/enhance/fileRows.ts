import type { FileWords } from "#components/attachment/fileWords.ts";
import { showSize } from "#components/attachment/size.ts";
import type { Picked, Uploads } from "#components/attachment/uploads.ts";
import { FILE_REFUSALS } from "#lib/domain/files/fileLimits.ts";

export const wordsOf = (box: HTMLElement): FileWords => JSON.parse(box.dataset.words ?? "");

export const part = (row: HTMLElement, name: string): HTMLElement =>
  row.querySelector(`[data-${name}]`) as HTMLElement;

/**
 * Shows one row for each file on its way, made from the template in the box (components/attachment/fileRow.tsx). Returns
 * what draws them. @param hands what the buttons of a row do; @param dropped hears that a row is gone
 */
export function fileRows(
  box: HTMLElement,
  hands: () => Pick<Uploads, "retry" | "remove">,
  dropped: () => void = () => {},
): (all: readonly Picked[]) => void {
  const words = wordsOf(box);
  const [list, template] = [box.querySelector("ul"), box.querySelector("template")];
  const rows = new Map<number, HTMLElement>();
  let picked: readonly Picked[] = [];

  function newRow({ key, file }: Picked): HTMLElement {
    const row = template?.content.firstElementChild?.cloneNode(true) as HTMLElement;
    const one = () => picked.find((other) => other.key === key) as Picked;
    part(row, "name").textContent = file.name;
    part(row, "size").textContent = sizeOf(file, words);
    row.querySelector("progress")?.setAttribute("aria-label", file.name);
    part(row, "retry").onclick = () => hands().retry(one());
    part(row, "remove").onclick = () => hands().remove(one());
    part(row, "remove").ariaLabel = words.removeNamed.replace("%", () => file.name);
    rows.set(key, row);
    list?.append(row);
    return row;
  }
  return (all) => {
    picked = all;
    for (const [key, row] of rows)
      if (!all.some((one) => one.key === key)) {
        rows.delete(key);
        row.remove();
        dropped();
      }
    for (const one of all) showRow(rows.get(one.key) ?? newRow(one), one, words);
  };
}

export const sizeOf = (file: File, words: Pick<FileWords, "megabytes" | "kilobytes">): string =>
  showSize(file.size, {
    megabytes: (size) => words.megabytes.replace("%", size),
    kilobytes: (size) => words.kilobytes.replace("%", size),
  });

function showRow(row: HTMLElement, { share, stalled, id, refused }: Picked, words: FileWords): void {
  const percent = String(Math.floor(share * 100));
  const bar = row.querySelector("progress");
  if (bar) {
    bar.value = Number(percent);
    bar.hidden = refused !== null || id !== null;
  }
  const said = refused ? words.refused[refused] : id ? words.arrived : stalled ? words.stalled : undefined;
  const standing = part(row, "standing");
  const line = (said ?? (share > 0 ? words.sending : words.waiting)).replace("%", percent);
  if (standing.textContent !== line) standing.textContent = line;
  standing.className = refused
    ? "text-vermilion"
    : `text-sm ${id ? "text-celadon-strong" : stalled ? "text-amber" : "text-ink-soft"}`;
  part(row, "retry").hidden = refused === null || FILE_REFUSALS.includes(refused);
}
