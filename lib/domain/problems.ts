import type { Difference } from "./casework/difference.ts";
import type { Lang } from "./vocabulary.ts";

/**
 * The catalogue of refusals. A refusal is a value, says what to do, and is the only thing that speaks to people;
 * bugs throw (house rule 7). Details are filled into {braces}.
 */
export type Problem = {
  readonly code: ProblemCode;
  readonly details?: Readonly<Record<string, string | number>>;
  /** for the loser of a race: what changed since the version they had looked at */
  readonly difference?: Difference;
};

const CATALOGUE = {
  ALERT_STEP: [
    "这条预警刚刚有了变化，现在不能这样办。请看最新情况。",
    "This alert has just changed, and that is not possible now. Please look at how it stands.",
  ],
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
  NUMBER_RESTS: [
    "这个编号今天被试了太多次，可能是别人试的。请用回执上的查询码来查，马上就能打开；只有手机号的，请 {hours} 小时后再试。",
    "This number was tried too often today, perhaps by somebody else. Use the key on the receipt, which opens it at once; with the phone’s digits please try again in {hours} hours.",
  ],
  FILLED_BY_MACHINE: [
    "有一个看不见的空格被自动填上了，可能是密码管理器填的。已经清空，请再点一次“交上去”。",
    "A field that nobody sees was filled in, perhaps by a password manager. It is empty again; please press “Send it” once more.",
  ],
  WRONG_SIGN_IN: ["用户名或密码不对。", "The user name or password is not right."],
  TRACK_NOT_FOUND: [
    "没有查到。请核对回执编号，以及手机号后四位或回执上的查询码。预约编号不是回执编号，请到“查预约”去查。",
    "Nothing found. Please check the receipt number and the last four digits of the phone, or the key on the receipt. A booking number is found under “Find a booking”.",
  ],
  OTHER_SITE: [
    "这份表不是从本站的网页发来的，没有收下。请打开本站的网页重新填写。",
    "This form was sent from another site and was not taken. Please open it on this site and fill it in there.",
  ],
  LINK_OVER: [
    "这个链接已经用过或者过期了。要评价、要重新办理，请用回执编号查进度。",
    "This link has been used or is over. To rate or to open it again, please follow the matter by its receipt number.",
  ],
  FOLLOW_OVER: [
    "这个链接已经用不了：已经停了、过了时间没有确认，或者链接不完整。现在什么也不会发。想再收，请重新设一次。",
    "This link is over: it was stopped, it was not confirmed in time, or it is not whole. Nothing is sent now. To hear again, please set it up once more.",
  ],
  STAFF_HERE: [
    "这里由居民本人来办，工作账号不能代办。请先退出登录，或者请居民用自己的手机办。",
    "This is for the resident alone; an office account may not do it for them. Please sign out first, or let the resident use their own phone.",
  ],
  RECEIPT_OVER: [
    "过了两小时，要再验一次。请用回执编号再打开一次，然后重新选文件。",
    "Two hours have passed. Please open it again by the receipt number, and choose the file once more.",
  ],
  PICTURE_TOO_LARGE: [
    "这张图片的长和宽太大，这里打不开。请截一小块，或者缩小以后再传。",
    "The picture is too large in width and height to be opened here. Please cut out a part, or make it smaller.",
  ],
  RECEIPT_EXPIRED: [
    "过了两小时，要再验一次。请另开一个网页“查进度”，填好编号打开，再回到这里点一次。您填的还在。",
    "Two hours have passed. Please open “Track progress” in another window with the number, then come back and press again. What you typed is kept.",
  ],
  OTHER_RECEIPT: [
    "这台设备上打开了另一张回执，这里填的没有交上。请另开一个网页“查进度”，填这件事的编号，再回到这里点一次。您填的还在。",
    "Another receipt was opened on this device, so this was not sent. Please open “Track progress” in another window with the number of this matter, then press again. What you typed is kept.",
  ],
  KEY_NEEDED: [
    "撤回要填回执上的查询码，防止别人替您撤回。没有查询码的，请到社区接待室签字办理。",
    "To withdraw, please give the key on the receipt, so that nobody does it in your place. Without the key, please sign for it at the reception room.",
  ],
  NO_MAIL: [
    "这里还不能发邮件。请用回执编号查进度。",
    "Messages by e-mail are not available here. Please follow by the receipt number.",
  ],
  NO_PUSH: [
    "这里还不能用浏览器提醒。请用短信、邮箱，或者用回执编号查进度。",
    "Messages to a browser are not available here. Please use a text message or e-mail, or follow by the receipt number.",
  ],
  SAFETY_TOO_LONG: [
    "提醒最多留90天，最晚写到{dates}。到期还要提醒的，再写一次。",
    "A warning holds for 90 days at most, until {dates}. If it is still needed then, write it again.",
  ],
  ADDRESSES_NOT_A_TABLE: [
    "这个文件读不了。请存成Excel工作簿（.xlsx）或CSV（逗号分隔），不要加密，再上传。",
    "This file cannot be read. Please save it as an Excel workbook (.xlsx) or as CSV, without a password, and upload that.",
  ],
  ADDRESSES_NO_HEAD: [
    "前30行里没有找到表头。至少要有“楼栋”一列。",
    "No head row was found in the first 30 rows. A column “Building” is needed at least.",
  ],
  ADDRESSES_GONE: ["这次检查已经过期，请重新上传。", "This check is over. Please upload the file again."],
  ADDRESSES_NOTHING_NEW: ["没有要登记的新门牌。", "There is no new address to register."],
  HOUSEHOLDS_APART: [
    "只能合并同一个社区里的两处门牌。",
    "Only two addresses of one community can be joined.",
  ],
  HOUSEHOLD_MERGED: [
    "这处门牌已经并到另一处。请到保留的那一处写。",
    "This address went into another one. Please write at the one that stayed.",
  ],
  MERGE_TOO_OLD: [
    "合并已经过了30天，不能再分开。",
    "The two were joined more than 30 days ago and can no longer be parted.",
  ],
  MERGE_WENT_ON: [
    "保留的那一处后来又并到了别处。请先把那一次分开。",
    "The address that stayed has itself gone into another. Please part those first.",
  ],
  PLAN_DAYS: [
    "计划从今天或以后开始，最长一个月；结束不能早于开始。",
    "A plan begins today or later, and lasts a month at most.",
  ],
  PLAN_NO_BUILDING: [
    "这个社区没有登记这个楼栋，请先登记门牌。",
    "This building is not in the register of the community. Please register its addresses first.",
  ],
  PROMISE_DONE: ["别人刚把这件事记为办好了。", "Somebody else has just noted this as done."],
  CONTACT_DAYS: [
    "同意的日子不能在今天以后；留到的日子从今天起，最晚到同意那天的一年以后（{dates}）。",
    "The day of consent cannot be after today; it may be kept from today until a year after that day ({dates}).",
  ],
  DEVICE_FULL: [
    "手机空间不够，没能存下。请删掉一些照片或别的东西再试；写的内容还在这里。",
    "There is no room left on the phone, so it was not kept. Please make room and try again; what you wrote is still here.",
  ],
  SENT_MEANWHILE: [
    "这一条刚刚已经交上去，或者在别的页面改过了，这次改的没有记下。改的内容还在这里；请另记一条，或到办公室更正。",
    "This was sent just now, or altered on another page, and was not changed. What you wrote is still here; please note it anew, or correct it at the office.",
  ],
  OTHER_PERSON_DEVICE: [
    "这台手机上是另一位同事的走访任务。请由他登录后交上去，或者先清空这台手机。",
    "This phone carries a colleague's round. Let them sign in and send it, or clear this phone first.",
  ],
  DEVICE_ENDED: [
    "这台手机的登录已经在别处结束，上面的内容会清掉。请重新登录。",
    "This phone's sign-in was ended from elsewhere, and what is on it is removed. Please sign in again.",
  ],
  HOUSEHOLD_CHANGED: [
    "别人刚改过这个地址。请看看现在的样子，再改一次。",
    "Somebody else has just changed this address. Please look at it as it is now, and change it again.",
  ],
  ENOUGH_FOLLOWERS: [
    "一件事最多留{limit}个邮箱或浏览器，请先去掉一个。",
    "At most {limit} addresses or browsers for one matter; please remove one first.",
  ],
  CODE_WRONG: [
    "验证码不对，或者已经过期。请核对短信里的 6 位数字，也可以重新要一个。",
    "The code is not right, or it is over. Please check the six digits in the text message, or ask for a new one.",
  ],
  NO_MOBILE: [
    "验证码只能发到手机。座机请用回执编号查进度。",
    "A code can only be sent to a mobile. With a landline, please follow the matter by its receipt number.",
  ],
  NO_TEXTS: [
    "这里还不能发短信验证码。请用回执编号查进度，或者到社区接待室问。",
    "Codes by text message are not available here. Please use the receipt number, or ask at the reception room.",
  ],
  TOO_LARGE: ["内容太大，请删短一些再提交。", "That is too large. Please shorten it and send again."],
  UNAVAILABLE: [
    "系统暂时没有响应，您填的内容还在，请稍后再试。",
    "The service did not answer. What you typed is kept; please try again shortly.",
  ],
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
  ADDRESSES_TOO_MANY: [
    "这个文件行数太多，一次读不完。请按社区分成几个文件导入。",
    "This file has too many rows for one go. Please split it by community.",
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
  ONLY_IN_DEMO: ["只有演示环境可以拨快时钟。", "Only a demonstration can move the clock."],
  UNKNOWN_HOST: [
    "这个地址不是系统认识的服务。请核对，或请系统管理员加上。",
    "This address is none of the services known here. Please check it, or ask the administrator to add it.",
  ],
  NOTHING_TO_REPLAY: [
    "这条消息现在不用重发：它已经发出，或者正在发。",
    "This message needs no sending now: it has gone, or is just going.",
  ],

  SPOKEN_IN_FUTURE: ["反映日期不能晚于今天。", "The day it was said cannot be after today."],
  SPOKEN_TOO_LONG_AGO: [
    "反映日期早于 7 日前，请写明补登的原因。",
    "It was said more than 7 days ago; please say why it is entered late.",
  ],
  UNKNOWN_PLACE: [
    "这个地点不在名册里，请重新选择。",
    "This place is not in the register; please choose again.",
  ],
  PLACE_OUT_OF_REACH: ["这个地点不在您的工作范围内。", "This place is outside your area."],
  UNKNOWN_CATEGORY: ["请从列表里选一个问题类别。", "Please choose a category from the list."],
  TIER_NOT_OF_LEVEL: [
    "这一层级不能定为“{tier}”。本级办不了的，请用“上报”。",
    "“{tier}” cannot be set at this level. What this level cannot solve is escalated.",
  ],
  UNIT_NOT_HERE: [
    "不能派给这个单位，请从名单里选。",
    "This unit cannot be chosen here; please pick one from the list.",
  ],
  RETURN_TOO_LATE: [
    "派单已超过 1 个工作日，视为接受，不能退单。办不了可以上报。",
    "More than one working day has passed since dispatch, so it counts as accepted. If it cannot be solved here, escalate it.",
  ],
  RETURN_TWICE: [
    "这一轮已退单 2 次，不能再退。",
    "It was returned twice in this round and cannot be returned again.",
  ],
  REPLY_INCOMPLETE: ["这还不算有效答复：{gaps}。", "This is not yet a valid reply: {gaps}."],
  REPLY_FIRST: [
    "请先答复居民今天的情况，再上报（同日告知，{dates}）。",
    "Reply to the resident first, then escalate (they must be told the same day, {dates}).",
  ],
  NOWHERE_HIGHER: ["已在市级，没有更高一级。", "It is already with the city; there is no higher level."],
  NOT_SENT_UP: [
    "只有下级主动上报的才能退回；超期升级的不能退回。",
    "Only what was escalated by people can be sent back, not what came up because it was overdue.",
  ],
  SEND_BACK_TOO_LATE: [
    "上报已超过 2 个工作日，不能再退回。",
    "More than two working days have passed; it can no longer be sent back.",
  ],
  SENT_BACK_BEFORE: ["这一轮已退回过一次，不能再退回。", "It was already sent back once in this round."],
  FINAL_REPLY_FIRST: [
    "请先把最终答复送到居民，再办结。",
    "Give the resident the final reply first, then resolve.",
  ],
  ALREADY_RATED: ["这一轮已经评过了，谢谢您。", "This round has already been rated. Thank you."],
  MANDATE_INCOMPLETE: [
    "替别人反映，请写明您和本人的关系、委托是怎么说的，并确认本人愿意。",
    "To speak for somebody, please say who you are to them, how they asked you, and that they want it.",
  ],
  NO_MANDATE: ["没有人在替您办这件事。", "Nobody is acting for you in this matter."],
  NO_QUESTION_OPEN: [
    "已经办结，居民没有追问，不用再答复。",
    "It is resolved and the resident has not asked back; no further reply is due.",
  ],
  NO_REPLY_YET: [
    "还没有答复，等有了答复再问。急的话可以催一催。",
    "There is no reply yet to ask about. If it is urgent, you may urge.",
  ],
  ASKED_BACK_TODAY: [
    "今天的话已经转给承办的人了，明天可以再问。",
    "Your question of today has been passed on; you may ask again tomorrow.",
  ],
  URGED_TODAY: [
    "今天已经催过了，明天可以再催。",
    "You have already urged today; you may do so again tomorrow.",
  ],
  REOPEN_TOO_LATE: [
    "结案已超过 30 日。请重新提交，我们会接着办。",
    "It was closed more than 30 days ago. Please submit it anew and we will take it from there.",
  ],
  REFUSAL_OVERTURNED: [
    "上级复核后要求受理，不能再不予受理，也不能自己移送出去。",
    "The office above has overturned the refusal: it must be handled, not refused or referred out.",
  ],
  REQUEST_PENDING: ["已有一项申请等着决定，请先等结果。", "A request is already waiting for a decision."],
  PROPOSAL_FIRST: [
    "请受理员先提出不予受理，再由负责人确认。",
    "The clerk proposes first; then the head of the office confirms.",
  ],
  SAME_PERSON: [
    "这件事的“{step}”是您（或您代班的同事）做的，这一步要换一个人来定，可以请{who}。",
    "You, or the colleague you stand in for, did “{step}” in this matter, so somebody else has to decide this. You can ask: {who}.",
  ],
  NOBODY_ELSE: [
    "这件事的“{step}”是您（或您代班的同事）做的，这一步要换一个人来定，但现在没有别人有这个岗位。请本单位再安排一位同事。",
    "You, or the colleague you stand in for, did “{step}” in this matter, so somebody else has to decide this, and nobody else holds the post now. Please have your unit appoint a second person.",
  ],
  REVIEW_ASKED: ["已经申请过复核了。", "A review has already been asked for."],
  REVIEW_TOO_LATE: [
    "已超过 30 日，不能再申请复核。可以重新提交。",
    "More than 30 days have passed, so it cannot be reviewed. You may submit it anew.",
  ],
  NO_REVIEW_ASKED: ["没有人申请复核。", "No review has been asked for."],
  RULING_FIRST: [
    "已退单 2 次，请等上级审定由谁办。",
    "It was returned twice; the office above now rules who handles it.",
  ],
  RULING_BINDS: ["上级已经审定，不能再退单。", "The office above has ruled; it cannot be returned."],
  UPHELD_GOES_ELSEWHERE: [
    "退得对，就不能再派给退单的单位，请选别的单位。",
    "If the return was right, the issue cannot go back to the unit that returned it; choose another.",
  ],
  EXCLUSION_NEEDLESS: [
    "要保密办理的投诉本来就不在考核的数里，不用剔除。",
    "Complaints handled in confidence are in no unit’s figures; there is nothing to exclude.",
  ],
  EXCLUSION_ONCE: [
    "这件事已经申请过剔除，正在等上级决定，或者已经剔除。",
    "An exclusion was asked for already: it waits for the office above, or was approved.",
  ],
  EXCLUSION_DECIDED: [
    "已经有人作了决定，请看最新的情况。",
    "Somebody has decided it meanwhile; please look again.",
  ],
  EXCLUSION_OWN: [
    "申请由上级办公室决定；自己申请的、本单位申请的，自己不能批。",
    "The office above decides; nobody approves what they or their own unit asked for.",
  ],
  NO_DISPUTE: ["退单满 2 次才需要审定。", "A ruling is for issues returned twice."],
  MEETING_IN_FUTURE: [
    "会开过以后再记，日期不能晚于今天。",
    "Record the meeting once it was held: its day cannot be after today.",
  ],
  MEETING_BEFORE_MATTER: [
    "会的日期早于居民反映的那天，请核对。",
    "The meeting would lie before the day the matter was raised; please check its day.",
  ],
  TRY_IN_FUTURE: ["联系时间不能晚于现在。", "The time of the contact cannot be later than now."],
  TRY_BEFORE_REGISTERED: [
    "联系时间早于这件事的开始，请核对。",
    "The contact is earlier than the start of this matter; please check the time.",
  ],
  TRY_LOGGED: ["这一次已经记过了。", "This contact has already been logged."],
  TASKS_OPEN: [
    "协办单位还没有办完，请等他们完成或报到。",
    "Units that were asked to help are not done yet; please wait for them.",
  ],
  CHILDREN_UNANSWERED: [
    "并在一起的还有 {count} 件没有最终答复，请逐件答复居民。",
    "{count} merged issues have no final reply yet; please answer each resident.",
  ],
  DATE_PAST: ["日期已经过去，请改成今天或以后。", "This date has passed; choose today or later."],
  TASK_TOO_LATE: [
    "协办最晚要在 {dates} 完成，好在期限前答复居民。",
    "The task must be done by {dates}, so that the resident is answered in time.",
  ],
  WHISTLE_FROM_TOWN: ["吹哨由街道（乡镇）发起。", "Departments are whistled for by a town."],
  LEAD_HELPS_ITSELF: ["这个单位就是主办单位。", "This unit already leads the matter."],
  TASK_RUNNING: ["这个单位已有一项协办没完成。", "This unit still has a task open here."],
  TASK_NOT_YOURS: ["这项任务不是您单位的。", "This task is not your unit’s."],
  NOT_REPORTED_IN: [
    "部门报到以后，双方才互评。",
    "The two sides rate each other's work once the department has reported in.",
  ],
  JOINT_RATED: ["您的单位已经评过了。", "Your unit has rated it already."],
  ANSWER_ALL: ["几个问题都请选一项。", "Please answer each of the questions."],
  NO_TASK_OPEN: ["没有等着完成的任务。", "No task is open."],
  NOTHING_TO_DENY: ["这一轮还没有答复记录。", "No answer has been recorded in this round."],
  INFO_ASKED: ["这一轮已请居民补充过一次，不能再请。", "Papers were already asked for once in this round."],
  WAITING_ALREADY: [
    "办结期限已经暂停，请先恢复办理。",
    "The matter already stands still; take it up again first.",
  ],
  TELL_FIRST: ["请先告诉居民本人，再记录。", "Please tell the resident first, then record it."],
  NOTHING_ASKED: ["没有等着补充的材料。", "Nothing has been asked for."],
  PAUSE_DATE: [
    "暂停要写到哪一天：从明天起，最长 {most} 天。",
    "Please say until when: from tomorrow, for at most {most} days.",
  ],
  PAUSE_TOO_LATE: ["办结期限已过，不能暂停。", "The time for the solution is over; it cannot be paused."],
  NOTHING_TO_DECIDE: ["没有等着您决定的申请。", "There is no request for you to decide."],
  EXTENDED_TWICE: ["已延期 2 次，不能再延。", "It was extended twice and cannot be extended again."],
  EXTEND_TOO_LATE: [
    "要在办结期限之前延期并告知居民，现在已过期。",
    "An extension must be granted and told before the time is over; it is over now.",
  ],
  EXTENSION_TOO_LONG: ["最多可延 {most} 天。", "At most {most} days can be added."],
  NOTHING_APPROVED: ["没有已同意、待告知的延期。", "No extension has been agreed that is still to be told."],
  BOTH_MUST_AGREE: ["双方都同意，才能调解。", "Mediation needs both parties to agree."],
  HELD_TOO_OFTEN: ["已挂账 {most} 次，不能再挂。", "It was put on hold {most} times and cannot be again."],
  HOLD_NEEDS_REPLY: ["请先答复居民，再挂账。", "Please answer the resident first, then put it on hold."],
  REVIEW_NOT_YET: [
    "已经挂账，{dates}复查。复查前七天内才能决定要不要接着挂；要改动，请先“恢复办理”。",
    "It is on hold with a review on {dates}. Whether to hold on is decided within seven days before; to change it, resume first.",
  ],
  REVIEW_DATE: [
    "请写复查日期：从明天起，最长 {most} 天。",
    "Please give the day of review: from tomorrow, within {most} days.",
  ],
  NOT_WAITING: ["这件事没有暂停。", "This matter does not stand still."],
  CALLED_BACK: ["已经回访过了。", "The callback has been made."],
  CALLED_TOO_EARLY: [
    "回访时间早于办结，请核对。",
    "The callback is earlier than the resolution; please check.",
  ],
  CALLBACK_INCOMPLETE: [
    "接通了，请把居民的回答都选上。",
    "They answered: please fill in everything they said.",
  ],
  CALLBACK_FIRST: [
    "居民还没有评价。请先回访，或等评价期满。",
    "The resident has not rated yet. Please call back first, or wait until the time for rating is over.",
  ],
  ONLY_THEMSELVES: [
    "联系不上或不留姓名的居民，只能由本人凭回执撤回。",
    "Of somebody who left no name or cannot be reached, only they can withdraw it, with their receipt.",
  ],
  PAPER_NEEDED: [
    "要有居民签字的材料才能代为撤回：请先把它拍照或扫描，加到这件事的附件里，再在这里选它。居民也可以凭回执自己撤回。",
    "It can be withdrawn for the resident only on a paper they signed: please add a photo or scan of it to the files of this issue first, then choose it here. The resident can also withdraw it with the receipt.",
  ],
  PAPERS_FIRST: ["请先把材料交给接收单位。", "Please hand the papers over first."],
  MASTER_NOT_OPEN: [
    "主件还没受理或已经结束，不能并过去。",
    "The main issue is not being worked on; nothing can join it.",
  ],
  MERGE_ITSELF: ["不能和自己并案或关联。", "An issue cannot be joined with itself."],
  HAS_CHILDREN: [
    "已有别的诉求并在这一件里，请把它作为主件。",
    "Other issues are merged into this one; please make it the main issue.",
  ],
  NOTHING_MOVES: ["期限没有变化。", "No date changes."],
  SUPERVISION_TOO_HIGH: ["您这一级最高可以发{order}。", "{order} is the highest that your office can give."],
  RECUSED: [
    "被反映的单位和它的下属单位要回避，不能办这件事（《信访工作条例》第二十八条）。请选别的单位。",
    "The unit complained of, and what stands below it, must keep out of this (Regulations on Petition Work, article 28). Please choose another unit.",
  ],
  NO_SUPERIOR: [
    "这里没有比被反映单位更高的机关。请办“移送”，转给上级纪检监察机关。",
    "No office here stands above the unit complained of. Please refer it to the discipline office above.",
  ],
  KEPT_APART: [
    "其中一件是保密办理的，不能和另一件连在一起。",
    "One of the two is handled in confidence and cannot be tied to the other.",
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
  KEY_WRONG: [
    "查询码不对。请看回执上的8位查询码；没有查询码的，请到“我的信息”里写申请，或到社区接待室。",
    "The key is not right. It has 8 letters and digits and stands on the receipt; without it, please write a request under “My information” or come to the reception room.",
  ],
  CONTACT_UNCHANGED: ["和原来一样，没有要改的。", "That is what we have; there is nothing to correct."],
  CONTACT_EMPTY: [
    "都空着就等于删除。要删除，请用下面的“去掉姓名和电话”。",
    "Leaving both empty would delete them. To delete, please use “Remove name and phone” below.",
  ],
  NO_CONTACT_KEPT: [
    "这件事里没有存您的姓名和电话。",
    "Neither name nor phone of yours is kept in this matter.",
  ],
  NO_NAME_WANTED: [
    "您选了“不留姓名”，所以不存姓名和电话。要留电话，请到社区接待室说。",
    "You chose “without a name”, so neither name nor phone is kept. To leave a phone, please tell the reception room.",
  ],
  SAY_WHERE_TO_COMPLAIN: [
    "不能照办的，请写明居民可以到哪里投诉。",
    "For a refusal, please say where the resident can complain.",
  ],
  RIGHT_ANSWERED: ["这项申请已经答复过了。", "This request has already been answered."],
  RIGHTS_WAITING: [
    "这件事已有{limit}项申请在等答复，请先等结果。",
    "{limit} requests of this matter are waiting for an answer already; please wait for them first.",
  ],
  PRIVATE_ALREADY: ["这件事已经是保密的。", "This matter is already kept private."],
  ENDED_ALREADY: [
    "这件事已经结束，没有要督办的了。",
    "This matter has ended; there is nothing left to supervise.",
  ],
  PAUSES_USED_UP: [
    "这件事已经中止过，累计满 {most} 天，不能再中止。",
    "This matter has stood still for {most} days in all and cannot be paused again.",
  ],
  SUPERVISION_STANDS: [
    "三级督办正在办，{dates} 到期；到期没有回音可以再发。",
    "An order of level 3 stands until {dates}; if it is not answered by then, another can follow.",
  ],
  LOWER_SUPERVISION: ["已有{order}，请选更高一级。", "{order} stands already. Please choose a higher one."],

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
  SENT_TWICE: ["这件事刚刚已经登记过了。", "This has just been registered."],
  KEY_TOLD: [
    "这个密钥已经发放过，只显示一次。没有记下的话，请停用它，再新发一个。",
    "This key was already given out; it is shown once only. If nobody wrote it down, revoke it and make another.",
  ],
  ROOM_CHANGED: [
    "{who}刚刚改过这个接待室，请看过再提交。您填的内容还在。",
    "{who} has just changed this room. Please look again; what you typed is kept.",
  ],
  ROOM_CLOSED: ["这个接待室已经停用了。", "This room is closed already."],
  SESSION_OVER: [
    "这次接访的时间已经过去，不能再公布。请改时间。",
    "The time of this session has passed; it cannot be announced. Please change day or hour.",
  ],
  NOTICE_LATE: [
    "接访至少要提前一天公布，最晚是{on}。确实紧急的，请写明原因再公布，公告上会标明“未按时公告”。",
    "A session is announced a day before at least, by {on}. In an emergency say why and publish; the notice is then marked as late.",
  ],
  NOTICE_PUBLISHED: [
    "这份公告已经公布，不能再改。有错请撤下，重新写一份。",
    "This notice is published and cannot be changed. If it is wrong, take it down and write another.",
  ],
  NOTICE_NOT_PUBLISHED: ["这份公告现在没有公布。", "This notice is not published now."],
  NOTICE_CHANGED: [
    "刚刚有同事改过这份公告，请看过再提交。您填的内容还在。",
    "A colleague has just changed this notice. Please look again; what you typed is kept.",
  ],
  PAIRED_ALREADY: [
    "这位同事已经对口联系这里了。",
    "This colleague is paired with this contact point already.",
  ],
  PAIRING_ENDED: ["这条对口联系已经结束了。", "This pairing has ended already."],
  NO_LEADER: [
    "没有这位在岗的干部，请从名单里选。",
    "There is no such colleague on duty; please choose from the list.",
  ],
  NOTHING_TO_HAND_OVER: [
    "这位同事现在没有对口联系的地方，不用交接。",
    "This colleague has no contact point now; there is nothing to hand over.",
  ],
  HANDOVER_TO_SELF: ["不能交接给本人，请选另一位。", "Please choose another person than the one who leaves."],
  SESSION_CHANGED: [
    "刚刚有同事改过这场接访，请看过再提交。您填的内容还在。",
    "A colleague has just changed this session. Please look again; what you typed is kept.",
  ],
  SESSION_ENDED: [
    "这场接访已经结束或取消，不能再改。",
    "This session is held or cancelled and cannot be changed.",
  ],
  SESSION_TOOK_PLACE: [
    "已经记下了居民说的事，这次接访算开过了，不能再改期或取消。请把每件事办结，再结束接访。",
    "What residents said was noted, so this session took place and can be neither moved nor cancelled. Please end every item and close it.",
  ],
  RESULT_SECRET: [
    "结果里写着一件现在不能公开的事。请改掉那一条，存好再公布。",
    "The result tells of a matter that may not be told to everybody now. Please alter it, save it and publish again.",
  ],
  SESSION_NOT_YET: [
    "这场接访在{on}，开始以后才能结束。",
    "This session is on {on}; it can be closed once it has begun.",
  ],
  DAYS_NOT_OVER: [
    "最后一天要过完了才能抽，最晚选昨天。",
    "The last day must be over before one draws; choose yesterday at the latest.",
  ],
  REPORT_LEVEL: [
    "这种报告只有市和区县有，请换一种报告，或者换一个地方。",
    "Only cities and counties have this report; choose another report or another place.",
  ],
  PERIOD_NOT_BEGUN: [
    "截至的时间不能在这段日子开始以前，也不能晚于现在。请改一下截至的时间，或者换一段日子。",
    "The instant it stands for is before these days begin, or later than now. Please change it, or choose other days.",
  ],
  BEFORE_RECORD: [
    "系统里的记录从{dates}开始，这段时间没有记录，不能当作没有事。请选那以后的时间。",
    "The record begins on {dates}. These days are not on it, which does not mean that nothing came; choose later ones.",
  ],
  PERIOD_NOT_OVER: [
    "这段时间还没有过完，只能先看，过完了才能发布。",
    "These days are not over yet: the report can be looked at, and published once they are.",
  ],
  PAST_NOT_KEPT: [
    "截至{dates}以前的情况没有记全，算不准，不能用。请选那以后的日子。",
    "What held before {dates} was not kept in full, so it cannot be told exactly. Choose a later day.",
  ],
  SAY_WHAT_CHANGED: [
    "这份报告已经发布过。再发布一版，请写明改了什么。",
    "This report was published before. For another version say what has changed.",
  ],
  CHANGED_NOTHING_YET: [
    "这是第一版，还没有改动可写。请把“改了什么”清空。",
    "This is the first version: there is no change to tell. Leave that field empty.",
  ],
  NOTHING_ENDED: [
    "这些日子里没有办结的事，没有可抽的。请换一段日子。",
    "Nothing ended in these days, so there is nothing to draw. Choose other days.",
  ],
  CASE_NOT_NOW: [
    "现在是“{caseState}”，不能{caseVerb}。",
    "It is now “{caseState}”, so “{caseVerb}” is not possible.",
  ],
  CASE_NOT_YOURS: [
    "这一步要由管辖这个单位的督办员来做。",
    "This is for a supervisor of the area the unit lies in.",
  ],
  CASE_RECUSED: [
    "您在这个单位任职，要回避，请上级的督办员来办。",
    "You serve at the unit concerned and keep out; a supervisor above it does this.",
  ],
  CASE_UNIT_ONLY: ["只有被核实的单位的负责人能写。", "Only the head of the unit concerned may write this."],
  CASE_UNHEARD: [
    "要先听单位说明。单位最迟{on}说明，说明了或者过了这一天才能处理。",
    "The unit is heard first: it may explain until {on}. Decide after it did, or after that day.",
  ],
  CASE_NOT_ITS_MATTER: [
    "这件事不是这个单位办的，也不在它的地方。请核对编号和单位。",
    "This unit never handled that matter, nor did it come there. Please check number and unit.",
  ],
  CASE_ONCE: ["这一步已经做过，只能做一次。", "This was done already; it is done once only."],
  CASE_LATE: ["期限是{on}，已经过了。", "The last day was {on}."],
  CASE_NO_APPEAL: ["单位没有申请复核。", "The unit did not appeal."],
  CASE_OTHER_PERSON: [
    "复核要由另一个人来做，级别不低于作处理的单位。",
    "Somebody else rules on the appeal, at no lower office than the one that decided.",
  ],
  CASE_APPEAL_OPEN: [
    "单位还可以申请复核（到{on}），或者复核还没有决定，现在不能了结。",
    "The unit may still appeal (until {on}), or its appeal is not ruled on yet.",
  ],
  SCORECARD_OWN: [
    "您在这个单位任职，要请上级的审核员来公布。",
    "You serve at this unit; a reviewer above it publishes.",
  ],
  SCORECARD_DAYS: [
    "最后一天要过完了才能公布，最长一年。",
    "The last day must be over, and the span a year at most.",
  ],
  SCORECARD_ONCE: [
    "这个单位这几天的考核已经公布过，不能再公布一次。请看下面公布过的。",
    "This unit’s figures of these days were published already, and are published once. Please see the list below.",
  ],
  SCORECARD_ANSWERED: ["本单位已经说明过了。", "This unit has said its word already."],
  NO_OFFICE_ABOVE: ["只能问本单位上面的办公室。", "A unit asks an office above it only."],
  QUESTION_NOT_OPEN: [
    "这件事不对所有人公开，不能连着它提问。请不带这件事、只问政策。",
    "This matter is kept from some offices, so no question can be tied to it. Ask about the policy alone.",
  ],
  BATCH_FULL: [
    "这一周问这个办公室的已经有{most}个，一次答不完。请周五以后再问，或者先打电话问。",
    "This office was already asked {most} questions this week. Please ask from Friday on, or call.",
  ],
  BATCH_OPEN: [
    "这一批{on} 24:00才截止，截止以后再答。",
    "This batch is open until the end of {on}; it is answered after that.",
  ],
  BATCH_ANSWERED: [
    "这一批已经答复公布了，答复不能改。",
    "This batch was answered and published; answers stay.",
  ],
  ANSWER_EXPIRED: ["有效到哪天不能早于今天。", "No answer can have run out before it is given."],
  BATCH_NOT_WHOLE: [
    "一批要一次答完，还有{number}个问题没有写答复和依据。",
    "A batch is answered in one go; {number} questions still lack an answer with its basis.",
  ],
  PRECEDENT_REPLACED: [
    "要替换的那条答复已经被别的答复替换，或者不是本办公室作的。",
    "The answer to be replaced was replaced already, or is not this office’s own.",
  ],
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
  HOT_OVER: ["这一项已经有结果了，不能再改。", "This one is settled and cannot be changed."],
  HOT_DAY_PAST: ["承诺的日子不能早于今天。", "A promised day cannot be before today."],
  HOT_DAY_FAR: [
    "承诺的日子在五年以后，请看看年份是不是写错了。",
    "The promised day is more than five years away. Please look whether the year is right.",
  ],
  HOT_WHOLE_DOWN: [
    "撤下是整项撤下，不能只撤一步。要撤下请选整项；只是这一步有结果，请选“办好了”。",
    "Only the whole is taken down, no single step. Choose the whole for that; or say what became of the step.",
  ],
  HOT_SAME_DAY: ["日期没有变。", "The date is the same."],
  HOT_STAGE_AFTER: [
    "每一步的日子不能晚于全部办好的日子（{on}）。",
    "No step can be due after the whole, which is due on {on}.",
  ],
  HOT_STAGE_ORDER: [
    "第{no}步的日子早于前一步。请按先后顺序写，或者看看日子是不是写错了。",
    "Step {no} is due before the one above it. Please put them in the order of their days, or look whether a day is wrong.",
  ],
  HOT_WHOLE_BEFORE: [
    "全部办好的日子不能早于还没办完的步骤（{on}）。请先改那一步的日子。",
    "The whole cannot be due before a step that is still open ({on}). Please move that step first.",
  ],
  HOT_STEPS_OPEN: [
    "还有步骤没有写结果。请先写清每一步办得怎样。",
    "A step is still open. Please say first what became of each.",
  ],
  HOT_UNIT: ["责任单位要在这个地方之内。", "The unit in charge must be of this place."],
  RECHECK_OWN: [
    "这件事是您自己的单位办的，要请别的单位的同事来查。",
    "Your own unit handled this matter; somebody of another unit has to look.",
  ],
  RECHECK_DONE: ["这件已经查过了，结果不能改。", "This one was looked at; its finding stays."],
  SESSION_CLASH: [
    "{on} {hours}，{who}已经排了在{point}接访，时间撞上了。请换一天、换个时间，或者换一位。",
    "On {on}, {hours}, {who} already has a session at {point}. Choose another day or time, or somebody else.",
  ],
  MONTH_TOO_FAR: ["只能排一年以内的月份。", "Sessions are planned for the next twelve months only."],
  PLACE_THERE: [
    "这个社区（村）已经有叫“{name}”的联系点了。",
    "This community already has a contact point of the name “{name}”.",
  ],
  PLACE_PLANNED: [
    "这里还排着{number}场接访。先取消，或者等开完再停用。",
    "{number} sessions are still planned here. Cancel them, or wait until they were held.",
  ],
  HANDOVER_EARLY: [
    "这位同事从{on}起才对口联系这些地方，交接的日子不能比这更早。",
    "They are paired with these places from {on} on; a hand-over cannot be earlier.",
  ],
  WORDS_NOT_THERE: [
    "文字里没有“{words}”。请照原样写，一行一处。",
    "The text does not contain “{words}”. Write it exactly as it stands, one to a line.",
  ],
  SESSION_AWAITED: [
    "还有人约了{time}来。等他们来过，或者过了这个时间，再结束。",
    "Somebody booked {time} and is still to come. Close it once they were here or that time has passed.",
  ],
  SESSION_PAST: ["这个时间已经过去了，请另选。", "This time has passed; please choose another."],
  NO_DAY_LEFT: [
    "这个月剩下的日子里没有要排的，或者都已经排好了。",
    "No such day is left in this month, or all of them are planned already.",
  ],
  SESSION_THERE: [
    "这里那天那个时间已经排了一场接访，请另选时间。",
    "A session is planned here for that day and hour already; please choose another.",
  ],
  ITEMS_OPEN: [
    "还有{number}件没有说法：{words}。每一件都要登记立案、当场答复或者写明为什么不立案，才能结束。",
    "{number} raised items are still open: {words}. Each must be registered, answered, or not filed with a reason.",
  ],
  ITEM_ENDED: ["这一件已经有说法了，不能再改。", "This item has ended already and cannot be changed."],
  CONSULT_UNSIGNED: [
    "会诊记录还差签字：{names}。每个部门写明自己做什么、哪天做完，签了字才能结束。",
    "The consultation note lacks signatures: {names}. Each department signs for its own task and day.",
  ],
  CONSULT_NOBODY: [
    "会诊至少要有一个部门签字。请先加上到场的部门。",
    "A consultation needs at least one department that signs. Please add it first.",
  ],
  SESSION_UNANNOUNCED: [
    "这场接访没有公告过。请写明原因再结束，记录上会标明“未按时公告”。",
    "This session was never announced. Say why and close it; it is then marked as announced late.",
  ],
  SESSION_ANNOUNCED: ["这场接访已经公告过了。", "This session is announced already."],
  SESSION_NOT_HELD: ["接访结束以后才能公布结果。", "Results can be published once the session is closed."],
  RESULT_PUBLISHED: ["结果已经公布，不能再改。", "The result is published and cannot be changed."],
  NOTICE_OF_SESSION: [
    "这是一场接访的公告。要改时间地点或者撤下，请到“联系点和接访”里改这场接访。",
    "This is the notice of a session. To change when and where, or to take it down, change the session under “Contact points”.",
  ],
  CAMPAIGN_PAST: [
    "结束的日子已经过去了，请改日期。",
    "Its last day has passed already; please change the dates.",
  ],
  CAMPAIGN_OVER: ["这个专项行动已经结束了。", "This campaign is over already."],
  SLOTS_LATE: [
    "预约至少要提前一天开放，这场接访来不及了。居民可以直接来。",
    "Times to book are offered a day before at least; it is too late for this session. People can simply come.",
  ],
  SLOT_TAKEN: [
    "这个时间刚刚被别人约走了，请另选一个。",
    "Somebody has just taken this time; please choose another.",
  ],
  SLOT_OVER: [
    "这个时间已经不能约了，请看看别的时间。",
    "This time can no longer be booked; please look at the others.",
  ],
  BOOKED_ALREADY: [
    "这个电话在这场接访已经约了一个时间。要改时间，请先取消原来的。",
    "This phone has a time at this session already. To change it, cancel the first one.",
  ],
  BOOKING_NOT_FOUND: [
    "没有查到这个预约，请核对预约编号和查询码。",
    "No such booking was found. Please check the number and the key.",
  ],
  SLOTS_ENOUGH: [
    "从这里已经约了{number}个时间，其余的留给别人。不约，直接来也行。",
    "{number} times were booked from here already; the others are for other people. You can simply come.",
  ],
  BOOKING_OVER: [
    "这个时间已经过了，或者接访不举行了，不用取消。",
    "This time has passed, or its session does not go ahead; there is nothing to cancel.",
  ],
  NO_SUCH_SESSION: [
    "改约只能选这里还要举行、已经公告、还有时间可约的接访。",
    "Instead of it, choose a session here that is announced, still to come and has free times.",
  ],
  INSTEAD_NEEDED: [
    "有人约过这场接访，请选一场让他们改约，再取消。没有看到可以选的，请刷新页面。",
    "Somebody has booked this session. Choose the one they may book instead, then cancel. Reload the page if there is none to choose.",
  ],
  TASK_STEP: [
    "批示现在走不到这一步，可能刚有人办过。请看最新情况。",
    "This step is not possible now; somebody may just have acted. Please look again.",
  ],
  TASK_DUE_FAR: [
    "要办完的日子在两年以后，请看看年份是不是写错了。",
    "The day it is to be done by is more than two years away. Please look whether the year is right.",
  ],
  TASK_DUE_PAST: ["要办完的日子不能早于今天。", "The day it is to be done by cannot be in the past."],
  UNIT_NOT_BELOW: [
    "批示只能交给本级下面的单位，请另选。",
    "An instruction goes to units below the office; please choose another.",
  ],
  UNIT_KEPT_OUT: [
    "这件事不让所选的单位知道，批示不能交给它。",
    "This matter is kept from the chosen unit; it cannot be instructed on it.",
  ],
  DIGEST_OVER: ["这期专报已经签发，不能再改。", "This digest is signed and is not changed any more."],
  DIGEST_OUT: ["这期专报已经印发了，不能再改。", "This digest has gone out and is not changed any more."],
  DIGEST_CHANGED: [
    "刚有别人改过这期专报，请先看最新的文字。",
    "Somebody has just changed this digest; please look at the latest text first.",
  ],
  DIGEST_UNREAD: [
    "这期专报还是系统拟的草稿，没有人改过。请先由一位同事看过、写好、保存，再由另一位负责人签发。",
    "This is still the draft of the system, and nobody has worked on it. Let a colleague read, write and save it first, and another person sign.",
  ],
  DIGEST_OWN_HAND: [
    "写过、改过这期专报的人不能签发，请另一位负责人签。",
    "Whoever drafted or edited it does not sign it; please let somebody else sign.",
  ],
  DIGEST_NOT_SIGNED: ["先签发，再印发。", "It is signed first, then published."],
  DIGEST_PERIOD: ["这一期还没有过完，过完了再写。", "This period is not over yet."],
  LIMIT_TOO_LONG: ["最长只能定为{most}。", "The longest possible here is {most}."],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type ProblemCode = keyof typeof CATALOGUE;
export const PROBLEM_CODES = Object.keys(CATALOGUE) as ProblemCode[];

export const problem = (code: ProblemCode, details?: Problem["details"]): Problem =>
  details ? { code, details } : { code };

export const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" &&
  value !== null &&
  "code" in value &&
  typeof value.code === "string" &&
  value.code in CATALOGUE;

/** The sentence a person reads. Details must already be words (labels), never identifiers. */
export function problemSentence(of: Problem, lang: Lang): string {
  const template = CATALOGUE[of.code][lang === "zh" ? 0 : 1];
  return template.replace(/\{(\w+)\}/g, (whole, key) => String(of.details?.[key] ?? whole));
}
