import { SENT } from "./send.ts";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
/** `shown`: what a list showed for its value, as the list may be another one next time. */
type Kept = { readonly value: string; readonly shown?: string };
type Draft = { readonly at: number; readonly sent: boolean; readonly fields: Readonly<Record<string, Kept>> };

const SLOT = "minqing.draft.";
const KEPT_MS = 7 * 86_400_000;
/** Each open page has a slot of its own, so that several tabs never write over each other. */
let own = "";
/** Under which name this page keeps its draft; empty where the browser keeps nothing. */
export const draftSlot = (): string => own;
/** A form hears that an older draft was taken (from which slot), or that all was thrown away. */
export const DRAFT_TAKEN = "minqing-draft-taken";
export const DRAFT_DROPPED = "minqing-draft-dropped";

/**
 * Keeps what is written on this device until it is sent, and offers it again after a closed tab. Wants: `data-slot`,
 * `[data-offer]` with `[data-at]` and `[data-take]`, `[data-drop]` buttons, and `[data-agree]`, the box without which what
 * stands in `[data-private]` is not kept.
 */
export function draft(box: HTMLElement): void {
  const form = box.closest("form");
  const offer = box.querySelector<HTMLElement>("[data-offer]");
  const agree = box.querySelector<HTMLInputElement>("[data-agree]");
  if (!form || !offer || !agree || !opened()) {
    box.hidden = true;
    return;
  }
  if (!own) {
    own = SLOT + box.dataset.slot;
    // Held as long as this page is open: what is being written here is not offered elsewhere.
    void navigator.locks?.request(own, () => new Promise(() => {}));
  }

  const fields = () =>
    [...form.querySelectorAll<Field>("input[name], select[name], textarea[name]")].filter(
      ({ type, name }) => type !== "hidden" && type !== "file" && !name.startsWith("$"),
    );
  const keep = (sent = false): void => {
    const kept = fields().filter((field) => agree.checked || !field.closest("[data-private]"));
    const entries = kept.filter(isFilled).map((field) => [field.name, keptOf(field)] as const);
    if (!kept.some((field) => !isTick(field) && isFilled(field))) localStorage.removeItem(own);
    else
      localStorage.setItem(
        own,
        JSON.stringify({ at: Date.now(), sent, fields: Object.fromEntries(entries) }),
      );
  };
  const take = (slot: string, { fields: before }: Draft): void => {
    for (const field of fields()) fillIn(field, before[field.name]);
    if (before.residentName || before.residentPhone) agree.checked = true;
    localStorage.removeItem(slot);
    form.dispatchEvent(new CustomEvent(DRAFT_TAKEN, { detail: slot }));
    offer.hidden = true;
    keep();
    form.querySelector<HTMLElement>("textarea")?.focus();
  };
  const drop = (): void => {
    for (const slot of slots().keys()) localStorage.removeItem(slot);
    for (const field of fields()) if (field.type !== "radio") fillIn(field, { value: "" });
    localStorage.removeItem(own);
    form.dispatchEvent(new Event(DRAFT_DROPPED));
    offer.hidden = true;
    form.querySelector<HTMLElement>("textarea")?.focus();
  };

  form.addEventListener("input", () => keep());
  form.addEventListener("change", () => keep());
  form.addEventListener(SENT, () => keep(true));
  for (const button of form.querySelectorAll("[data-drop]")) button.addEventListener("click", drop);
  if (fields().some((field) => field instanceof HTMLTextAreaElement && field.value)) {
    keep(); // a refusal brought it back
    return;
  }
  void offered().then((found) => {
    if (!found) return;
    const [slot, before] = found;
    const at = offer.querySelector("[data-at]");
    if (at)
      at.textContent = new Date(before.at).toLocaleString(document.documentElement.lang, {
        dateStyle: "medium",
        timeStyle: "short",
      });
    offer.querySelector("[data-take]")?.addEventListener("click", () => take(slot, before), { once: true });
    offer.hidden = false;
  });
}

/** The receipt is there: what was sent need not be kept. */
export function draftSent(): void {
  if (!opened()) return;
  for (const [slot, { sent }] of slots()) if (sent) localStorage.removeItem(slot);
}

/** Some browsers keep nothing, or are told not to. Throws away what is older than seven days. */
function opened(): boolean {
  try {
    for (const [slot, { at }] of slots()) if (Date.now() - at > KEPT_MS) localStorage.removeItem(slot);
    return true;
  } catch {
    return false;
  }
}

function slots(): Map<string, Draft> {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(SLOT) && name !== own);
  return new Map(
    names.flatMap((name): [string, Draft][] => {
      try {
        return [[name, JSON.parse(localStorage.getItem(name) ?? "")]];
      } catch {
        localStorage.removeItem(name);
        return [];
      }
    }),
  );
}

/** The newest draft that is not being written in another tab just now. */
async function offered(): Promise<[string, Draft] | undefined> {
  const held = new Set((await navigator.locks?.query())?.held?.map(({ name }) => name));
  return [...slots()].filter(([slot]) => !held.has(slot)).sort(([, a], [, b]) => b.at - a.at)[0];
}

const isTick = (field: Field): field is HTMLInputElement =>
  field.type === "radio" || field.type === "checkbox";
const isFilled = (field: Field): boolean => (isTick(field) ? field.checked : field.value.trim() !== "");
const keptOf = (field: Field): Kept => ({
  value: field.value,
  ...(field instanceof HTMLSelectElement && { shown: field.selectedOptions[0]?.text ?? "" }),
});

function fillIn(field: Field, kept: Kept | undefined): void {
  if (!kept) return;
  if (isTick(field)) field.checked = kept.value === field.value;
  else {
    if (
      kept.shown &&
      field instanceof HTMLSelectElement &&
      !field.querySelector(`option[value="${CSS.escape(kept.value)}"]`)
    )
      field.add(new Option(kept.shown, kept.value));
    field.value = kept.value;
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
