type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Shows the steps of a form one at a time; the browser's own way back leads a step back. A refusal opens the step with the
 * first wrong field. Wants what components/resident/step.tsx writes, and `[data-send]` around the form's own button.
 */
export function steps(box: HTMLElement): void {
  const form = box.closest("form");
  const send = form?.querySelector<HTMLElement>("[data-send]");
  const all = [...box.querySelectorAll<HTMLElement>("[data-step]")];
  if (!form || !send || all.length === 0) return;
  const last = all.length - 1;
  const stepOf = (inside: Element | null | undefined) =>
    all.findIndex((step) => step.contains(inside ?? null));
  const leaving = new AbortController();
  let at = 0;

  function open(step: number): void {
    at = Math.min(Math.max(step, 0), last);
    for (const [n, one] of all.entries()) one.hidden = n !== at;
    if (send) send.hidden = at < last;
  }
  function go(step: number): void {
    open(step);
    window.scrollTo(0, 0);
    all[at]?.querySelector<HTMLElement>("[data-heading]")?.focus();
  }
  function next(): void {
    const wrong = wrongIn(all[at]);
    if (wrong) {
      wrong.reportValidity();
      return;
    }
    history.pushState({ step: at + 1, walked: true }, "");
    go(at + 1);
  }
  function back(): void {
    if (history.state?.walked) history.back();
    else {
      history.replaceState({ step: at - 1 }, "");
      go(at - 1);
    }
  }
  /** Where the refusal is, where one stood, but never behind a step that still lacks something. */
  function begin(): void {
    const refused = stepOf(form?.querySelector("[aria-invalid=true]"));
    const alert = form?.querySelector("[role=alert][tabindex]:not([hidden])");
    const lacking = all.findIndex(wrongIn);
    const stood =
      lacking < 0 ? Number(history.state?.step ?? 0) : Math.min(history.state?.step ?? 0, lacking);
    open(refused >= 0 ? refused : alert ? last : stood);
    if (at !== (history.state?.step ?? 0)) history.replaceState({ ...history.state, step: at }, "");
  }

  for (const one of box.querySelectorAll<HTMLElement>("[data-with-steps]")) one.hidden = false;
  box.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.closest("[data-next]")) next();
    if (target.closest("[data-back]")) back();
  });
  form.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const aim =
      link?.hash && link.pathname === location.pathname && document.getElementById(link.hash.slice(1));
    if (!aim || stepOf(aim) < 0) return;
    event.preventDefault();
    open(stepOf(aim));
    aim.focus();
    aim.scrollIntoView({ block: "center" });
  });
  // The Enter key in a field sends a form; before the last step it leads on.
  form.addEventListener(
    "submit",
    (event) => {
      if (at === last) return;
      event.preventDefault();
      next();
    },
    { capture: true },
  );
  const moved = ({ state }: PopStateEvent) => (box.isConnected ? go(state?.step ?? 0) : leaving.abort());
  window.addEventListener("popstate", moved, { signal: leaving.signal });
  open(0);
  queueMicrotask(begin); // by then what was typed before stands in its fields again
}

const wrongIn = (step: HTMLElement | undefined): Control | undefined =>
  [...(step?.querySelectorAll<Control>("input, select, textarea") ?? [])].find(
    ({ validity }) => !validity.valid,
  );
