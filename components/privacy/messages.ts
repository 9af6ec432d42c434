import { texts } from "#lib/domain/texts.ts";

/** What the poster says beyond the card at a form; whom, what for, how long and the rights come from labels-privacy. */
export const messages = texts({
  zh: {
    title: "个人信息告知书",
    lead: "您在这里说事，要用到您的一些信息。用哪些、怎么用、存多久、您能怎么管，都写在这里。",
    print: "打印",
    officeCall: (name: string, phone: string) => `负责的是${name}民情家访理事会办公室，电话 ${phone}。`,
    office: (name: string) => `负责的是${name}民情家访理事会办公室。`,
    basisTitle: "凭什么用",
    basis:
      "听取和办理群众反映的问题，是我们的法定职责（个人信息保护法第十三条第一款第三项）。只在职责范围内用（第三十四条），用之前告诉您（第三十五条）。",
    formsTitle: "在每一处填写时",
    form: "在哪里填",
    SUBMIT: "我要反映",
    VISIT: "上门家访、接待时记录",
    TRACK: "查进度",
    RATE: "评价",
    FOLLOW: "用邮箱收消息",
    SAY_MORE: "补充、催办、交材料",
    BOOK: "约接访的时间",
    RIGHTS: "管理我的信息",
    seenTitle: "谁看得到您的姓名和电话",
    seen: "平时都打星号。只有办这件事的单位和负责的办公室，要联系您时写明理由才能看到。\n谁在什么时候、为什么看过，都留下记录，您自己在“我的信息”里看得到。\n您选了“不留姓名”的，系统里就没有您的姓名和电话。\n不公开您的信息，不卖、不给别人；依法移送其他部门办理的，会先告诉您。",
    notTitle: "我们不做什么",
    not: "不要身份证号，不定位，不记行踪。\n不给人打分、不贴标签、不设名单，只统计问题、地方和单位。\n不由机器替人作决定，派给谁、怎么办，都由人来定。\n十四岁以下孩子的信息，请由家长来说。",
    rightsTitle: "您可以这样做",
    rights: (days: number) =>
      `看：在查询页点“我的信息”，存了什么、谁看过，都在那里。\n要副本：当场打印，或下载电子文件。\n改：姓名、电话凭回执上的查询码自己改；说过的原话不改，另附更正说明。\n删：随时可以去掉姓名和电话。依法要留的办理记录，会告诉您留什么、为什么。\n问、反对、投诉：写下来交给我们，${days}个工作日内答复。\n不会用手机：到社区接待室，工作人员当面替您登记，给您纸质答复。`,
    complainTitle: "不满意我们的答复",
    complain:
      "可以找上一级理事会办公室，也可以向网信部门投诉、举报（个人信息保护法第六十五条），或者依法向人民法院起诉（第五十条）。",
    keepTitle: "去掉姓名电话以后还留什么",
    keep: "您说过的原话、办理经过和答复，是公务记录，按信访工作和档案管理的规定留存，不再和您的姓名、电话连在一起。",
    start: "去看我的信息",
  },
  en: {
    title: "Notice on personal information",
    lead: "To deal with what you tell us we use some information about you. Which, what for, how long, and what you can do about it, is written here.",
    print: "Print",
    officeCall: (name: string, phone: string) =>
      `Responsible: the home-visit council office of ${name}, phone ${phone}.`,
    office: (name: string) => `Responsible: the home-visit council office of ${name}.`,
    basisTitle: "On what ground",
    basis:
      "To hear and to solve what residents raise is our duty by law (Personal Information Protection Law, §13(1)(3)). We use it within that duty only (§34), and tell you before (§35).",
    formsTitle: "At each place where something is filled in",
    form: "Where",
    SUBMIT: "Raise a matter",
    VISIT: "Home visits and reception",
    TRACK: "Track progress",
    RATE: "Rating",
    FOLLOW: "Messages by e-mail",
    SAY_MORE: "Saying more, urging, handing in papers",
    BOOK: "Booking a time of a session",
    RIGHTS: "My information",
    seenTitle: "Who can see your name and phone",
    seen: "They are hidden by stars. Only the unit that handles the matter and the office responsible can see them, with a reason, to contact you.\nWho looked, when and why is recorded, and you can read it under “My information”.\nIf you chose “without a name”, neither name nor phone is in the system.\nYour information is not published, not sold and not passed on; if the matter has to go to another body by law, you are told first.",
    notTitle: "What we do not do",
    not: "We ask for no identity card, do not locate you and record no movements.\nWe score nobody, label nobody and keep no lists of people; we count problems, places and units.\nNo machine decides: people decide who handles it and how.\nFor children under fourteen, please let a parent speak.",
    rightsTitle: "What you can do",
    rights: (days: number) =>
      `See: open “My information” on the tracking page; it shows what is kept and who looked.\nHave a copy: print it there, or download it as a file.\nCorrect: change name and phone yourself with the key on the receipt; original words stay, a correction is added to them.\nDelete: name and phone at any time. We tell you what the law makes us keep, and why.\nAsk, object, complain: write it to us; you are answered within ${days} working days.\nWithout a phone: come to the community reception room; staff enter it for you and hand you the answer on paper.`,
    complainTitle: "If our answer does not satisfy you",
    complain:
      "You can turn to the council office one level up, complain to the cyberspace administration (§65), or go to court as the law provides (§50).",
    keepTitle: "What stays after name and phone are gone",
    keep: "Your original words, the steps taken and the answers are an official record, kept as the rules on petitions and archives require, without any link to your name or phone.",
    start: "To my information",
  },
});
