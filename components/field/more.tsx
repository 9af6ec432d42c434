import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { say } from "#lib/domain/texts.ts";
import { forgetRound, store } from "#lib/offline/store.ts";
import { setLang, useLive } from "./device.ts";
import { messages } from "./messages.ts";
import type { Here } from "./room.tsx";

/** The phone itself: lock it, leave it, what it carries, and a new version when one is there. */
export function More({ lang, lock }: Here) {
  const words = say(messages, lang);
  const waiting = useNewVersion();
  const records = useLive(() => store.records.count(), 0);
  const size = useSize(records);
  return (
    <Page title={words.more}>
      {waiting && (
        <Notice tone="info" title={words.newVersion}>
          <Button onClick={() => waiting.postMessage({ type: "SKIP_WAITING" })}>{words.takeNew}</Button>
        </Notice>
      )}
      <p className="flex flex-wrap gap-3">
        <Button onClick={lock}>{words.lockNow}</Button>
        <Button tone="quiet" onClick={() => setLang(lang === "zh" ? "en" : "zh")}>
          {words.lang}
        </Button>
        <a href="/desk" className="inline-flex min-h-(--target) items-center">
          {words.toOffice}
        </a>
      </p>
      <Section title={words.device}>
        <p>{words.onDevice(records, size)}</p>
      </Section>
      <Section title={words.signOut}>
        <p>{words.signOutLead}</p>
        <p>
          <Button tone="danger" onClick={() => void leave()}>
            {words.signOut}
          </Button>
        </p>
      </Section>
    </Page>
  );
}

/** The round goes at once, also without a line; the sign-in ends where there is one. */
async function leave(): Promise<void> {
  await forgetRound();
  const ended = await fetch("/api/sign-out", { method: "POST" }).then(
    ({ ok }) => ok,
    () => false,
  );
  location.assign(ended ? "/sign-in" : "/field");
}

function useSize(records: number): string {
  const [size, setSize] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when there is more
  useEffect(() => {
    void navigator.storage
      ?.estimate?.()
      .then(({ usage = 0 }) => setSize(`${(usage / 1_000_000).toFixed(1)} MB`));
  }, [records]);
  return size;
}

/** A version that was fetched and waits: nobody's form is taken away under their hands. */
function useNewVersion(): ServiceWorker | null {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    const workers = navigator.serviceWorker;
    if (!workers) return;
    const changed = () => location.reload();
    const look = () =>
      void workers.getRegistration("/field").then((found) => setWaiting(found?.waiting ?? null));
    look();
    const every = setInterval(look, 10_000);
    if (workers.controller) workers.addEventListener("controllerchange", changed);
    return () => {
      clearInterval(every);
      workers.removeEventListener("controllerchange", changed);
    };
  }, []);
  return waiting;
}
