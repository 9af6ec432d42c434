import type {
  CategoryL1,
  EscalateReason,
  Outcome,
  RefusalReason,
  SuperviseReason,
} from "#lib/domain/vocabulary.ts";
import type { Told } from "./samples.ts";

/** What people of the demonstration write, beside the samples. All of it is made up. */

export const OPENINGS = [
  "",
  "",
  "",
  "",
  "你好，",
  "同志，",
  "麻烦反映一下：",
  "想请你们帮个忙。",
  "您好，打扰了。",
];
export const CLOSINGS = ["", "", "", "", "谢谢。", "盼回复。", "麻烦了。", "请给个回音。", "辛苦你们了。"];
export const EMOJI = ["🙏", "😭", "🙏🙏", "👍", "😤", "🚰"];
/** Another resident about the same thing. */
export const ME_TOO = [
  "我也住这边，",
  "跟前几天邻居反映的是同一件事：",
  "我们楼上楼下好几家都是这样。",
  "听说已经有人报过了，我再讲一遍：",
  "不是一家的事，我家也一样。",
];
export const CALL_ME = (phone: string): string => `白天可以打我电话${phone}。`;

/** Sentences for those who tell everything from the beginning. */
export const LONG_TALE = [
  "事情要从头讲起，我尽量讲清楚，讲得啰嗦请多包涵。",
  "最早发现是在前年春天，当时以为是小毛病，没有往心里去。",
  "第一次去问，窗口的小姑娘很客气，让我留了电话，说有消息会打来。",
  "等了半个来月没有动静，我又去了一趟，换了一个人，说没有看到登记。",
  "第二次我学了乖，自己写了一张纸，一式两份，请他们在上面签了收到。",
  "这中间我也打过几个电话，有的说归这家管，有的说归那家管。",
  "我把打电话的日子和接电话的人都记在本子上，需要的话可以拿给你们看。",
  "邻居们也都知道这件事，楼上的老师傅还帮我拍过照片。",
  "去年夏天最厉害，一连好几天家里都没法正常过日子。",
  "那几天我女儿从外地回来，看见这个样子，当场就急了。",
  "我们也不是没有想过自己出钱弄，问了两家做工程的，都说个人弄不了。",
  "有一家说可以先应付一下，开口要三千多，弄完只能管一年。",
  "我和老伴商量，钱不是大问题，怕的是花了钱还要返工。",
  "社区的同志来过一次，看得很仔细，还用手机拍了照，我心里是感激的。",
  "后来听说那位同志调走了，新来的同志不清楚前面的情况。",
  "我又从头讲了一遍，他也记了，说要往上面报一报。",
  "报上去以后的情况我就不知道了，也没有人告诉我报到了哪里。",
  "我们这栋楼住的多半是老人，有的耳朵不好，有的眼睛不好，不大会用手机。",
  "大家开会的时候推我出来讲，说我以前教过书，讲话有条理。",
  "我不是来吵架的，也不想为难哪一个人，只想知道到底卡在哪一步。",
  "如果政策上办不到，也请明明白白告诉我们，我们好另外想办法。",
  "如果能办，请给一个大概的日子，哪怕是下半年，大家心里也有个盼头。",
  "需要我们居民配合的，出人出力都没有问题，签字按手印也可以。",
  "上个礼拜又下了一场雨，情况比上次还要重一些，所以才又来反映。",
  "我年纪大了，记性不如从前，有讲漏的地方请你们来家里看看就清楚了。",
  "家里白天一般有人，来之前打个电话，我好把桌子收拾出来。",
  "讲了这么多，耽误你们时间了，能看到这里我就很感谢。",
];

/** The night of the storm, in the words of those who were in it. */
export const STORM = [
  "昨晚那场暴雨，我们这条路的水漫过了膝盖，一楼好几家进了水，请快来抽水。",
  "雨水井往上冒水，院子里的电动车全泡了，地下室的水泵也不转。",
  "店门口积水一尺多深，货搬都来不及搬，下水口是不是又堵了？",
  "水从卫生间地漏倒灌进来，老人在床上下不来，请派人看看主管道。",
  "每次下大雨都是这个路口最先淹，昨晚有个骑车的跌进水里，太吓人了。",
  "车库进水一米多，水退了全是泥，请帮忙清淤，再查查是哪里堵的。",
  "排水沟被泥沙填满了，田里的水漫到屋门口，禾苗都倒了。",
  "早上起来小区门口像个塘，孩子上学是背出去的，请赶紧疏通。",
];
export const STORM_PROGRESS: Told & { next: string } = {
  done: "昨夜街道和排水队到现场抽水，清掉了堵在雨水口的树叶和泥沙，给进水的住户送了沙袋。",
  state: "路面积水已经退完，这一段管道淤积还没有清到底。",
  next: "用机器人把管道查一遍，查出的问题逐段疏通，下次大雨前派人到场值守。",
};
export const STORM_FINAL: Told = {
  done: "这一段雨水管已全部清淤，换了两处塌陷的管节，雨水口加装了防堵篦子。",
  state: "后来又下过一场大雨，路面没有积水，我们的人在现场看着退的。",
};

