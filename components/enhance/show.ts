let again = (): void => {};
/** What is to be done with a page that was put in the place of the last one. */
export function onShown(work: () => void): void {
  again = work;
}

/**
 * Puts the page that the server answered with in the place of this one, as if one had gone there: language and size of
 * letters come with it. What was typed in the other forms stays, and what has `data-keep` stays as it is.
 * @param sent the form that was answered; its fields come from the server
 */
export function show(html: string, sent: HTMLFormElement, button: HTMLElement | null): void {
  const page = new DOMParser().parseFromString(html, "text/html");
  const typed = fieldsOutside(sent);
  const kept = document.querySelectorAll("[data-keep][id]");
  for (const one of kept) page.getElementById(one.id)?.replaceWith(one);
  document.title = page.title;
  for (const name of ["lang", "data-elder"]) {
    const value = page.documentElement.getAttribute(name);
    if (value === null) document.documentElement.removeAttribute(name);
    else document.documentElement.setAttribute(name, value);
  }
  document.body.replaceChildren(...page.body.childNodes);
  again();
  for (const one of kept) unfold(one);
  for (const field of typed) typeAgain(field);
  if (!focusProblem()) focusLike(button);
}

/** To the refusal on this page, if there is one, also where it stands folded away. */
export function focusProblem(): boolean {
  const summary = document.querySelector<HTMLElement>("form [role=alert][tabindex]:not([hidden])");
  if (!summary) return false;
  unfold(summary);
  summary.focus();
  return true;
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const FIELDS = "input[id]:not([type=file]), select[id], textarea[id]";

const fieldsOutside = (sent: HTMLFormElement): Field[] =>
  [...document.querySelectorAll<Field>(FIELDS)].filter((field) => !sent.contains(field));

/** What stands in a field of the page before, where the new page has it otherwise. */
function typeAgain(before: Field): void {
  const field = document.getElementById(before.id) as Field | null;
  if (!field || field === before) return;
  if (isTick(field) && isTick(before)) {
    if (field.checked === before.checked) return;
    field.checked = before.checked;
  } else {
    if (field.value === before.value) return;
    field.value = before.value;
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
  unfold(field);
}

const isTick = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");

function unfold(inside: Element): void {
  for (let fold = inside.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true;
}

/** The button that was pressed is another one now, in the same place. */
function focusLike(button: HTMLElement | null): void {
  const name = button?.getAttribute("name");
  const same = name ? document.querySelector<HTMLElement>(`button[name="${CSS.escape(name)}"]`) : null;
  (same ?? document.querySelector<HTMLElement>("main"))?.focus();
}
