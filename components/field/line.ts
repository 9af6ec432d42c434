import { useCallback, useEffect, useRef, useState } from "react";
import { send } from "#components/attachment/sending.ts";
import { waitSeconds } from "#lib/domain/field/outbox.ts";
import { sync } from "#lib/offline/sync.ts";
import type { Vault } from "#lib/offline/vault.ts";
import type { Line } from "./device.ts";

/** One photo, on from where the line broke; null where the office refuses it. */
const sendPhoto = (file: File): Promise<string | null> =>
  new Promise((resolve, reject) => {
    void send(file, "staff", {
      progress() {},
      stalled: () => reject(new Error("no line")),
      arrived: resolve,
      failed: (code) => (code ? resolve(null) : reject(new Error("no line"))),
    }).then((sending) => {
      // What stalls is begun again with the next exchange, and goes on where it stopped.
      addEventListener("offline", () => sending.stop(false), { once: true });
    }, reject);
  });

const EVERY_MS = 60_000;

/** Exchanges with the office whenever there may be a line: at once, when something was written, when the phone comes back, and again. */
export function useLine(vault: Vault, waiting: number): { line: Line; now: () => void } {
  const [line, setLine] = useState<Line>(null);
  const failures = useRef(0);
  const again = useRef<ReturnType<typeof setTimeout>>(undefined);
  const now = useCallback(() => {
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
    now();
    return () => clearTimeout(again.current);
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
