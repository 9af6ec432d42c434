import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import type { Lang } from "#lib/domain/vocabulary.ts";

/** What a person chose in the header; kept for a year in plain cookies that say nothing about them. */
export const LANG_COOKIE = "lang";
export const ELDER_COOKIE = "elder";

export const currentLang = cache(
  async (): Promise<Lang> => ((await cookies()).get(LANG_COOKIE)?.value === "en" ? "en" : "zh"),
);
export const elderMode = cache(
  async (): Promise<boolean> => (await cookies()).get(ELDER_COOKIE)?.value === "1",
);
