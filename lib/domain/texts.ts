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

/** The messages in the reader's language. */
export const say = <T>(m: Texts<T>, lang: Lang): Phrases<T> => m[lang];
