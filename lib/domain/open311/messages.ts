import { texts } from "../texts.ts";
import type { PlainState } from "../vocabulary.ts";

/** What Open311 answers say to people. */
export const messages = texts({
  zh: {
    service: (name: string, group: string) => `反映${group}里“${name}”方面的事。`,
    WHERE: "具体在哪里：哪个小区、哪一栋、哪个路口。不会公开。",
    WHERE_HOW: "一行字，最多100个字，可以不填。",
    CONFIDENTIALITY: "姓名和电话怎么处理？",
    CONFIDENTIALITY_HOW: "选一项；不选，就是“经办人可以联系我”。",
    NORMAL: "经办人可以联系我",
    CONFIDENTIAL: "请为我保密",
    ANONYMOUS: "不留姓名和电话",
    DANGER: "现在有没有危险？有危险请先打110、119、120或122。",
    DANGER_HOW: "可以选几项；没有危险就不填。",
    noWords: (name: string) => `（没有另写说明）${name}`,
    filed: (no: string, address: string) => `已登记，回执编号 ${no}。在 ${address} 查进度、评价：`,
    byPhone: "输入编号和手机号后四位。",
    byKey: (secret: string) => `输入编号和查询码 ${secret}，请转交反映人。`,
    callFirst: "有危险请先打：110报警、119火警、120急救、122交通事故。",
    contact: (city: string, phone: string) => (phone ? `${city}，电话 ${phone}` : city),
    keyService: (city: string) => `密钥由${city}的系统管理员在“接口密钥”里发放，请打上面的电话申请。`,
    between: "",
  },
  en: {
    service: (name: string, group: string) => `A matter of “${name}” (${group}).`,
    WHERE: "Where exactly: estate, building, crossing. It is not made public.",
    WHERE_HOW: "One line of at most 100 characters; may be left empty.",
    CONFIDENTIALITY: "What about name and phone?",
    CONFIDENTIALITY_HOW: "Choose one; without a choice whoever handles it may be in touch.",
    NORMAL: "Whoever handles it may be in touch",
    CONFIDENTIAL: "Keep my name private",
    ANONYMOUS: "Leave neither name nor phone",
    DANGER: "Is there a danger now? In danger, call 110, 119, 120 or 122 first.",
    DANGER_HOW: "Choose as many as apply; leave empty if there is none.",
    noWords: (name: string) => `(no further words) ${name}`,
    filed: (no: string, address: string) =>
      `Registered with receipt number ${no}. To follow and rate it, open ${address} `,
    byPhone: "and enter the number with the last four digits of the phone.",
    byKey: (secret: string) =>
      `and enter the number with the key ${secret}; please pass it on to whoever raised it.`,
    callFirst: "In danger, call first: 110 police, 119 fire, 120 ambulance, 122 road accidents. ",
    contact: (city: string, phone: string) => (phone ? `${city}, phone ${phone}` : city),
    keyService: (city: string) =>
      `Keys are given out by the system administrator of ${city}; please ask at the number above.`,
    between: ", ",
  },
});

/** The plain word of a state, told to everybody: the resident's own page speaks to them, this does not. */
export const PUBLIC_STATE = {
  RECEIVED: ["已收到", "Received"],
  WORKING: ["正在办", "Being handled"],
  ANSWERED: ["已有答复，还在办", "Answered, and still being handled"],
  PLEASE_RATE: ["已办结，等居民评价", "Resolved; the resident has still to rate it"],
  ENDED: ["已结束", "Ended"],
  NOT_OURS: ["不归本级办，已告知去处", "Not for this office; it was told whom to ask"],
} as const satisfies Record<PlainState, readonly [zh: string, en: string]>;

