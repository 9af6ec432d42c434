/** A pause in writing. */
const PAUSE_MS = 1_200;
/** Fewer characters say nothing yet. */
const LONG_ENOUGH = 6;

/**
 * Tells whoever fills in the form around it that others raised something similar. It asks when the writing pauses and
 * holds nothing up. Wants: `[data-found]` with `[data-lines]` in it.
 */
export function similar(element: HTMLElement): void {
  const form = element.closest("form");
  const found = element.querySelector<HTMLElement>("[data-found]");
  const told = element.querySelector("[data-lines]");
  if (!form || !found || !told) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = "";

  async function ask(typed: FormData): Promise<void> {
    const [statement = "", unitId, category] = ["statement", "unitId", "category"].map((name) =>
      String(typed.get(name) ?? ""),
    );
    const body = JSON.stringify({ statement, unitId, category });
    if (body === asked || !unitId || statement.length < LONG_ENOUGH) return;
    asked = body;
    const lines = await linesFor(body);
    if (body !== asked) return; // something newer was asked meanwhile
    told?.replaceChildren(lines.join("\n"));
    if (found) found.hidden = lines.length === 0;
  }
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(new FormData(form)), PAUSE_MS);
  };
  form.addEventListener("input", wait);
  form.addEventListener("change", wait);
}

async function linesFor(body: string): Promise<string[]> {
  try {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch("/api/similar", { method: "POST", headers, body });
    return ((await answer.json()) as { lines?: string[] }).lines ?? [];
  } catch {
    return []; // a hint: without a line there is none
  }
}
