import type { PhotoWords } from "#components/attachment/fileWords.ts";
import { MOST_BYTES, MOST_PHOTOS } from "#lib/domain/files/fileLimits.ts";
import { DRAFT_DROPPED, DRAFT_TAKEN, draftSlot } from "./draft.ts";
import { part, sizeOf } from "./fileRows.ts";
import { keepPhotos, photosOf, setDue } from "./keptPhotos.ts";
import { SENT } from "./send.ts";

/**
 * Photos chosen with the words: kept on this device beside the draft, and sent once the words have their receipt
 * (photosSent.ts), so that a slow line never holds up the receipt. Where nothing can be kept, the page says where to add them.
 */
export function photos(box: HTMLElement): void {
  const form = box.closest("form");
  const slot = draftSlot();
  const later = () => {
    part(box, "now").hidden = true;
    part(box, "later").className = part(box, "later").dataset.later ?? "";
  };
  if (form && slot) void photosOf(slot).then((kept) => offer(box, form, slot, kept), later);
  else later();
}

function offer(box: HTMLElement, form: HTMLFormElement, slot: string, kept: readonly File[]): void {
  const words: PhotoWords = JSON.parse(box.dataset.words ?? "");
  const [input, list, template] = ["input", "ul", "template"].map((what) => box.querySelector(what)) as [
    HTMLInputElement,
    HTMLElement,
    HTMLTemplateElement,
  ];
  const told = part(box, "told");
  const choose = part(box, "choose");
  const first = choose.textContent;
  let files = kept;

  function draw(): void {
    for (const picture of list.querySelectorAll("img")) URL.revokeObjectURL(picture.src);
    list.replaceChildren(...files.map(rowOf));
    choose.textContent = files.length > 0 ? words.more : first;
    input.disabled = files.length >= MOST_PHOTOS;
    choose.hidden = input.disabled;
  }
  function rowOf(file: File): HTMLElement {
    const row = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
    const picture = row.querySelector("img");
    if (picture) {
      picture.onerror = () => {
        have(files.filter((other) => other !== file));
        told.textContent = words.noPicture.replace("%", () => file.name);
      };
      picture.src = URL.createObjectURL(file);
    }
    part(row, "name").textContent = file.name;
    part(row, "size").textContent = sizeOf(file, words);
    const remove = part(row, "remove");
    remove.ariaLabel = words.removeNamed.replace("%", () => file.name);
    remove.onclick = () => {
      have(files.filter((other) => other !== file));
      input.focus(); // the button that was pressed is gone
    };
    return row;
  }
  function have(wanted: readonly File[]): void {
    files = wanted;
    draw();
    keepPhotos(slot, files).catch(() => {
      files = [];
      draw();
      told.textContent = words.noRoom;
    });
  }
  function take(): void {
    const chosen = [...(input.files ?? [])];
    if (chosen.length === 0) return;
    input.value = "";
    const small = chosen.filter(({ size }) => size <= MOST_BYTES);
    const all = [...files, ...small];
    told.textContent =
      small.length < chosen.length ? words.tooLarge : all.length > MOST_PHOTOS ? words.tooMany : "";
    have(all.slice(0, MOST_PHOTOS));
  }

  input.addEventListener("change", take);
  form.addEventListener(SENT, () => setDue(files.length > 0 ? { slot, entry: null } : null));
  form.addEventListener(DRAFT_DROPPED, () => have([]));
  form.addEventListener(DRAFT_TAKEN, (event) => {
    const { detail: from } = event as CustomEvent<string>;
    void photosOf(from).then((before) => {
      have([...before, ...files].slice(0, MOST_PHOTOS));
      return keepPhotos(from, []);
    });
  });
  draw();
  take(); // what was chosen while this script was still on its way
}
