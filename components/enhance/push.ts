import { canPush, subscribeHere } from "#components/notice/pushHere.ts";
import { part } from "./fileRows.ts";

/**
 * 在这台设备上提醒我: shown where the browser can. The form is sent once the browser was asked and said yes. Wants `data-key` (the
 * house's VAPID key), `data-denied` and `data-failed` with the words, and around it a form with the fields of the subscription.
 */
export function push(box: HTMLElement): void {
  const form = box.querySelector("form");
  if (!form || !canPush()) return;
  box.hidden = false;
  const field = (name: string) => form.querySelector<HTMLInputElement>(`[name="${name}"]`);
  const say = (words = "") => {
    const told = part(form, "told");
    told.textContent = words;
    told.hidden = words === "";
  };
  form.addEventListener(
    "submit",
    (event) => {
      if (field("endpoint")?.value) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const button = event.submitter;
      say();
      subscribeHere(box.dataset.key ?? "").then(
        (fields) => {
          if (!fields) return say(box.dataset.denied);
          for (const [name, value] of Object.entries(fields)) {
            const input = field(name);
            if (input) input.value = value;
          }
          form.requestSubmit(button);
        },
        () => say(box.dataset.failed),
      );
    },
    { capture: true },
  );
}
