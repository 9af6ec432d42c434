const READ = "h1, h2, h3, p, li, dt, dd, label, legend, blockquote, caption, th, td";
const LEFT_OUT = "[aria-hidden=true], .no-print, button, select, [data-not-read]";

/**
 * Reads the main text of the page aloud in its language, only when asked, and stops at the second press. A browser without
 * a voice is never shown the button. Wants: `data-stop` with the words to stop.
 */
export function readAloud(button: HTMLElement): void {
  if (!("speechSynthesis" in window)) return;
  const voice = window.speechSynthesis;
  const start = button.textContent;
  button.hidden = false;

  function stopped(): void {
    button.textContent = start;
    button.ariaPressed = "false";
  }
  button.addEventListener("click", () => {
    const reading = button.ariaPressed === "true";
    voice.cancel(); // also what another page of this site still says
    stopped();
    if (reading) return;
    button.textContent = button.dataset.stop ?? "";
    button.ariaPressed = "true";
    const said = mainText().map((text) => new SpeechSynthesisUtterance(text)); // short ones: browsers cut long ones off
    for (const one of said) {
      one.lang = document.documentElement.lang;
      voice.speak(one);
    }
    said.at(-1)?.addEventListener("end", stopped);
  });
  window.addEventListener("pagehide", () => voice.cancel());
}

/** What can be seen, in the order it stands, each sentence once. */
function mainText(): string[] {
  const all = [...document.querySelectorAll<HTMLElement>(`main :is(${READ})`)];
  return all
    .filter((one) => !one.closest(LEFT_OUT) && !one.parentElement?.closest(`main :is(${READ})`))
    .filter((one) => one.checkVisibility())
    .map((one) => one.innerText.trim())
    .filter(Boolean);
}
