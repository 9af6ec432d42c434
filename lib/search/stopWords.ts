/** Words that stand in nearly every statement and tell none apart (no list of a library: these are the office's own). */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `的 了 在 是 我 我们 你 你们 您 他 她 它 他们 和 与 及 或 也 都 就 还 又 很 太 更 最 这 那 这个 那个 这里 那里 一个 一直 已经
  有 没 没有 不 不是 到 从 把 被 给 让 对 向 往 于 以 之 而 但 但是 因为 所以 如果 请 请问 希望 能 能够 可以 要 想 会 应该 进行
  啊 吧 吗 呢 呀 嘛 哦 着 过 得 地 等 上 下 里 来 去 说 做 个 些 其 并 为 由 将 再 才 只 自己 什么 怎么 现在 时候 问题 反映
  a an the of to in on is are and or`.split(/\s+/),
);