/** What a final reply promises, whatever the matter. */
export const AFTERWARDS = [
  "请您评一评办得怎么样；三十日内要是又出现，凭回执编号可以要求重办。",
  "我们半个月后再来回看一次，您有什么想法随时打这个电话。",
  "这里留下了维护单位的电话，再有情况先打他们，打不通就找我们。",
  "过一个月我们再打一次电话给您，确认没有反复。",
];

/** Final replies where the matter could not simply be solved. */
export const OTHER_ENDINGS: Readonly<Record<Exclude<Outcome, "SOLVED" | "MEDIATED">, readonly Told[]>> = {
  PARTIAL: [
    {
      done: "能当场改的几处已经改好，剩下的一处要等产权单位更换配件，我们和对方定了书面约定。",
      state: "目前大部分已恢复正常，没有办完的那一处用临时措施顶着，不影响日常使用。",
    },
    {
      done: "我们请两家责任单位到现场分了工，一家的活已经干完，另一家的施工排在下个季度。",
      state: "眼下情况比反映时好了不少，您在现场也看到了，余下部分我们记在账上。",
    },
  ],
  EXPLAINED: [
    {
      done: "我们调了原始资料并到现场核对，又带着文件上门，把依据一条一条讲给您听。",
      state: "按现在的规定这一项暂时没有支持的依据，您表示听明白了，文件复印件留了一份给您。",
    },
    {
      done: "经办同志陪您到窗口查了系统里的记录，当面解释了计算办法和适用的年份。",
      state: "计算没有差错，您对数字没有异议，对办法的建议我们写成意见报给了上级。",
    },
  ],
  NOT_SUPPORTED: [
    {
      done: "我们核对了合同、批文和现场，请法律顾问看过，并当面向您说明了理由。",
      state: "您的要求和规定不一致，不能支持；可以申请法律援助，地址和电话写在答复书上。",
    },
    {
      done: "街道组织双方和第三方鉴定到场，鉴定结论和您反映的原因不一致，报告已给您一份。",
      state: "这项要求不能支持，如对结论有不同意见，可以在收到报告后三十日内申请复核。",
    },
  ],
  PLANNED: [
    {
      done: "我们完成了现场踏勘和意愿调查，方案通过了专家评审，已列入下一年度计划。",
      state: "资金来源和责任单位都已明确，开工前还要走招标手续，进度贴在公告栏。",
    },
    {
      done: "相关部门一起开了协调会，测算了费用和受益户数，同意列入民生项目库。",
      state: "项目排在第二批，具体开工时间随年度计划公布，期间的临时办法已经安排好。",
    },
  ],
};

/** A first word from an office that will not be the one to solve it. */
export const FIRST_WORDS: readonly (Told & { next: string })[] = [
  {
    done: "接到您反映的当天，我们打电话问清了前后情况，约好了到现场看的时间。",
    state: "现场和材料我们先看，该补的材料由我们去调，暂时不用您跑。",
    next: "看完现场就告诉您本级能办哪些、哪些要请上级来办。",
  },
  {
    done: "经办同志今天到现场拍了照、量了尺寸，也问了左右几户邻居。",
    state: "情况和您讲的一致，牵涉到的几家单位已经一家一家通知到。",
    next: "约几家单位一起开会，定不下来的报上级协调，结果当面告诉您。",
  },
  {
    done: "我们查了这件事以前的记录，和原来经手的同志对了一遍，把缺的材料列了单子。",
    state: "单子上的五样材料已找到三样，剩下两样正在向档案室调取。",
    next: "材料齐了以后给您打电话，讲清楚下一步由哪一家来办。",
  },
];
/** Word in between, while a long matter is under way. */
export const MEANWHILE: readonly (Told & { next: string })[] = [
  {
    done: "上次答应您的两步已经走完一步：现场复测做了，材料送到了审批的部门。",
    state: "审批的部门正在看材料，没有要您补的东西。",
    next: "有结果当天打电话告诉您，没有结果也在这一天前打给您。",
  },
  {
    done: "我们开了一次协调会，几家单位的分工和完成时间都写进了会议纪要。",
    state: "前期的活已经开始做，比原来的计划晚了一个星期，原因是等一份批复。",
    next: "请您到现场看一次进度，再定下一步验收的日子。",
  },
  {
    done: "我们把卡住的环节又核对了一遍，催了两家还没有回话的单位。",
    state: "一家已经书面回复，另一家答应这个星期内给结果。",
    next: "两家都答复以后，当面告诉您最后怎么办。",
  },
];
/** The first word after somebody said that it was not solved. */
export const TAKEN_UP_AGAIN: Told & { next: string } = {
  done: "您说没有解决，负责人当天带人重新到现场，对照上次的答复一项一项查了一遍。",
  state: "查明有一处没有做到位，责任在我们，已经安排返工。",
  next: "返工做完请您到场看，您点头我们才算办完。",
};
/** Told to the resident the day their matter goes up. */
export const HANDED_UP = {
  state: "今天已把前后情况一起报给上一级，由他们接着办，您不用再讲一遍。",
  next: "上一级的同志会直接给您打电话，期间有急事仍然可以找我们。",
} as const;

