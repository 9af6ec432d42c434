import { lengthOf, nearsLimit } from "#lib/domain/text.ts";

/** How much is written of what there is room for, once that is nearly used up. Wants: `data-most`, `#<id>-count` > span. */
export function count(field: HTMLElement): void {
  const told = document.getElementById(`${field.id}-count`);
  const figure = told?.querySelector("span");
  const most = Number(field.dataset.most);
  if (!told || !figure || !(field instanceof HTMLTextAreaElement)) return;
  field.addEventListener("input", () => {
    const length = lengthOf(field.value);
    figure.textContent = String(length);
    told.hidden = !nearsLimit(length, most);
    told.toggleAttribute("data-over", length > most);
  });
}
