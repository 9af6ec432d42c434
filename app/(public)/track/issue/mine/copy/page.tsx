import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { CopyPage } from "#components/rights/copy.tsx";
import { messages } from "#components/rights/messages.ts";
import { currentResident } from "#lib/auth/receipt.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { privacySettings } from "#lib/queries/rights/privacy.ts";
import { readOwnCopy } from "./ownCopy.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).copyPageTitle,
});

export default async function OwnCopyPage() {
  const [lang, resident, at] = await Promise.all([currentLang(), currentResident(), now()]);
  const copy = await readOwnCopy(resident, await privacySettings(), lang, at);
  if (!copy) redirect("/track");
  return <CopyPage copy={copy} lang={lang} />;
}