export const EVIDENCE = [
  "现场看过，居民在场确认，照片存档。",
  "维修单和验收单已存档，居民签字。",
  "电话回访居民确认，通话记录已登记。",
  "公示照片和会议记录存档。",
  "不需要材料：当场办好，邻居在场。",
];

type Escalation = { done: string; whyNot: string; asked: string };
export const ESCALATIONS: Readonly<Record<EscalateReason, readonly Escalation[]>> = {
  AUTHORITY: [
    {
      done: "已到现场看过两次，联系了产权单位，做了临时防护。",
      whyNot: "审批和执法权限都在上一级，本级只能劝导。",
      asked: "请上一级主管部门到场认定，并明确由谁来办。",
    },
    {
      done: "已约双方谈过，核对了手续和现场。",
      whyNot: "手续由上一级发放，本级查不到底档，也无权变更。",
      asked: "请调取底档核对，给出书面意见。",
    },
  ],
  FUNDS: [
    {
      done: "已请施工队测量报价，居民愿意分摊一部分。",
      whyNot: "费用超出本级一年的维修经费，凑不齐。",
      asked: "请纳入年度资金安排，或先批应急维修。",
    },
  ],
  POLICY: [
    {
      done: "已对照现行文件逐条核对，材料收齐。",
      whyNot: "文件对这种情形没有写明，本级不能自行解释。",
      asked: "请对政策口径给出明确答复，好告诉居民。",
    },
  ],
  CROSS_AREA: [
    {
      done: "已和相邻的单位一起看过现场，各自能做的都做了。",
      whyNot: "问题跨两个辖区，牵头单位定不下来。",
      asked: "请明确牵头单位，召集一次现场协调会。",
    },
  ],
};
export const SEND_BACK = [
  "本级核对后认为可以在下级解决：责任单位就在辖区内，请按维修办法直接组织。",
  "所列各项都在下级权限之内，请先按程序办，需要出面协调的随时报来。",
];
const NOT_OUR_FACILITY = "设施不归本单位管养，移交清单上没有这一段，建议派给管养单位。";
const NOT_OUR_POWER = "所涉事项由另一部门经办，本单位没有这项职权，建议改派。";
export const RETURNS: Readonly<Record<CategoryL1, string>> = {
  HOUSING_PROPERTY: "经现场核实属于小区共有部位，应由物业组织维修，本单位负责指导。",
  UTILITIES: NOT_OUR_FACILITY,
  ENVIRONMENT: NOT_OUR_FACILITY,
  URBAN_MANAGEMENT: NOT_OUR_FACILITY,
  LAND_RELOCATION: NOT_OUR_POWER,
  SOCIAL_ASSISTANCE: NOT_OUR_POWER,
  CARE_SERVICE: NOT_OUR_POWER,
  HEALTH: NOT_OUR_POWER,
  EDUCATION_EMPLOYMENT: NOT_OUR_POWER,
  NEIGHBOR_DISPUTE: NOT_OUR_POWER,
  TRANSPORT_SAFETY: NOT_OUR_FACILITY,
  GOVERNANCE_SERVICE: NOT_OUR_POWER,
};
/** What is not ours to solve, as it was told and as it was refused. */
export const REFUSALS: readonly {
  title: string;
  text: string;
  category: string;
  refusal: { reason: RefusalReason; words: string; whereToGo: string };
}[] = [
  {
    title: "装修公司拖着不赔",
    text: "我和装修公司为漏水打官司，法院上个月立了案，开庭还早，请你们先出面让他们把钱赔了。",
    category: "HOUSING_PROPERTY.LEAK_QUALITY",
    refusal: {
      reason: "R1",
      words: "您反映的合同纠纷法院已经立案，正在审理，这里不能另外处理，免得影响您的官司。",
      whereToGo: "请向承办法官了解进度，需要帮助可打法律援助热线12348。",
    },
  },
  {
    title: "老家门口的路坏了",
    text: "我老家在邻市，门口那条水泥路被大车压坏了，我人在这里上班，想请你们帮忙修一修。",
    category: "UTILITIES.ROAD_MANHOLE",
    refusal: {
      reason: "R4",
      words: "经核对地址，这条路不在本辖区范围内，我们没有权力派人去修，请您谅解。",
      whereToGo: "请打当地的12345热线，我们已把您讲的地点和情况转告对方。",
    },
  },
  {
    title: "路灯能不能再加两盏",
    text: "上个月反映路灯不亮，已经修好了。我想再反映一次，能不能在我家窗下再加两盏？",
    category: "UTILITIES.STREET_LIGHT",
    refusal: {
      reason: "R3",
      words: "路灯的事上个月已经办结并当面答复过您，照度测过达到标准，这次没有新的情况。",
      whereToGo: "对上次的结果不满意，可以凭原来的回执编号要求重办。",
    },
  },
  {
    title: "买的冰箱不制冷",
    text: "在商场买的冰箱用了四个月不制冷，售后约了两次都没来，请你们帮我换一台。",
    category: "GOVERNANCE_SERVICE.POLICY_INQUIRY",
    refusal: {
      reason: "R8",
      words: "冰箱在保修期内，修理更换是商家的责任，属于买卖双方约定的事，应由商家先行处理。",
      whereToGo: "商家仍不处理的，请打消费者投诉热线12315，带上发票。",
    },
  },
];
export const WITHDRAWALS = [
  "问题自己解决了，不用再办，谢谢。",
  "和邻居说好了，撤回吧。",
  "报重了，留前面那一份就行。",
];
export const URGES = ["", "还没有人来，麻烦再催一下。", "这两天又厉害了，请快一点。", "请问排到什么时候？"];
export const SUPERVISIONS: Readonly<Record<Exclude<SuperviseReason, "BREACH">, string>> = {
  INSTRUCTION: "领导批示：请主办单位三个工作日内到现场，把办理计划告诉居民。",
  HAZARD_IGNORED: "涉及安全，请先排险再办手续，当天报告现场情况。",
  REOPENED: "居民反映没有彻底解决，请查明原因，由负责人上门说明。",
};
export const PRAISE = [
  "",
  "",
  "",
  "说到做到，谢谢。",
  "来得快，态度好。",
  "这回办得实在。",
  "老人家很满意。",
];
export const SO_SO = ["", "", "办是办了，就是久了点。", "希望下次早点告诉我们。"];
export const NOT_SOLVED = [
  "修了两天又坏了，请再来看看。",
  "只是口头说说，现场没有变化。",
  "答复说办好了，我家这边还是老样子。",
];

