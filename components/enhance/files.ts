import { isUnderWay, type Picked, uploads } from "#components/attachment/uploads.ts";
import { fileRows, wordsOf } from "./fileRows.ts";

/**
 * A file field whose files are sent as soon as they are chosen, resumably; its form then names only their ids, and waits
 * while one is under way. Wants what components/attachment/plainPicker.tsx writes.
 */
export function files(box: HTMLElement): void {
  const [input, label, told] = ["input", "label", "[data-told]"].map((what) => box.querySelector(what)) as [
    HTMLInputElement,
    HTMLElement,
    HTMLElement,
  ];
  const form = box.closest("form");
  const chooseFirst = label.textContent;
  const words = wordsOf(box);
  const door = uploads("resident", showAll);
  const draw = fileRows(
    box,
    () => door,
    () => input.focus(), // the button that was pressed is gone
  );
  let picked: readonly Picked[] = [];

  function showAll(all: readonly Picked[]): void {
    picked = all;
    draw(all);
    form?.toggleAttribute("data-keep", all.length > 0); // also when the page around it changes (show.ts)
    label.textContent = all.length > 0 ? words.chooseMore : chooseFirst;
    if (!all.some(isUnderWay)) told.textContent = "";
    nameIds(box, all);
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

/** What the form sends of the files: the ids of those that are whole. */
function nameIds(box: HTMLElement, all: readonly Picked[]): void {
  for (const old of box.querySelectorAll("input[type=hidden]")) old.remove();
  for (const [name, value] of namedIds(all)) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    box.append(field);
  }
}

/** Names and values by which a form tells which files belong to it. */
export const namedIds = (all: readonly Picked[]): [name: string, id: string][] =>
  all.flatMap((one) => one.id ?? []).map((id, at) => [`attachments.${at}.id`, id]);
