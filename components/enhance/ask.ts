/** A pause in writing. */
const PAUSE_MS = 1_200;
/** Fewer characters say nothing yet. */
const LONG_ENOUGH = 6;

/**
 * Asks the house about what is being written in a form when the writing pauses, and at once when it was there already.
 * Holds nothing up; a question that was overtaken by a newer one is not answered. Without a line there is no answer.
 * @param names the fields that are sent; the first is the text
 */
export function whenWritten(
  form: HTMLFormElement,
  address: string,
  names: readonly string[],
  answered: (answer: unknown) => void,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = "";

  async function ask(): Promise<void> {
    const typed = new FormData(form);
    const told = Object.fromEntries(names.map((name) => [name, String(typed.get(name) ?? "")]));
    const body = JSON.stringify(told);
    if (body === asked || (told[names[0] ?? ""] ?? "").length < LONG_ENOUGH) return;
    asked = body;
    const answer = await post(address, body);
    if (body === asked) answered(answer);
  }
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), PAUSE_MS);
  };
  form.addEventListener("input", wait);
  form.addEventListener("change", wait);
  queueMicrotask(() => void ask());
}

async function post(address: string, body: string): Promise<unknown> {
  try {
    const headers = { "Content-Type": "application/json" };
    return await (await fetch(address, { method: "POST", headers, body })).json();
  } catch {
    return null; // a hint
  }
}

/** A list in an answer that may be none. */
export const answerOf = <T>(answer: unknown, name: string): readonly T[] => {
  const list = (answer as Record<string, unknown> | null)?.[name];
  return Array.isArray(list) ? list : [];
};
