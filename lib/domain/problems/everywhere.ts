import type { Sentences } from "./sentences.ts";

/** Refusals of every door: who one is, what was typed, what another did meanwhile. */
export const EVERYWHERE = {
  NOT_FOUND: [
    "没有找到这件事，或者它不在您的工作范围内。请核对编号。",
    "No such issue, or it lies outside your area. Please check the number.",
  ],
  NOT_SIGNED_IN: [
    "请先登录。您填的内容还在，登录后再提交。",
    "Please sign in first. What you typed is kept.",
  ],
  NOT_ALLOWED: [
    "您的岗位不能{verb}。可以请{who}来做。",
    "Your post may not do “{verb}”. It can be done by: {who}.",
  ],
  WRONG_STATE: [
    "现在是“{state}”，不能{verb}。现在可以做的是：{possible}。",
    "It is now “{state}”, so {verb} is not possible. Possible now: {possible}.",
  ],
  CHANGED_MEANWHILE: [
    "{who}刚刚做了“{verb}”，页面已更新。您填的内容还在，请看过再提交。",
    "{who} has just done “{verb}”. The page is up to date and what you typed is kept; please look again before sending.",
  ],
  OTHERS_FASTER: [
    "{who}先做了“{verb}”。还要办的，点开看看。",
    "{who} was faster: “{verb}”. Open it to see what is left to do.",
  ],
  INVALID: ["有几处需要改一下，已在下面标出。", "A few fields need attention; they are marked below."],
  TOO_MANY_TRIES: [
    "试得太多了，请 {minutes} 分钟后再试。",
    "Too many tries. Please try again in {minutes} minutes.",
  ],
  FILLED_BY_MACHINE: [
    "有一个看不见的空格被自动填上了，可能是密码管理器填的。已经清空，请再点一次“交上去”。",
    "A field that nobody sees was filled in, perhaps by a password manager. It is empty again; please press “Send it” once more.",
  ],
  WRONG_SIGN_IN: ["用户名或密码不对。", "The user name or password is not right."],
  OTHER_SITE: [
    "这份表不是从本站的网页发来的，没有收下。请打开本站的网页重新填写。",
    "This form was sent from another site and was not taken. Please open it on this site and fill it in there.",
  ],
  STAFF_HERE: [
    "这里由居民本人来办，工作账号不能代办。请先退出登录，或者请居民用自己的手机办。",
    "This is for the resident alone; an office account may not do it for them. Please sign out first, or let the resident use their own phone.",
  ],
  TOO_LARGE: ["内容太大，请删短一些再提交。", "That is too large. Please shorten it and send again."],
  UNAVAILABLE: [
    "系统暂时没有响应，您填的内容还在，请稍后再试。",
    "The service did not answer. What you typed is kept; please try again shortly.",
  ],
  ONLY_IN_DEMO: ["只有演示环境可以拨快时钟。", "Only a demonstration can move the clock."],
  UNKNOWN_HOST: [
    "这个地址不是系统认识的服务。请核对，或请系统管理员加上。",
    "This address is none of the services known here. Please check it, or ask the administrator to add it.",
  ],
  UNKNOWN_PLACE: [
    "这个地点不在名册里，请重新选择。",
    "This place is not in the register; please choose again.",
  ],
  PLACE_OUT_OF_REACH: ["这个地点不在您的工作范围内。", "This place is outside your area."],
  DATE_PAST: ["日期已经过去，请改成今天或以后。", "This date has passed; choose today or later."],
  ANSWER_ALL: ["几个问题都请选一项。", "Please answer each of the questions."],
  SENT_TWICE: ["这件事刚刚已经登记过了。", "This has just been registered."],
  PERSONAL_WORDS: [
    "“{words}”会让人认出是谁，不能公开。请改成谁也认不出的说法。",
    "“{words}” tells who somebody is and cannot be published. Please say it so that nobody is recognised.",
  ],
  PERSONAL_MAYBE: [
    "“{words}”可能会让人认出是谁。请改掉；看过确实不指任何人，就勾上下面那一项再提交。",
    "“{words}” may tell who somebody is. Please alter it; if it really points at nobody, tick the box below and send again.",
  ],
  NOT_FOR_ALL: [
    "这里面有不能公开的事，不能放上公开的清单。",
    "This holds a matter that may not be told to everybody, so it cannot stand on the public list.",
  ],
  WORDS_NOT_THERE: [
    "文字里没有“{words}”。请照原样写，一行一处。",
    "The text does not contain “{words}”. Write it exactly as it stands, one to a line.",
  ],
} as const satisfies Sentences;
