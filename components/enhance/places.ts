const PAUSE_MS = 350;

/**
 * Brings the places whose names begin with what is typed into the list below, first of all and ready to choose. Wants: a
 * search field, `[data-none]`, a select whose first group is empty, and the hidden field that says what it shows.
 */
export function places(box: HTMLElement): void {
  const search = box.querySelector<HTMLInputElement>("input[type=search]");
  const none = box.querySelector<HTMLElement>("[data-none]");
  const select = box.querySelector("select");
  const group = select?.querySelector("optgroup");
  const shown = box.querySelector<HTMLInputElement>("input[type=hidden]");
  if (!search || !none || !select || !group || !shown) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  group.hidden = group.children.length === 0;

  async function find(typed: string): Promise<void> {
    const found = typed ? await ask(typed) : [];
    if (!found || typed !== search?.value.trim() || !select || !group || !none) return;
    const chosen = select.selectedOptions[0];
    const kept =
      chosen && group.contains(chosen) && !found.some(({ id }) => id === chosen.value) ? [chosen] : [];
    const value = select.value;
    group.replaceChildren(...kept, ...found.map(({ id, path }) => new Option(path, id)));
    group.hidden = group.children.length === 0;
    // One answer is taken as meant; among several, people choose.
    select.value = found.length === 1 && found[0] ? found[0].id : value;
    none.hidden = !typed || found.length > 0;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }
  search.addEventListener("input", (event) => {
    event.stopPropagation(); // what is looked for is nothing of the form
    clearTimeout(timer);
    timer = setTimeout(() => void find(search.value.trim()), PAUSE_MS);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void find(search.value.trim()).then(() => select.focus());
  });
  select.addEventListener("change", () => {
    shown.value = select.selectedOptions[0]?.text ?? "";
  });
}

async function ask(typed: string): Promise<readonly { id: string; path: string }[] | null> {
  try {
    const answer = await fetch(`/api/places?q=${encodeURIComponent(typed)}`);
    return ((await answer.json()) as { places: { id: string; path: string }[] }).places;
  } catch {
    return null;
  }
}
