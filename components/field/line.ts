import { useCallback, useEffect, useRef, useState } from "react";
import { send } from "#components/attachment/sending.ts";
import { waitSeconds } from "#lib/domain/field/outbox.ts";
import { FILE_REFUSALS, type UploadRefusal } from "#lib/domain/files/fileLimits.ts";
import { PhotoRefused, sync } from "#lib/offline/sync.ts";
import type { Vault } from "#lib/offline/vault.ts";
import type { Line } from "./device.ts";

/** A line over which nothing moves for so long is none. */
const STILL_MS = 30_000;

/** One photo, on from where the line broke. What stalls is begun again with the next exchange, and goes on where it stopped. */
async function sendPhoto(file: File): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const broken = () => reject(new Error("no line"));
  let still = setTimeout(broken, STILL_MS);
  const moves = () => {
    clearTimeout(still);
    still = setTimeout(broken, STILL_MS);
  };
  const sending = await send(file, "staff", {
    progress: moves,
    stalled: broken,
    arrived: resolve,
    failed: (code) => (isFinal(code) ? reject(new PhotoRefused(code)) : broken()),
  });
  addEventListener("offline", broken, { once: true });
  return promise.finally(() => {
    clearTimeout(still);
    removeEventListener("offline", broken);
    sending.stop(false);
  });
}
const isFinal = (code: string | null): code is UploadRefusal =>
  (FILE_REFUSALS as readonly (string | null)[]).includes(code);

const EVERY_MS = 60_000;

/** Exchanges with the office whenever there may be a line: at once, when something was written, when the phone comes back, and again. */
export function useLine(vault: Vault, waiting: number): { line: Line; now: () => void } {
  const [line, setLine] = useState<Line>(null);
  const failures = useRef(0);
  const again = useRef<ReturnType<typeof setTimeout>>(undefined);
  const open = useRef(false);
  const now = useCallback(() => {
    if (!open.current) return; // locked while one was under way: the next would go on with the key
    clearTimeout(again.current);
    setLine("WORKING");
    void sync(vault, sendPhoto)
      .catch((error: unknown) => {
        console.error(error); // a bug must not look like a missing line to whoever mends it
        return "NO_LINE" as const;
      })
      .then((end) => {
        setLine(end);
        failures.current = end === "NO_LINE" ? failures.current + 1 : 0;
        const wait = end === "NO_LINE" ? waitSeconds(failures.current) * 1000 : EVERY_MS;
        if (end !== "FORGOTTEN") again.current = setTimeout(now, end === "BUSY" ? 1000 : wait);
      });
  }, [vault]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: something new waits
  useEffect(() => {
    open.current = true;
    now();
    return () => {
      open.current = false;
      clearTimeout(again.current);
    };
  }, [now, waiting]);
  useEffect(() => {
    const visible = () => {
      if (document.visibilityState === "visible") now();
    };
    addEventListener("online", now);
    document.addEventListener("visibilitychange", visible);
    return () => {
      removeEventListener("online", now);
      document.removeEventListener("visibilitychange", visible);
    };
  }, [now]);
  return { line, now };
}
