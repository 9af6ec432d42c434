/** What is instructed and reported in the demonstration. */
export const phrasesDirect = {
  overdue: {
    title: "老旧小区楼道堆物和飞线充电",
    words: "请逐个小区查清楼道堆物和飞线充电的点位，能当场清的当场清，要装充电桩的列出来，报给县区。",
  },
  done: {
    title: "枫树街道路灯不亮的路段",
    words: "这条街上路灯不亮，群众反映了多次。请一周内全部看一遍，修好，并回访反映的居民。",
  },
  report: "查了全街道的路灯，有11盏不亮，7盏已换灯管，4盏要换线路，已请供电所来人。",
  finish: "11盏全部亮了，社区逐户回访了反映的居民，都说看到了。",
  end: "办得实，了结。",
  stormTaken: "三个街道同时积水，水务、城管连夜抽排；先保一楼住户和地下车库，天亮前各报一次。",
  stormDone: "积水当夜退完，堵的下水口都掏开了；管道淤积的三段列入清淤计划，每户都回访过。",
} as const;