/** Notes of visits in which something was raised; what it was is in the issue. */
export const VISIT_NOTES = [
  "讲的是本地话，同行的记录员帮着听，记完念了一遍，本人改了一处后确认。",
  "约好晚上在家，话讲得很细，我们照原话记，没有替他归纳。",
  "隔壁邻居也过来补充了几句，情况一致。",
  "看了现场，回执当场打印给了本人，讲清楚了几天内答复。",
  "本人同意登记，不同意录音。",
  "先听后记，临走把接待室的电话写在她家日历上。",
  "家人在旁边帮着说，老人耳背，用大字板确认了一遍。",
];
/** Notes of visits in which nobody raised anything: a full result (domain.md N15). */
export const QUIET_NOTES = {
  NOTHING_RAISED: [
    "家里都好，孩子上三年级，问了一下接待室几点开门，留了联系卡。",
    "老两口身体硬朗，说上次修的路灯亮堂多了，没有别的事。",
    "刚搬来两个月，给了一份社区服务清单，暂时没有要反映的。",
    "聊了聊秋收和外出打工的儿子，没有困难，让有事打联系卡上的电话。",
    "租住的年轻人，周末才在家，问清楚了居住登记怎么办，没有其他问题。",
    "上回反映的漏水已经修好，来看看，天花板干了，老人很高兴。",
    "邻里关系好，楼道干净，说今年没有什么要麻烦的。",
  ],
  NOT_MET: [
    "敲门无人应，邻居说上班去了，留了联系卡和接待时间，改约周三晚上。",
    "家里没人，门口塞了联系卡，过两天再来。",
    "只有孩子在家，没有进门，请大人有事打联系卡上的电话。",
  ],
  DECLINED: [
    "住户说没有问题，不想登记，尊重意愿，留下服务电话后离开。",
    "正在吃饭，不方便，说有事会自己来社区。",
  ],
} as const;
