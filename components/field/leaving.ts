import { useEffect } from "react";
import { LEAVING_COOKIE } from "#lib/domain/field/items.ts";
import { forgetRound } from "#lib/offline/store.ts";

/** Longer than any sign-in lasts. */
const KEPT_SECONDS = 24 * 3600;
export const isLeaving = (): boolean => document.cookie.split("; ").includes(`${LEAVING_COOKIE}=1`);

/** The round goes at once, also without a line; the sign-in ends with the next request of any page, here or elsewhere in this browser. */
export function leave(): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere, and this must hold without a line
  document.cookie = `${LEAVING_COOKIE}=1; path=/; max-age=${KEPT_SECONDS}; samesite=lax${secure}`;
  void forgetRound().then(() => location.reload());
}

const AGAIN_MS = 5000;
export function useLeaving(leaving: boolean): void {
  useEffect(() => {
    if (!leaving) return;
    const end = () =>
      void fetch("/api/sign-out", { method: "POST" }).then(
        ({ ok }) => ok && location.assign("/sign-in"),
        () => {},
      );
    end();
    const every = setInterval(end, AGAIN_MS);
    return () => clearInterval(every);
  }, [leaving]);
}
