import { texts } from "#lib/domain/texts.ts";

export const dangerMessages = texts({
  zh: {
    callFirst: "有危险，请先打电话",
    for110: "报警",
    for119: "火警",
    for120: "急救",
    for122: "交通事故",
    forPOWER: "电力抢修",
    forGAS: "燃气抢修",
    forWATER: "供水抢修",
    utility: "煤气漏了、电线断了：先离开，到外面再打119，或打燃气、供电公司的抢修电话。",
  },
  en: {
    callFirst: "In danger, call first",
    for110: "Police",
    for119: "Fire",
    for120: "Ambulance",
    for122: "Road accident",
    forPOWER: "Power company",
    forGAS: "Gas company",
    forWATER: "Water company",
    utility:
      "Gas leaking or a power line down: leave first, then call 119 or the gas or power company from outside.",
  },
});
