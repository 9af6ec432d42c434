import { answerOf, whenWritten } from "./ask.ts";

/**
 * Tells whoever fills in the form around it that others raised something similar, and offers what of it stands on the
 * opinion wall to join. Wants: `[data-found]` with `[data-lines]` in it, and what components/resident/meToo.tsx writes.
 */
export function similar(element: HTMLElement): void {
  const form = element.closest("form");
  const found = element.querySelector<HTMLElement>("[data-found]");
  const told = element.querySelector("[data-lines]");
  const same = element.querySelector<HTMLElement>("[data-same]");
  const list = same?.querySelector("[data-list]");
  const template = same?.querySelector("template");
  if (!form || !found || !told || !same || !list || !template) return;

  const row = ({ id, words }: { id: string; words: string }): HTMLElement => {
    const copy = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
    const radio = copy.querySelector("input") as HTMLInputElement;
    radio.value = id;
    radio.checked = id === same.dataset.chosen;
    (copy.querySelector("[data-words]") as HTMLElement).textContent = words;
    return copy;
  };
  same.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) same.dataset.chosen = target.value;
  });
  whenWritten(form, "/api/similar", ["statement", "unitId", "category"], (answer) => {
    const lines = answerOf<string>(answer, "lines");
    told.replaceChildren(lines.join("\n"));
    found.hidden = lines.length === 0;
    const posts = answerOf<{ id: string; words: string }>(answer, "posts");
    if (posts.length === 0 && list.querySelector(":checked")) return; // what was chosen stays to be seen
    list.replaceChildren(...posts.map(row));
    same.hidden = posts.length === 0;
  });
}
