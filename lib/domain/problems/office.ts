import type { Sentences } from "./sentences.ts";

/** Refusals of the office's own keeping: ledgers, leave, rules, templates, letters, files, settings, shared problems, the opinion wall. */
export const OFFICE = {
  VIEW_NAME_TAKEN: [
    "已经有同名的常用筛选，请换个名字。",
    "There already is a saved view of this name; please choose another name.",
  ],
  TOO_MANY_VIEWS: [
    "最多存{limit}个，请先删掉不用的。",
    "At most {limit} can be kept. Please delete one that is no longer used.",
  ],
  ABSENCE_DATES: [
    "请假从今天或以后开始，结束日期不能早于开始日期，最长{days}天。",
    "An absence begins today or later, ends no earlier than it begins, and lasts {days} days at most.",
  ],
  ABSENCE_OVERLAPS: [
    "{from}到{to}已经设过请假。请先结束那一条，再重新设。",
    "There already is an absence from {from} to {to}. Please end that one first.",
  ],
  STAND_IN_NOT_HERE: [
    "代办的人要和请假的人在同一个单位、有岗位，请从名单里选。",
    "Whoever stands in must hold a post in the same unit; please choose from the list.",
  ],
  STAND_IN_AWAY: [
    "{who}那几天也请假，代办不能再转给别人。请换一个人。",
    "{who} is away in those days too, and standing in cannot be passed on. Please choose somebody else.",
  ],
  MENTION_CANNOT_SEE: [
    "{who}看不到这件事，不能提到。请去掉再提交。",
    "{who} cannot see this issue and cannot be mentioned. Please take them out and send again.",
  ],
  LEDGER_BUSY: [
    "您已有{most}项台账工作在排队，请等其中一项做完。",
    "{most} of your ledger jobs are still under way. Please wait until one of them is done.",
  ],
  LEDGER_TOO_MANY_ROWS: [
    "共{rows}行，一个文件最多{most}行。请按时间或地区分几次做。",
    "There are {rows} rows and a file holds {most} at most. Please take it in parts, by date or area.",
  ],
  LEDGER_NOT_XLSX: [
    "这不是能读的Excel文件（.xlsx）。请用Excel或WPS打开，另存为“Excel工作簿（.xlsx）”，不要加密，再上传。",
    "This is no Excel file that can be read. Please open it, save it as an Excel workbook (.xlsx) without a password, and upload that.",
  ],
  LEDGER_UNPACKS_TOO_LARGE: [
    "这个文件展开后太大。请删去多余的工作表和图片，或者分成几个文件。",
    "This file unpacks to too much. Please take out other sheets and pictures, or split it into several files.",
  ],
  LEDGER_NO_HEAD: [
    "前30行里没有找到表头。请用模板的表头：至少要有“登记时间”“来源渠道”“反映内容(原话)”。",
    "No head row was found in the first 30 rows. Please use the heads of the template; registration, channel and original words are needed at least.",
  ],
  LEDGER_EMPTY: [
    "表头下面没有可以导入的内容，模板里的示例不算。",
    "There is nothing to bring in below the head; the example of the template does not count.",
  ],
  LEDGER_ALL_WRONG: [
    "错误超过{most}行，已停止检查。请先改正，再重新上传。",
    "More than {most} rows are wrong, so the dry run was stopped. Please correct them and upload again.",
  ],
  LEDGER_NOTHING_TO_IMPORT: ["没有可以导入的行。", "There is no row to bring in."],
  LEDGER_GONE: [
    "这个文件已经过期或还没有做好。请重新导出或上传。",
    "This file has expired or is not ready. Please export or upload again.",
  ],
  LEDGER_FAILED: [
    "做到一半出了错，没有留下半个文件。请再试一次；还不行请告诉系统管理员。",
    "Something went wrong on the way; no half file was left. Please try again, and tell the administrator if it fails again.",
  ],
  NOT_FOR_WALL: [
    "这件事现在不能贴到民意墙：要是不保密、没有被转走或撤回、不是反映干部的事。",
    "This cannot be shown on the opinion wall now: it must not be confidential, withdrawn, referred out, or about the conduct of staff.",
  ],
  WALL_CONSENT_MISSING: [
    "居民本人没有同意（或已收回），不能贴出。",
    "The resident has not consented, or has taken it back, so this cannot be published.",
  ],
  WALL_ANSWER_FIRST: [
    "要先有给居民的答复，才能贴出。",
    "There must be an answer to the resident before this is published.",
  ],
  WALL_PREPARE_FIRST: [
    "答复有了变化，或还没有看过效果。请先保存并看一遍，再贴出。",
    "The answer has changed, or the result has not been looked at. Please save and look at it first, then publish.",
  ],
  WALL_WORDS_NOT_THERE: [
    "“{words}”在原文和答复里都没有，请照原文的字写。",
    "“{words}” stands neither in the statement nor in the answer. Please write it exactly as it stands there.",
  ],
  WALL_OTHER_POST_OPEN: [
    "这件事另有一条正贴着，不能同时贴两条。",
    "Another post of this issue is open; there cannot be two.",
  ],
  NOTHING_TO_REPLAY: [
    "这条消息现在不用重发：它已经发出，或者正在发。",
    "This message needs no sending now: it has gone, or is just going.",
  ],

  IN_OTHER_MATTER: [
    "这件事已经在另一个共性问题里。请先从那里移出。",
    "This already stands under another shared problem. Please take it out there first.",
  ],
  MATTER_CLOSED: [
    "这个共性问题已经关闭，请先重新打开。",
    "This shared problem is closed. Please open it again first.",
  ],
  MATTER_CHANGED: [
    "刚刚有同事改过这个共性问题，请看过再提交。您填的内容还在。",
    "A colleague has just changed this shared problem. Please look again; what you typed is kept.",
  ],
  MATTER_STATE: [
    "现在不能这样做，请先看看它的状态。",
    "That is not possible as it stands; please check its state.",
  ],
  RULE_OVERLAPS: [
    "这个类别、地点和层级在这段时间已经有一条规则，请先停用那一条。",
    "There already is a rule for this category, place and level in that time. Please end that one first.",
  ],
  RULE_DATES: [
    "规则从今天或以后开始，停用日期要晚于开始日期。",
    "A rule begins today or later, and ends after it has begun.",
  ],
  RULE_ENDED: ["这条规则已经停用了。", "This rule has already ended."],
  FILE_TYPE: [
    "只收照片（JPG、PNG、WebP、GIF）、PDF、Word、Excel、PPT 和文本文件。内容不是这些的，换了文件名也不收；带宏的请另存为不带宏的再传。",
    "Only photos (JPG, PNG, WebP, GIF), PDF, Word, Excel, PowerPoint and text files are taken, by what is in them and not by their name. Save documents without macros first.",
  ],
  FILE_BROKEN: [
    "这个文件打不开，可能已损坏。请重新拍一张，或另存一份再传。",
    "This file cannot be opened; it may be damaged. Please take the photo again, or save a new copy.",
  ],
  FILE_TOO_LARGE: [
    "每个文件最大 20 MB。请压缩或分开再传。",
    "A file may have 20 MB at most. Please make it smaller or split it.",
  ],
  FILES_NONE: ["请先选择文件，再提交。", "Please choose a file first."],
  FILES_TOO_MANY: ["每次最多 10 个文件。", "Ten files at most can be added here."],
  FILE_GONE: [
    "有文件没有传完，或者等得太久已被清掉。请重新选择。",
    "A file did not arrive whole, or waited too long and was removed. Please choose it again.",
  ],
  FILES_WAITING: [
    "还有很多传上来没有提交的文件，请先提交，或明天再传。",
    "Many files were sent and not yet used. Please use them first, or try again tomorrow.",
  ],
  UNKNOWN_FILL_IN: [
    "没有这样的填充项：{names}。可以用的是：{known}。",
    "There is no such fill-in: {names}. Those that can be used: {known}.",
  ],
  TEMPLATE_EMPTY: [
    "模板里一句话也没有，请至少写一个部分。",
    "The template is empty; please write at least one part.",
  ],
  REPLY_LIKE_LAST: [
    "这次写的和上一次答复几乎一样（{percent}%）：“{words}”。请写这一次的新情况；确实相同的，勾选“仍然发送”再提交。",
    "This is nearly the same as your last reply ({percent}%): “{words}”. Please tell what is new; if nothing is, tick “Send all the same”.",
  ],
  REPLY_LIKE_OTHER: [
    "这次写的和本单位{on}给另一件事的答复几乎一样（{percent}%）：“{words}”。请写这件事的实际情况；确实相同的，勾选“仍然发送”再提交。",
    "This is nearly the same as your unit’s reply to another issue on {on} ({percent}%): “{words}”. Please tell about this issue; if it truly is the same, tick “Send all the same”.",
  ],
  LETTER_NOT_OFFERED: [
    "这件事现在没有可以出这份文书的步骤，请先办那一步。",
    "There is no step yet that this letter could tell of; take that step first.",
  ],
  SIGN_OWN_LETTER: [
    "这份文书是您拟的，要由另一位负责人签发。",
    "You drafted this letter, so another head has to sign it.",
  ],
  LETTER_SIGNED: [
    "这份文书已经签发（{number}），不能再改。有错请作废后重新出一份。",
    "This letter is signed ({number}) and cannot be changed. If it is wrong, void it and draft another.",
  ],
  LETTER_VOID: ["这份文书已经作废。", "This letter is void."],
  LETTER_NOT_SIGNED: ["签发以后才能登记送达。", "It can be served only after it was signed."],
  LETTER_SERVED: ["送达已经登记过了。", "Its service was already recorded."],
  SERVED_ON_WRONG: [
    "送达日期要在签发当天（{from}）和今天之间。",
    "The day of service must lie between the day it was signed ({from}) and today.",
  ],
  NO_DAY_CHANGES: [
    "这些日子本来就是这样，没有要改的。",
    "These days already are like that; there is nothing to change.",
  ],
  CALENDAR_CHANGED: [
    "日历刚刚被别人改过，请重新看一遍哪些期限会变。",
    "The calendar has just been changed by somebody else; please look again at which dates would move.",
  ],
  SETTINGS_CHANGED: [
    "这里刚刚被{who}改过，页面已更新，请看过再改。",
    "This has just been changed by {who}. The page is up to date; please look again.",
  ],
  NO_LIMIT_CHANGES: ["和原来一样，没有要改的。", "It is as it was; there is nothing to change."],
  NOT_ONE_HUNDRED: [
    "三项权重加起来要正好是100%，现在是{sum}%。请改一项再保存。",
    "The three weights must add up to exactly 100 %; now they are {sum} %. Please change one and save again.",
  ],
  SOURCED_LIMIT: [
    "“{tier}”的期限是文件规定的。确实要改，请勾选“我知道这是文件规定的”。",
    "The limit for “{tier}” is set by the source document. If it must change, tick “I know that the document sets this”.",
  ],
  KEY_TOLD: [
    "这个密钥已经发放过，只显示一次。没有记下的话，请停用它，再新发一个。",
    "This key was already given out; it is shown once only. If nobody wrote it down, revoke it and make another.",
  ],
  LIMIT_TOO_LONG: ["最长只能定为{most}。", "The longest possible here is {most}."],
} as const satisfies Sentences;
