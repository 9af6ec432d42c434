import { texts } from "#lib/domain/texts.ts";

/** What each step does, in one or two sentences above its form; and the headings of the side roads. */
export const stepMessages = texts({
  zh: {
    resident: "联系居民",
    joint: "会办与吹哨",
    waiting: "暂停、延期与挂账",
    moving: "移交与并案",
    levels: "上下级",
    ending: "了结",
    danger: "有危险",

    acceptAndDispatch: "一步完成：受理、派单；派给本单位的，可以同时签收。答复和办结的期限不变。",
    accept: "定下类别。受理期限停止，居民会看到“正在办”。",
    handOff: "先打上面的电话，再在这里记下。值班的单位马上会收到，这件事照常办。",
    proposeRefusal: "由您提出，办公室负责人确认后才算数。确认以前，受理期限照常走。",
    refuse:
      "由另一个人提出，您来确认。要写明原因和居民可以找谁；所有期限停止，居民会收到告知，30日内可以请上一级复核。",
    askReview: "居民不同意不予受理的，30日内可以请上一级办公室再看一次。这里替居民提出。",
    review: "5个工作日内作出决定，居民会收到您写的理由。",
    dispatch: "派给能办这件事的单位。从第一次派单起24小时内要联系居民；每次派单，4个工作小时内要签收。",
    sign: "由您接手来办。4个工作小时没人签收会自动签收；别的期限不等签收。",
    return: "不归本单位办的，派单后1个工作日内可以退回。居民的期限不变；一轮最多退2次。",
    rule: "退过两次的，由上级办公室审定归谁办。审定以后不能再退。居民的期限一直在走。",
    addCoHandler: "请别的单位一起办，各有各的任务和日期。答复居民还是由主办单位负责。",
    whistle: "本级办不了、要部门到场时吹哨，最多吹给三个部门。1个工作日内要报到，有危险的2小时内。",
    reportIn: "告诉吹哨的街道：谁到了，接下来做什么。",
    rateJoint: "部门报到以后，吹哨的和到场的各评一次，只评事情办得怎样。评过才看得到对方的。",
    meet: "几家一起商量过了，把商定的记在这里，各单位都能看到。谁做什么、哪天做完，再用“会办”请它。",
    finishTask: "分给本单位的事做完了。全部做完，主办单位才能办结。",
    contact:
      "联系一次记一次，没联系上的也要记。联系上了，首次联系的期限就停止。试过三次、不在同一天、有一次在晚上或休息日，答复期限才停止，单独统计。",
    reply: "四个部分写全、联系到本人，才算有效答复，答复期限才停止。",
    askInfo: "告诉居民还缺什么。办结期限最多停15天等居民补充；答复期限照走。",
    giveInfo: "居民打电话来、或者上门补充的，原样记在这里。办结期限接着走。",
    askBack: "替委托您的居民追问这次答复，一天一次。承办的人会看到，再答复。",
    denyContact: "居民说没有人联系过。这次答复就不算数，答复期限接着走，该记的超期会补记。",
    askPause: "要等鉴定、等程序、等条件时，请办公室同意暂停。只停办结期限，答复期限照走。",
    approvePause: "同意后，办结期限停到所写的那一天。居民会知道停到哪天、为什么。",
    askExtension: "到期以前提出。同意了、也告诉居民了，才算数。答复期限不能延。",
    approveExtension: "第一次延期由本单位负责人同意。还要告诉居民，才算数。",
    approveSecondExtension: "第二次延期由上级办公室同意。还要告诉居民，才算数。",
    tellExtension: "已经同意延期。把延到哪天、为什么告诉居民；告诉了，新的日期才算数。",
    declineRequest: "写明为什么不同意，提出的人会看到。期限不变。",
    resume: "要等的已经等到了，接着办。停过的天数加在办结期限上。",
    mediate: "双方都同意才能调解。不收费；办结期限最多停30天。",
    hold: "眼下办不了、要列入计划的，先答复居民，再挂账。到日子要回头看，最多挂4次；每30天要把情况告诉居民一次。",
    escalate: "本级办不了时交给上一级。要写明做了什么、为什么办不了、请上级做什么。",
    escalateHandUp: "交给街道（乡镇）一起办。同一层级，期限不变。",
    escalateClocks: "上一级从今天起重新计算期限；本单位转为协办。",
    sendBack: "下级报上来、其实下级能办的，2个工作日内可以退回，一轮一次。下级至少还有3个工作日。",
    resolve: "最终答复送到以后由单位负责人办结。办结以后请居民评价，居民说“没解决”的，会重办。",
    callback: "问问居民办得怎么样。没人接的也要记；试过三次、不在同一天、有一次在晚上6点以后，就算回访过了。",
    reopen: "居民说没有解决，或者有新情况时重办。轮次加1，期限重新计算。",
    close: "回访完成后结案。没有评价的不算满意。",
    urge: "提醒承办单位，期限不变。",
    withdraw: "居民自己说不办了，签了字的材料也在附件里，才能代为撤回。回访员还会问一次是不是本人的意思。",
    supervise: "发督办单，3个工作日内报结果。级别要比现有的高。",
    referOut: "有法定途径的，移交过去，并告诉居民到哪里办。这里的期限停止。",
    merge: "和另一件是同一件事，合在一起办。每位居民的回执、答复期限和评价还是自己的。",
    split: "和那一件分开，单独办。",
    link: "给两件事做个记号，方便对照着看。各办各的，期限不变。",
    reclassify: "类别或层级定得不对时改。答应居民的日子只会提前，不会推后。",
  },
  en: {
    resident: "The resident",
    joint: "Together with others",
    waiting: "Pause, extend, put on hold",
    moving: "Hand over and merge",
    levels: "Escalate or send back",
    ending: "Ending",
    danger: "Danger",

    acceptAndDispatch:
      "All in one: accepted and dispatched; to your own office also signed. The dates for reply and resolution do not move.",
    accept: "Settle the category. The acceptance limit stops; the resident sees “Being handled”.",
    handOff:
      "Call a number above first, then note it here. The units on duty are told at once; the issue goes on.",
    proposeRefusal: "You propose, the head of the office confirms. Until then the acceptance limit runs on.",
    refuse:
      "Somebody else proposed it, you confirm. Say why and where the resident can turn; all limits stop, the resident is told and may ask for a review within 30 days.",
    askReview:
      "A resident who disagrees with the refusal may ask the office above within 30 days. Here you ask in their name.",
    review: "Decide within five working days; the resident reads your reasons.",
    dispatch:
      "To the unit that can solve it. The resident is contacted within 24 hours of the first dispatch; each one is signed for within 4 working hours.",
    sign: "You take it on. Unsigned after 4 working hours it is signed by itself; no other limit waits for it.",
    return:
      "If it is not yours, within one working day of dispatch. The resident’s dates do not move; twice a round at most.",
    rule: "Returned twice, it is for the office above to say whose it is. After that nobody can return it. The resident’s dates run on.",
    addCoHandler:
      "Another unit helps, with its own task and date. The lead unit still answers to the resident.",
    whistle:
      "When a department must come: up to three at once. They report in within one working day, within two hours where there is danger.",
    reportIn: "Tell the town that blew the whistle who is there and what comes next.",
    rateJoint:
      "Once the department has come, both sides say once how the work went. You read theirs after giving yours.",
    meet: "When the units have met, put down what they agreed on; each of them can read it. What one is to do by which day is asked of it with “Add a co-handler”.",
    finishTask: "What your unit was asked to do is done. The lead can resolve only when everybody is.",
    contact:
      "Note every try, also those in vain. Reaching the resident stops the first-contact limit. Three tries, on different days, one in the evening or on a day of rest, stop the reply limit; they are counted apart.",
    reply: "A valid reply has all four parts and reached the person. Only then does the reply limit stop.",
    askInfo:
      "Tell the resident what is missing. The resolution limit waits 15 days at most; the reply limit runs on.",
    giveInfo: "What the resident added by phone or in person, in their words. The resolution limit goes on.",
    askBack:
      "Ask about this reply for the resident who entrusted you, once a day. Whoever handles it replies again.",
    denyContact:
      "The resident says nobody was in touch. The reply then does not count and its limit runs on, a breach is dated back.",
    askPause:
      "While you wait for a test, a procedure or the weather, ask the office for a standstill. Only the resolution limit stops.",
    approvePause:
      "The resolution limit stands still until that day. The resident is told until when, and why.",
    askExtension:
      "Before the limit ends. It counts once it is approved and the resident was told. The reply limit is never extended.",
    approveExtension:
      "The first extension is for the head of the unit. It counts once the resident was told.",
    approveSecondExtension: "The second is for the office above. It counts once the resident was told.",
    tellExtension:
      "The extension is approved. Tell the resident until when and why; only then does the date move.",
    declineRequest: "Say why not; whoever asked reads it. No limit moves.",
    resume: "What was waited for has come. The days it stood still are added to the resolution limit.",
    mediate: "Only when both sides agree. Free of charge; the resolution limit stops for 30 days at most.",
    hold: "What cannot be solved now and needs a plan: reply first, then put it on hold. It is reviewed on the day, four times at most; the resident hears from you every 30 days.",
    escalate:
      "What this level cannot solve goes one up. Say what was done, why it cannot be solved here and what you ask for.",
    escalateHandUp: "Hands it to the town, within the same tier: the limits stay.",
    escalateClocks: "The level above counts anew from today; your unit stays on as co-handler.",
    sendBack:
      "What came up and can be solved below, within two working days, once a round. Below they get at least three working days.",
    resolve:
      "By the head of unit, once the final reply was given. Then the resident rates it; “not solved” reopens it.",
    callback:
      "Ask the resident how it went. Note a call nobody answered too; three tries, on different days, one after 18:00, count as done.",
    reopen:
      "When the resident says it is not solved, or there is something new. One round more, limits anew.",
    close: "After the callback. Unrated never counts as satisfied.",
    urge: "Reminds the handling unit. No limit moves.",
    withdraw:
      "Only when the resident wants it and the paper they signed lies among the files. A callback asks again whether it was of their free will.",
    supervise: "An order to report within three working days. Each must be higher than the last.",
    referOut:
      "Where the law has its own way: hand it over and tell the resident where to go. The limits here stop.",
    merge:
      "The same matter as another issue: they are handled together. Each resident keeps an own receipt, reply limit and rating.",
    split: "Apart from that one again, handled by itself.",
    link: "A mark that two issues belong together. Each goes its own way; no limit moves.",
    reclassify: "When the category or tier is wrong. What the resident was promised can only come earlier.",
  },
});
