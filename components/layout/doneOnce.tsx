"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** By which an address tells that something is done. */
const TELLS = ["done", "saved"];

/** "It is done" is said once: a page that is loaded again, or come back to, no longer says it. */
export function DoneOnce() {
  const router = useRouter();
  useEffect(() => {
    const [how] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const here = new URL(location.href);
    if (how?.type === "navigate" || !TELLS.some((name) => here.searchParams.has(name))) return;
    for (const name of TELLS) here.searchParams.delete(name);
    router.replace(`${here.pathname}${here.search}${here.hash}`, { scroll: false });
  }, [router]);
  return null;
}
