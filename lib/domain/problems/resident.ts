import type { Sentences } from "./sentences.ts";

/** Refusals to residents: the receipt and its key, following, rights over their data, bookings. */
export const RESIDENT = {
  NUMBER_RESTS: [
    "这个编号今天被试了太多次，可能是别人试的。请用回执上的查询码来查，马上就能打开；只有手机号的，请 {hours} 小时后再试。",
    "This number was tried too often today, perhaps by somebody else. Use the key on the receipt, which opens it at once; with the phone’s digits please try again in {hours} hours.",
  ],
  TRACK_NOT_FOUND: [
    "没有查到。请核对回执编号，以及手机号后四位或回执上的查询码。预约编号不是回执编号，请到“查预约”去查。",
    "Nothing found. Please check the receipt number and the last four digits of the phone, or the key on the receipt. A booking number is found under “Find a booking”.",
  ],
  LINK_OVER: [
    "这个链接已经用过或者过期了。要评价、要重新办理，请用回执编号查进度。",
    "This link has been used or is over. To rate or to open it again, please follow the matter by its receipt number.",
  ],
  FOLLOW_OVER: [
    "这个链接已经用不了：已经停了、过了时间没有确认，或者链接不完整。现在什么也不会发。想再收，请重新设一次。",
    "This link is over: it was stopped, it was not confirmed in time, or it is not whole. Nothing is sent now. To hear again, please set it up once more.",
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
} as const satisfies Sentences;
