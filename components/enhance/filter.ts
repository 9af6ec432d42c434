/** Makes the list of a select shorter while one types into the search field beside it; what is chosen stays in it. */
export function filter(element: HTMLElement): void {
  const select = element.querySelector("select");
  const search = element.querySelector<HTMLInputElement>("input[type=search]");
  if (!select || !search) return;
  const all = [...select.children].map((child) => child.cloneNode(true) as HTMLElement);
  search.addEventListener("input", () => {
    const chosen = select.value;
    const wanted = search.value.trim().toLowerCase();
    select.replaceChildren(...all.flatMap((one) => shortened(one, wanted, chosen)));
    select.value = chosen;
  });
}

/** A group with the options that match, none if there are none; what stands outside of groups always stays. */
function shortened(one: HTMLElement, wanted: string, chosen: string): HTMLElement[] {
  const copy = one.cloneNode(true) as HTMLElement;
  if (!(copy instanceof HTMLOptGroupElement)) return [copy];
  for (const option of copy.querySelectorAll("option"))
    if (option.value !== chosen && !`${copy.label} ${option.text}`.toLowerCase().includes(wanted))
      option.remove();
  return copy.children.length > 0 ? [copy] : [];
}
