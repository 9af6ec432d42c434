import type { Sentences } from "./sentences.ts";

/** Refusals in the field: households and addresses, rounds, promises at the door, the phone. */
export const FIELD = {
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
  ADDRESSES_TOO_MANY: [
    "这个文件行数太多，一次读不完。请按社区分成几个文件导入。",
    "This file has too many rows for one go. Please split it by community.",
  ],
} as const satisfies Sentences;
