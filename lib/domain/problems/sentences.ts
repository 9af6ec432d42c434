/** What a refusal says, in both languages; details are filled into {braces}. */
export type Sentences = Readonly<Record<string, readonly [zh: string, en: string]>>;
