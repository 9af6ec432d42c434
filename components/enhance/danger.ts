import { mentionsDanger } from "#lib/domain/casework/hazard.ts";

/** Marks the element with `data-danger` while the words in its text field tell of a danger. */
export function danger(element: HTMLElement): void {
  const field = element.querySelector("textarea");
  if (!field) return;
  const look = () => element.toggleAttribute("data-danger", mentionsDanger(field.value));
  field.addEventListener("input", look);
  look();
}
