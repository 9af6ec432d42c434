"use server";
import { cookies } from "next/headers";
import { z } from "zod";
import { ELDER_COOKIE, LANG_COOKIE } from "#app/preferences.ts";
import { publicAction } from "#lib/action.ts";
import { LANGS } from "#lib/domain/vocabulary.ts";

const YEAR_SECONDS = 31_536_000;
const KEPT = { path: "/", maxAge: YEAR_SECONDS, sameSite: "lax", httpOnly: true } as const;

/** Language and elder mode, from the header of every page; the page stays where it is, with what was typed. */
export const setPreference = publicAction(
  "setPreference",
  z.object({ lang: z.enum(LANGS).optional(), elder: z.enum(["0", "1"]).optional() }),
  async ({ lang, elder }) => {
    const jar = await cookies();
    if (lang) jar.set(LANG_COOKIE, lang, KEPT);
    if (elder) jar.set(ELDER_COOKIE, elder, KEPT);
    return { shown: {} };
  },
);
