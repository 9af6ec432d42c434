import { texts } from "#lib/domain/texts.ts";

export const behalfMessages = texts({
  zh: {
    needed: "替别人反映时要填",
    fold: "我替别人反映（父母、邻居……）",
    lead: "姓名和电话请写本人的。回执交给您，请转给本人；本人凭回执随时可以收回委托。",
    forOther: "我是替别人反映的",
    agentName: "您怎么称呼",
    agentPhone: "您的电话",
    relation: "您是本人的什么人？",
    relationHint: "比如：女儿、邻居、楼组长。",
    given: "本人是怎么托您的？",
    wanted: "本人知道这件事，也愿意我来反映",
    title: "有人替您办这件事",
    who: "谁在替您办",
    how: "怎么托的",
    term: "委托到哪天",
    scope: "能办什么",
    scopeText: "只管这一件事：反映、查进度、补充。评价由您自己来。",
    revoked: (day: string) => `${day}已收回`,
    revokeTitle: "收回委托",
    revokeLead:
      "不用写理由，马上生效，事情照常办。原来的查询码作废，新的查询码在“看回执”里；以前设的邮箱和浏览器提醒也会停。",
    revoke: "收回委托",
    thanksRevoke:
      "已经收回。查询码换了新的，请点“看回执”记下来，不要再给别人。邮箱和浏览器提醒也停了，要用请再设一次。",
    slip: (who: string, until: string) =>
      `由${who}代您反映，只管这一件事，到${until}为止。不想让人代办了，随时可以凭这张回执在网上点“收回委托”，或者到社区接待室说一声。`,
  },
  en: {
    needed: "Needed when you speak for somebody",
    fold: "I speak for somebody else (a parent, a neighbour …)",
    lead: "Name and phone are those of the person you speak for. You get the receipt; please hand it on. With it they can revoke this at any time.",
    forOther: "I speak for somebody else",
    agentName: "Your name",
    agentPhone: "Your phone",
    relation: "Who are you to them?",
    relationHint: "For example: daughter, neighbour, liaison of the building.",
    given: "How did they ask you?",
    wanted: "They know of this and want me to raise it",
    title: "Somebody acts for you in this matter",
    who: "Who acts for you",
    how: "How it was asked",
    term: "Until",
    scope: "What they may do",
    scopeText: "This one matter only: raise it, follow it, add to it. The rating is yours.",
    revoked: (day: string) => `revoked on ${day}`,
    revokeTitle: "Revoke the mandate",
    revokeLead:
      "No reason is needed and it takes effect at once; the matter goes on. The old key opens nothing any more, and the new one stands on your receipt.",
    revoke: "Revoke the mandate",
    thanksRevoke:
      "Revoked. The key has changed: please open your receipt, write the new one down and give it to nobody.",
    slip: (who: string, until: string) =>
      `Raised for you by ${who}, for this one matter, until ${until}. You can end this at any time with this receipt online (“Revoke the mandate”) or at the community reception room.`,
  },
});
