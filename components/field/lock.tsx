import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CONTROL } from "#components/ui/control.ts";
import { Notice, Page } from "#components/ui/page.tsx";
import { Sure } from "#components/ui/sure.tsx";
import { waits } from "#lib/domain/field/outbox.ts";
import { isGuessed, PIN } from "#lib/domain/field/pin.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { endedWasRead, forgetAll, type Head, store, wasEnded } from "#lib/offline/store.ts";
import { forgetIfEnded } from "#lib/offline/sync.ts";
import { makeVault, openVault, type Vault } from "#lib/offline/vault.ts";
import { setLang, useLive } from "./device.ts";
import { messages } from "./messages.ts";

type LockProps = { head: Head | null; lang: Lang; opened: (vault: Vault) => void };

/** The door of the round: the first time a PIN is made, afterwards it is asked for. */
export function Lock({ head, lang, opened }: LockProps) {
  const words = say(messages, lang);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const signedIn = useSignedIn(head === null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => askAgain(() => void forgetIfEnded()), []);

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const pin = String(form.get("pin") ?? "").normalize("NFKC");
    if (!PIN.test(pin)) return setWrong(words.pinWrongShape);
    if (!head && isGuessed(pin)) return setWrong(words.pinGuessed);
    if (!head && pin !== String(form.get("again") ?? "").normalize("NFKC")) return setWrong(words.pinDiffers);
    setBusy(true);
    const vault = head ? await openVault(pin) : await makeVault(pin, crypto.randomUUID());
    setBusy(false);
    if (typeof vault === "number") return setWrong(words.pinWait(Math.ceil(vault / 1000)));
    if (vault === null) {
      if (field.current) field.current.value = "";
      field.current?.focus();
      return setWrong(words.pinWrong);
    }
    endedWasRead();
    opened(vault);
  }

  if (head === null && signedIn !== true)
    return (
      <Page title={words.title} lead={signedIn === false ? words.signInFirst : words.noLineFirst}>
        {wasEnded() && <Notice tone="warn">{words.forgotten}</Notice>}
        {signedIn === false && (
          <a className="text-lg" href="/sign-in?to=%2Ffield">
            {words.signIn}
          </a>
        )}
      </Page>
    );
  return (
    <Page title={head ? words.locked : words.newPin} lead={head ? words.lockedLead : words.newPinLead}>
      {!head && wasEnded() && <Notice tone="warn">{words.forgotten}</Notice>}
      <form onSubmit={send} className="grid max-w-sm gap-4" noValidate>
        <div role="alert">{wrong && <Notice tone="danger">{wrong}</Notice>}</div>
        <Digits name="pin" label={words.pin} box={field} />
        {!head && <Digits name="again" label={words.pinAgain} />}
        <Button type="submit" disabled={busy}>
          {head ? words.unlock : words.setPin}
        </Button>
      </form>
      {head && <Forgotten lang={lang} />}
      <p>
        <Button tone="quiet" onClick={() => setLang(lang === "zh" ? "en" : "zh")}>
          {words.lang}
        </Button>
      </p>
    </Page>
  );
}

function Digits({ name, label, box }: { name: string; label: string; box?: React.Ref<HTMLInputElement> }) {
  return (
    <label className="grid gap-1 font-medium">
      {label}
      <input
        ref={box}
        name={name}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        className={`${CONTROL} text-2xl tracking-[0.5em]`}
      />
    </label>
  );
}

/** Nobody can open it without the PIN, the office neither: it can only begin anew. */
function Forgotten({ lang }: { lang: Lang }) {
  const words = say(messages, lang);
  const count = useLive(() => store.outbox.filter((row) => waits(row) || row.state === "REFUSED").count(), 0);
  return (
    <details className="rounded-md border border-line">
      <summary className="flex min-h-(--target) items-center px-4 font-medium text-celadon">
        {words.forgotPin}
      </summary>
      <form
        className="grid gap-3 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          void forgetAll().then(() => location.reload());
        }}
      >
        <p>{words.forgotPinLead(count)}</p>
        {count > 0 && <Sure id="clear" words={words.clearSure} />}
        <div>
          <Button type="submit" tone="danger">
            {words.clearPhone}
          </Button>
        </div>
      </form>
    </details>
  );
}

/** Whether somebody is signed in, as far as it was heard; null until it was. */
function useSignedIn(asks: boolean): boolean | null {
  const [answer, setAnswer] = useState<boolean | null>(null);
  useEffect(() => {
    if (!asks) return;
    const heard = ({ status }: Response) => {
      if (status === 200 || status === 401) setAnswer(status === 200);
    };
    return askAgain(() => void fetch("/api/unread", { cache: "no-store" }).then(heard, () => {}));
  }, [asks]);
  return answer;
}

const AGAIN_MS = 60_000;
/** At once, when there may be a line, and each minute: a session also ends while a phone lies there with its line all the time. */
function askAgain(ask: () => void): () => void {
  ask();
  const every = setInterval(ask, AGAIN_MS);
  addEventListener("online", ask);
  document.addEventListener("visibilitychange", ask);
  return () => {
    clearInterval(every);
    removeEventListener("online", ask);
    document.removeEventListener("visibilitychange", ask);
  };
}
