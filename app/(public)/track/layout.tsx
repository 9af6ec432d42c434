import type { Metadata } from "next";
import type { ReactNode } from "react";

/** What belongs to a receipt is no search engine's. */
export const metadata: Metadata = { robots: { index: false, follow: false } };

export default function TrackLayout({ children }: { children: ReactNode }) {
  return children;
}
