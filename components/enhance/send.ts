import { isTooLarge } from "#components/ui/formSize.ts";
import { show } from "./show.ts";

/** A form hears it when what it sent was taken. */
export const SENT = "minqing-sent";

/**
 * Sends a form without leaving the page, so that a broken line loses nothing: a refusal is shown where one stands, done
 * leads on. Wants: `data-sending`, `data-too-large` and `data-failed` with the words, `[data-told]` to say them in.
 */
export function send(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return;
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (form.ariaBusy !== "true") void deliver(form, event.submitter);
  });
}

async function deliver(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  const data = new FormData(form, button);
  if (isTooLarge(data)) return tell(form, form.dataset.tooLarge);
  const rest = busy(form, button);
  tell(form, "");
  try {
    const answer = await fetch(form.action, { method: "POST", body: data });
    const why = answer.redirected && new URL(answer.url).searchParams.get("why");
    if (why === "expired" || why === "other") {
      // The page is kept, with what was typed: opened anew in another window, the receipt is there for it.
      tell(form, form.dataset[why]);
      return rest();
    }
    if (answer.redirected) {
      form.dispatchEvent(new Event(SENT));
      location.assign(answer.url);
      window.addEventListener("pagehide", rest, { once: true });
      return;
    }
    const isPage = answer.headers.get("content-type")?.startsWith("text/html");
    if (isPage && answer.ok) return show(await answer.text(), form, button);
    // Words of ours say in which language they are.
    tell(form, answer.headers.has("content-language") ? await answer.text() : form.dataset.failed);
  } catch {
    tell(form, form.dataset.failed);
  }
  rest();
}

/** Says so on the button, and that once is enough. Returns how it was before. */
function busy(form: HTMLFormElement, button: HTMLElement | null): () => void {
  const words = button?.textContent ?? "";
  form.ariaBusy = "true";
  if (button && form.dataset.sending) button.textContent = form.dataset.sending;
  return () => {
    form.ariaBusy = "false";
    if (button) button.textContent = words;
  };
}

function tell(form: HTMLFormElement, words = ""): void {
  const box = form.querySelector<HTMLElement>("[data-told]");
  if (!box) return;
  box.textContent = words;
  box.hidden = words === "";
  if (words) box.focus();
}
