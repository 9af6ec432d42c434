import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./globals.css";
import { messages } from "#components/layout/messages.ts";
import { SkipLink } from "#components/layout/skipLink.tsx";
import { finishLeaving } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { siteAddress } from "#lib/site.ts";
import { currentLang, elderMode } from "./preferences.ts";

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf6" },
    { media: "(prefers-color-scheme: dark)", color: "#14181a" },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const { name, tagline } = say(messages, await currentLang());
  return {
    metadataBase: new URL(siteAddress("/")),
    title: { default: name, template: `%s · ${name}` },
    description: tagline,
    // Residents' open pages say otherwise, app/(public)/layout.tsx.
    robots: { index: false },
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [lang, elder] = await Promise.all([currentLang(), elderMode(), finishLeaving()]);
  return (
    <html lang={lang === "zh" ? "zh-CN" : "en"} data-elder={elder || undefined}>
      <body>
        <SkipLink lang={lang} />
        {children}
      </body>
    </html>
  );
}
