import { useEffect } from "react";
import { forgetRound } from "#lib/offline/store.ts";

const LEAVING = "minqing.field.leaving";
export const isLeaving = (): boolean => localStorage.getItem(LEAVING) !== null;

/** The round goes at once, also without a line; the sign-in ends as soon as there is one, and until then nothing is opened. */
export function leave(): void {
  localStorage.setItem(LEAVING, "1");
  void forgetRound().then(() => location.reload());
}

const AGAIN_MS = 5000;
export function useLeaving(leaving: boolean): void {
  useEffect(() => {
    if (!leaving) return;
    const end = () =>
      void fetch("/api/sign-out", { method: "POST" }).then(
        ({ ok }) => {
          if (!ok) return;
          localStorage.removeItem(LEAVING);
          location.assign("/sign-in");
        },
        () => {},
      );
    end();
    const every = setInterval(end, AGAIN_MS);
    return () => clearInterval(every);
  }, [leaving]);
}
