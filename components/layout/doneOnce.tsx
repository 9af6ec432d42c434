"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { untold } from "#components/ui/done.ts";

/** "It is done" is said once: a page that the browser loads again no longer says it. */
export function DoneOnce() {
  const router = useRouter();
  useEffect(() => {
    const [loaded] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    // The document's own address: where one has gone on since, it was not loaded again.
    if (!loaded || loaded.type === "navigate" || loaded.name !== location.href) return;
    const here = untold(location.href);
    if (here) router.replace(here, { scroll: false });
  }, [router]);
  return null;
}
