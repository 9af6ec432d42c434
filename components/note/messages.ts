import { texts } from "#lib/domain/texts.ts";

export const messages = texts({
  zh: {
    title: "内部备注",
    badge: "内部，居民看不到",
    lead: "只给看得到这件事的同事看。写给居民的话请用上面的“答复”。",
    words: "写给同事",
    mention: "提到谁",
    mentionHint: (most: number) => `被提到的人会收到提醒，最多${most}人。`,
    submit: "记下（内部）",
    none: "还没有内部备注。",
    onBehalf: (who: string, of: string) => `${who}（代${of}）`,
    mentioned: (names: string) => `提到：${names}`,
    withdraw: "撤下",
    withdrawn: "本人已撤下",
    original: "看原来的话",
  },
  en: {
    title: "Internal notes",
    badge: "Internal: residents do not see this",
    lead: "Only for colleagues who can see this issue. What the resident should read goes into a reply above.",
    words: "For colleagues",
    mention: "Mention",
    mentionHint: (most: number) => `Whoever is mentioned is told; ${most} at most.`,
    submit: "Save (internal)",
    none: "No internal notes yet.",
    onBehalf: (who: string, of: string) => `${who} (on behalf of ${of})`,
    mentioned: (names: string) => `mentioned: ${names}`,
    withdraw: "Withdraw",
    withdrawn: "withdrawn by the author",
    original: "Show the original words",
  },
});
