import type { Lang } from "../vocabulary.ts";

/** What is looked at, by the place of its entry in lib/domain/forecast/checklists. */
export const CHECKLIST_WORDS: readonly (readonly [zh: string, en: string])[] = [
  [
    "春节前逐个工地、企业核对工资发放，有拖欠的先谈妥支付日期，写明联系人。",
    "Before the Spring Festival check at every site and works that wages are paid; where they are owed, agree a day and name a contact.",
  ],
  [
    "看老小区外露水管、水表箱、泵房的保温，缺的补上；备好抢修队伍和送水车。",
    "See that bare pipes, meter boxes and pump rooms of old estates are wrapped; have repair crews and water carts ready.",
  ],
  [
    "回南天前看屋面、外墙、楼上卫生间渗水的老问题，列出来先修，谈不拢的约好调解时间。",
    "Before the damp months see to known leaks of roofs, walls and bathrooms above; mend the listed ones first, and set a day for mediation where neighbours do not agree.",
  ],
  [
    "汛前清掏雨水口和管道，试一遍排水泵，查窨井盖和防坠网；去年积水的点逐个定人值守。",
    "Before the floods clear gullies and pipes, run every pump, check manhole covers and nets; for each place that stood under water last year name a unit on watch.",
  ],
  [
    "看河塘、水库边的警示牌、护栏和救生杆，缺的补上，暑假前到学校提醒一次。",
    "See that ponds and banks have signs, rails and rescue poles; before the holidays remind the schools once.",
  ],
  [
    "高温前查老小区变压器和楼道线路，重过载的报供电所先扩容，备好应急发电车。",
    "Before the heat check transformers and wiring of old estates; report what is overloaded, and have a generator ready.",
  ],
  [
    "和夜市、工地、广场舞场地说好收工时间，高考中考期间再提醒一遍。",
    "Agree closing hours with night markets, sites and squares, and remind them again for the weeks of examinations.",
  ],
  [
    "把今年划片、材料、时间写成一张纸贴到楼道；有难处的家庭先问清楚，提前对接学校。",
    "Put districts, papers and dates of this year on one sheet in every stairway; ask families in difficulty early and speak with the schools.",
  ],
  [
    "年度复核前把要交的材料和时间讲清楚，行动不便的上门收，不让人跑第二趟。",
    "Before the yearly review say clearly what is needed and by when; fetch it from those who cannot come, so that nobody comes twice.",
  ],
  [
    "节前逐楼看楼道堆物、飞线充电和消防通道，能清的当场清，缺充电桩的列出来。",
    "Before the holidays look at every stairway for clutter, loose charging lines and blocked fire lanes; clear what can be cleared, and list where charging points are missing.",
  ],
  [
    "开学前走一遍上学路，看斑马线、红绿灯、减速带和校门口的停车；和学校、志愿者排好护学岗，问清课后托管的名额。",
    "Before school begins walk the ways to school: crossings, lights, humps, parking at the gate; set the wardens with schools and volunteers, and ask how many places after-school care has.",
  ],
  [
    "台风来前逐条街看广告牌、空调外机、花盆和枯树，松动的当场加固或者取下。",
    "Before the storms look along every street at signs, air conditioners, flower pots and dead trees; fasten or take down at once what is loose.",
  ],
  [
    "供暖前试水、查管，提前三天贴出试水时间；去年不热的住户逐户上门，燃气管一起看。",
    "Before the heating season fill and check the pipes, with the days posted beforehand; call on every home that stayed cold last year, and look at its gas pipe too.",
  ],
];
/** The check in one sentence, to be given as it is or changed. */
export const checklistText = (no: number, lang: Lang): string =>
  CHECKLIST_WORDS[no]?.[lang === "zh" ? 0 : 1] ?? "";
