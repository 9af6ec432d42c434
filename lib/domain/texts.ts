import type { Lang } from "./vocabulary.ts";

type Message = string | ((...args: never[]) => string);
type Phrases<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };
/** The messages of one noun in every language. */
export type Texts<T> = { readonly [L in Lang]: Phrases<T> };

/** Declares messages: zh first, and en must have every one of them, with the same arguments. */
export const texts = <T extends Readonly<Record<string, Message>>>(m: {
  readonly zh: T;
  readonly en: NoInfer<Phrases<T>>;
}): Texts<T> => m as Texts<T>;

/**
 * Parts of a line, each said once: what another part begins or ends with is left out, so that "枫树街道 · 枫树街道 王主任"
 * reads "枫树街道 王主任". Of two equal parts the first stays.
 */
export function sayOnce(parts: readonly (string | null | undefined | false)[]): string[] {
  const told = parts.filter((part): part is string => !!part);
  const within = (part: string, other: string, at: number, otherAt: number) =>
    other === part ? otherAt < at : other.startsWith(part) || other.endsWith(part);
  return told.filter((part, at) => !told.some((other, otherAt) => within(part, other, at, otherAt)));
}

/** The messages in the reader's language. */
export const say = <T>(m: Texts<T>, lang: Lang): Phrases<T> => m[lang];
