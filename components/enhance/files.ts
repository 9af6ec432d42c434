import type { FileWords } from "#components/attachment/fileWords.ts";
import { showSize } from "#components/attachment/size.ts";
import { isUnderWay, type Picked, uploads } from "#components/attachment/uploads.ts";
import { FILE_REFUSALS } from "#lib/domain/files/fileLimits.ts";

/**
 * A file field whose files are sent as soon as they are chosen, resumably; its form then names only their ids, and waits
 * while one is under way. Wants what components/attachment/plainPicker.tsx writes.
 */
export function files(box: HTMLElement): void {
  const [input, label, list, told, template] = ["input", "label", "ul", "[data-told]", "template"].map(
    (what) => box.querySelector(what),
  ) as [HTMLInputElement, HTMLElement, HTMLElement, HTMLElement, HTMLTemplateElement];
  const form = box.closest("form");
  const chooseFirst = label.textContent;
  const words: FileWords = JSON.parse(box.dataset.words ?? "");
  const rows = new Map<number, HTMLElement>();
  const door = uploads("resident", showAll);
  let picked: readonly Picked[] = [];

  function showAll(all: readonly Picked[]): void {
    picked = all;
    for (const [key, row] of rows) if (!all.some((one) => one.key === key)) dropRow(key, row);
    for (const one of all) showRow(rows.get(one.key) ?? newRow(one), one, words);
    form?.toggleAttribute("data-keep", all.length > 0); // also when the page around it changes (show.ts)
    label.textContent = all.length > 0 ? words.chooseMore : chooseFirst;
    if (!all.some(isUnderWay)) told.textContent = "";
    nameIds(box, all);
  }
  function newRow({ key, file }: Picked): HTMLElement {
    const row = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
    const one = () => picked.find((other) => other.key === key) as Picked;
    part(row, "name").textContent = file.name;
    part(row, "size").textContent = showSize(file.size, {
      megabytes: (size) => words.megabytes.replace("%", size),
      kilobytes: (size) => words.kilobytes.replace("%", size),
    });
    row.querySelector("progress")?.setAttribute("aria-label", file.name);
    part(row, "retry").onclick = () => door.retry(one());
    part(row, "remove").onclick = () => door.remove(one());
    part(row, "remove").ariaLabel = words.removeNamed.replace("%", () => file.name);
    rows.set(key, row);
    list.append(row);
    return row;
  }
  function dropRow(key: number, row: HTMLElement): void {
    rows.delete(key);
    row.remove();
    input.focus(); // the button that was pressed is gone
  }
  function takeChosen(): void {
    if (input.files?.length) door.choose([...input.files]);
    input.value = "";
  }

  for (const one of box.querySelectorAll<HTMLElement>("[data-class]"))
    one.className = one.dataset.class ?? "";
  input.removeAttribute("name");
  input.required = false;
  input.addEventListener("change", takeChosen);
  takeChosen(); // what was chosen while this script was still on its way
  form?.addEventListener("submit", (event) => {
    if (!picked.some(isUnderWay)) return;
    event.preventDefault();
    told.textContent = words.stillSending;
  });
}

const part = (row: HTMLElement, name: string): HTMLElement =>
  row.querySelector(`[data-${name}]`) as HTMLElement;

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

/** What the form sends of the files: the ids of those that are whole. */
function nameIds(box: HTMLElement, all: readonly Picked[]): void {
  for (const old of box.querySelectorAll("input[type=hidden]")) old.remove();
  for (const [at, id] of all.flatMap((one) => one.id ?? []).entries()) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: `attachments.${at}.id`, value: id });
    box.append(field);
  }
}
