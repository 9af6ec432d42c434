"use client";
import { startTransition, useActionState, useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { say, sentence } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { canPush, subscribeHere, subscriptionHere } from "./pushHere.ts";

type BrowserPushProps = {
  lang: Lang;
  /** the house's VAPID key */
  publicKey: string;
  subscribe: FormAction;
  /** forgets a browser by its endpoint */
  unsubscribe: FormAction;
};
type Support = "UNKNOWN" | "IMPOSSIBLE" | "OFF" | "ON";
type Trouble = "pushDenied" | "pushFailed";

/** Subscribes this browser, or ends it. Both sides are told: the browser itself, and the house. */
export function BrowserPush({ lang, publicKey, subscribe, unsubscribe }: BrowserPushProps) {
  const words = say(messages, lang);
  const [support, setSupport] = useState<Support>("UNKNOWN");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [on, turnOn, turningOn] = useActionState(subscribe, {});
  const [off, turnOff, turningOff] = useActionState(unsubscribe, {});
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (!canPush()) return setSupport("IMPOSSIBLE");
    void subscriptionHere().then((subscription) => setSupport(subscription ? "ON" : "OFF"));
  }, []);

  async function change(work: () => Promise<void>) {
    setBusy(true);
    setTrouble(null);
    await work().catch(() => setTrouble("pushFailed"));
    setBusy(false);
  }
  const start = () =>
    change(async () => {
      const fields = await subscribeHere(publicKey);
      if (!fields) return setTrouble("pushDenied");
      startTransition(() => turnOn(formOf(fields)));
      setSupport("ON");
    });
  const end = () =>
    change(async () => {
      const subscription = await subscriptionHere();
      await subscription?.unsubscribe();
      if (subscription) startTransition(() => turnOff(formOf({ endpoint: subscription.endpoint })));
      setSupport("OFF");
    });

  const refused = on.problem ?? off.problem;
  return (
    <div className="grid gap-2">
      <noscript>{words.pushNoScript}</noscript>
      {refused && <p className="font-medium text-vermilion">{sentence(refused, lang)}</p>}
      {trouble && (
        <p role="alert" className="font-medium text-vermilion">
          {words[trouble]}
        </p>
      )}
      {support === "IMPOSSIBLE" && <p className="text-ink-soft">{words.pushImpossible}</p>}
      {(support === "ON" || support === "OFF") && (
        <Button
          tone="quiet"
          disabled={busy || turningOn || turningOff}
          onClick={() => void (support === "ON" ? end() : start())}
        >
          {busy ? words.pushWorking : support === "ON" ? words.pushOff : words.pushOn}
        </Button>
      )}
    </div>
  );
}

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}