/** Every error there is, with its HTTP status: 404 for what does not exist, 403 for the key, 429 for too often, else 400. */
export const FAULTS = {
  JURISDICTION_UNKNOWN: [
    404,
    "没有jurisdiction_id“{id}”。可以用的是：{known}。",
    "jurisdiction_id “{id}” was not found. Known: {known}.",
  ],
  JURISDICTION_MISSING: [
    400,
    "这里有几个城市，请写jurisdiction_id：{known}。",
    "Several cities are served here; please send jurisdiction_id: {known}.",
  ],
  SERVICE_UNKNOWN: [404, "没有service_code“{id}”。", "service_code “{id}” was not found."],
  SERVICE_MISSING: [400, "请写service_code。", "service_code was not provided."],
  REQUEST_UNKNOWN: [404, "没有service_request_id“{id}”。", "service_request_id “{id}” was not found."],
  TOKEN_UNKNOWN: [404, "没有token“{id}”。", "token “{id}” was not found."],
  NO_SUCH_CALL: [
    404,
    "没有这个地址，请看/open311/discovery.xml。",
    "No such call; see /open311/discovery.xml.",
  ],
  KEY_MISSING: [403, "请写api_key。", "api_key was not provided."],
  KEY_INVALID: [403, "api_key不对，或者已经停用。", "Invalid api_key received, or it was revoked."],
  TOO_OFTEN: [
    429,
    "请求太多，请{seconds}秒后再试。",
    "Too many requests; please try again in {seconds} seconds.",
  ],
  FORMAT_UNKNOWN: [400, "地址要以.xml或.json结尾。", "The address must end in .xml or .json."],
  METHOD_UNKNOWN: [400, "这个地址不收{method}。", "{method} is not taken here."],
  NOT_A_FORM: [
    400,
    "请用application/x-www-form-urlencoded发送。",
    "Please send application/x-www-form-urlencoded.",
  ],
  GENERAL: [
    400,
    "系统暂时没有响应，请稍后再发；同样的内容不会登记两次。",
    "The service did not answer. Please send it again shortly; the same request is not registered twice.",
  ],
  FIELD_MISSING: [400, "请写{field}。", "{field} was not provided."],
  FIELD_WRONG: [400, "{field}：{words}", "{field}: {words}"],
  LOCATION_MISSING: [
    400,
    "请写在哪里：address_id（社区或街道的代码），或address_string（写上社区或街道的全名）。",
    "Please say where: address_id (code of a community or town) or address_string (with the full name of one).",
  ],
  NO_MAP: [
    400,
    "这里还没有坐标地图，只有lat和long找不到地方。请另写address_id或address_string。",
    "There is no map here that leads from lat and long to a place. Please also send address_id or address_string.",
  ],
  LAT_LONG_WRONG: [
    400,
    "lat和long要一起写，是WGS84的度数。",
    "lat and long go together, in degrees of WGS84.",
  ],
  ADDRESS_ID_UNKNOWN: [
    400,
    "没有代码为“{id}”的社区、街道或网格。",
    "There is no community, town or grid of the code “{id}”.",
  ],
  PLACE_NOT_NAMED: [
    400,
    "看不出是哪个社区或街道。请在address_string里写全名，例如“{example}”，或写address_id。",
    "No community or town is named. Please write the full name in address_string, e.g. “{example}”, or send address_id.",
  ],
  PLACE_AMBIGUOUS: [
    400,
    "同名的地方有几个：{places}。请写上街道或区县，或写address_id。",
    "Several places have that name: {places}. Please add town or county, or send address_id.",
  ],
  OUTSIDE_UNIT: [
    400,
    "这个api_key只能登记{unit}范围内的事。",
    "This api_key may only file requests within {unit}.",
  ],
  ATTRIBUTE_WRONG: [
    400,
    "attribute[{code}]要从这些里选：{allowed}。",
    "attribute[{code}] must be chosen from: {allowed}.",
  ],
  ATTRIBUTE_ONE: [400, "attribute[{code}]只能写一个值。", "attribute[{code}] takes one value only."],
  MEDIA_URL_WRONG: [
    400,
    "media_url要是http或https的网址，最多1000个字符。",
    "media_url must be an http or https address of at most 1,000 characters.",
  ],
  DATE_WRONG: [
    400,
    "{field}要写W3C格式的时间，带时区，例如2026-03-09T08:00:00+08:00。",
    "{field} must be in W3C format with a time zone, e.g. 2026-03-09T08:00:00+08:00.",
  ],
  RANGE_REVERSED: [400, "start_date不能晚于end_date。", "start_date must not be later than end_date."],
  RANGE_TOO_LONG: [
    400,
    "start_date到end_date最多90天。",
    "start_date to end_date may not span more than 90 days.",
  ],
  STATUS_WRONG: [400, "status只能是open或closed。", "status is open or closed."],
  PAGE_WRONG: [
    400,
    "page和page_size要是正整数，page_size最大1000，一共最多翻到第50000条。",
    "page and page_size are whole numbers from 1; page_size is at most 1,000, and no page goes beyond row 50,000.",
  ],
  CANNOT_CLOSE: [
    400,
    "外部系统不能结束一件事。反映人可以凭回执撤回或评价。",
    "A system outside cannot end a matter. Whoever raised it can withdraw or rate it with the receipt.",
  ],
  NOTHING_TO_ADD: [
    400,
    "这件事已经结束，不能再补充。请另外登记。",
    "This matter has ended and takes no additions. Please file it anew.",
  ],
} as const satisfies Record<string, readonly [status: number, zh: string, en: string]>;
