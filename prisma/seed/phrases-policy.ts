/** What is promised, asked and answered in the demonstration; days count from the day it begins on. */
export const HOT = [
  {
    title: "老城片区雨天积水",
    text: "一下大雨，几条老街就积水进屋。清淤、换管，再装两台强排泵。",
    from: 90,
    due: -20,
    moved: [],
    stages: [
      { name: "清淤疏通", due: -60 },
      { name: "换管装泵", due: -20 },
    ],
    ended: [
      { from: 62, stage: 1, words: "管网清淤全部做完，清出淤泥三百多方。" },
      { from: 24, stage: 2, words: "新管换好，两台泵装好试过。" },
      { from: 24, stage: 0, words: "后面两场大雨看过，没有再积水。" },
    ],
  },
  {
    title: "菜市场周边乱停车",
    text: "早晚高峰堵得公交进不来。新划车位，管好装卸货时间。",
    from: 60,
    due: -5,
    moved: [{ from: 12, due: 25, reason: "新车位要等旧围挡拆完才能划线，围挡这周才拆。" }],
    stages: [],
    ended: [],
  },
  {
    title: "老小区晚上没有路灯",
    text: "十二个老小区没有路灯，老人晚上不敢出门。分三批装。",
    from: 30,
    due: 60,
    moved: [],
    stages: [
      { name: "第一批四个小区装好", due: -3 },
      { name: "第二批四个小区装好", due: 28 },
      { name: "第三批四个小区装好", due: 60 },
    ],
    ended: [],
  },
] as const;

export const ANSWERED = [
  {
    category: "HOUSING_PROPERTY.ELEVATOR",
    question: "老旧小区加装电梯，一楼住户要求补偿，有没有标准？街道能不能出面定数额？",
    answer:
      "没有统一数额。由同意加装的住户和一楼住户协商，街道主持，谈成的写进协议；谈不成的走调解，街道不能替住户定数额。",
    basis: "《中华人民共和国民法典》第二百七十八条、第二百八十八条；《中华人民共和国人民调解法》。",
  },
  {
    category: "CARE_SERVICE.MEAL_SERVICE",
    question: "户口不在本市、常住在社区的老人，能不能在社区食堂享受助餐优惠？",
    answer: "能。按常住地办，凭居住证或者社区出的居住证明，和本市老人一样。",
    basis: "《中华人民共和国老年人权益保障法》第五十三条。",
  },
] as const;

export const OPEN_QUESTION = {
  category: "UTILITIES.STREET_LIGHT",
  question: "没有物业的老小区装了路灯，以后的电费和维修由谁出？",
};

export const VERIFY = "请说明当时为什么没有按期答复、现在补上了没有。";
export const SCORECARD_WORD = "夏天两次暴雨，积水的事集中在七月，人手都在现场，答复晚了几天。现在已经补齐。";
