import { answerOf, whenWritten } from "./ask.ts";

/**
 * Proposes what the words in the form are about, for one press. What counts is the select that `data-list` names; the
 * choices only set it, and nothing is set unasked. Wants what components/resident/suggestedKinds.tsx writes.
 */
export function suggest(box: HTMLElement): void {
  const form = box.closest("form");
  const found = box.querySelector<HTMLElement>("[data-found]");
  const choices = box.querySelector<HTMLElement>("[data-choices]");
  const template = box.querySelector("template");
  const select = document.getElementById(box.dataset.list ?? "");
  if (!form || !found || !choices || !template || !(select instanceof HTMLSelectElement)) return;

  const row = (code: string): HTMLElement[] => {
    const option = [...select.options].find(({ value }) => value === code);
    const copy = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
    const radio = copy.querySelector("input");
    const label = copy.querySelector("[data-label]");
    if (!option || !radio || !label) return [];
    radio.value = code;
    label.textContent = option.text;
    return [copy];
  };
  const mark = (): void => {
    for (const radio of found.querySelectorAll<HTMLInputElement>("input[type=radio]"))
      radio.checked = select.value !== "" && radio.value === select.value;
  };
  found.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    select.value = target.value;
    select.dispatchEvent(new Event("input", { bubbles: true }));
  });
  select.addEventListener("change", mark);
  whenWritten(form, "/api/categories", ["statement"], (answer) => {
    const rows = answerOf<string>(answer, "categories").flatMap(row);
    choices.replaceChildren(...rows);
    found.hidden = rows.length === 0;
    mark();
  });
}
