import { shanghaiDate } from "../calendar/calendar.ts";
import { fieldProblems, PAYLOADS, type Payload } from "../commands.ts";
import { categoryPath, fieldSentence, say } from "../labels.ts";
import { cleanText, lengthOf } from "../text.ts";
import { HAZARDS, type Hazard, type Lang } from "../vocabulary.ts";
import { type Asked, one } from "./asked.ts";
import { type Fault, fault } from "./faults.ts";
import { messages } from "./messages.ts";
import { ATTRIBUTES, type AttributeCode, isService } from "./services.ts";

/** GeoReport v2: free form text limited to 4,000 characters; what the record can hold at most. */
const MOST_WORDS = 4_000;
const MOST_ADDRESS = 1_000;
const MOST_URL = 1_000;

/** A request as it was filed, before its place is known. */
export type Filing = {
  readonly payload: Omit<Payload<"register">, "unitId">;
  readonly addressId: string | null;
  readonly addressString: string | null;
  readonly mediaUrl: string | null;
  readonly hazards: readonly Hazard[];
};

/**
 * Reads POST requests (GeoReport v2). Every mistake is told at once. email, device_id and account_id are taken and not kept:
 * nobody here writes to residents by them. A field beyond the specification is left aside.
 */
export function filingOf(asked: Asked, lang: Lang, now: Date): Filing | Fault[] {
  const code = one(asked, "service_code");
  const attributes = attributesOf(asked);
  const words = cleanText(one(asked, "description") ?? "");
  const mediaUrl = one(asked, "media_url");
  const addressString = cleaned(one(asked, "address_string"));
  const [confidentiality = "NORMAL"] = attributes.values.CONFIDENTIALITY;
  const hazards = HAZARDS.filter((hazard) => attributes.values.DANGER.includes(hazard));
  const statement =
    lengthOf(words) >= 2 ? words : say(messages, lang).noWords(categoryPath(code, lang)) + words;
  const parsed = FIELDS.safeParse({
    category: code ?? "",
    hazard: hazards.length > 0,
    confidentiality,
    residentName: nameOf(asked),
    residentPhone: one(asked, "phone") ?? "",
    residentLang: lang,
    placeText: attributes.values.WHERE[0] ?? addressString?.slice(0, MOST_PLACE_WORDS) ?? "",
    channel: "WEB",
    spokenOn: shanghaiDate(now),
    lateReason: "",
  });
  const wrong = [
    ...serviceFaults(code),
    ...locationFaults(asked),
    ...attributes.faults,
    ...tooLong("description", lengthOf(words), MOST_WORDS, lang),
    ...tooLong("address_string", lengthOf(addressString ?? ""), MOST_ADDRESS, lang),
    ...(mediaUrl && !isMediaUrl(mediaUrl) ? [fault("MEDIA_URL_WRONG")] : []),
    ...(parsed.success ? [] : fieldFaults(fieldProblems(parsed.error), lang)),
  ];
  if (wrong.length > 0 || !parsed.success) return wrong;
  return {
    payload: { ...parsed.data, statement },
    addressId: cleaned(one(asked, "address_id")),
    addressString,
    mediaUrl,
    hazards,
  };
}
const cleaned = (text: string | null) => text && cleanText(text);
const FIELDS = PAYLOADS.register.omit({ statement: true, unitId: true });
/** The address as it was written stands beside the unit it led to; WHERE is the better word and goes before it. */
const MOST_PLACE_WORDS = 100;

const serviceFaults = (code: string | null): Fault[] => {
  if (code === null) return [fault("SERVICE_MISSING")];
  return isService(code) ? [] : [fault("SERVICE_UNKNOWN", { id: code })];
};

/** One of lat and long, address_string, address_id; coordinates alone lead nowhere while there is no map. */
function locationFaults(asked: Asked): Fault[] {
  const [lat, long] = [one(asked, "lat"), one(asked, "long")];
  const told = one(asked, "address_id") ?? one(asked, "address_string");
  const within = (text: string | null, most: number) =>
    text !== null && /^[+-]?\d{1,3}(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= most;
  if ((lat !== null || long !== null) && !(within(lat, 90) && within(long, 180)))
    return [fault("LAT_LONG_WRONG")];
  if (told !== null) return [];
  return [fault(lat === null ? "LOCATION_MISSING" : "NO_MAP")];
}

/** attribute[CODE]=value, attribute[CODE][]=value; codes that nobody asked for are left aside. */
function attributesOf(asked: Asked): { values: Record<AttributeCode, string[]>; faults: Fault[] } {
  const values: Record<AttributeCode, string[]> = { WHERE: [], CONFIDENTIALITY: [], DANGER: [] };
  const faults: Fault[] = [];
  for (const { code, datatype, keys } of ATTRIBUTES) {
    const given = [`attribute[${code}]`, `attribute[${code}][]`].flatMap((name) => asked.get(name) ?? []);
    const known: readonly string[] = keys;
    if (datatype !== "multivaluelist" && given.length > 1) faults.push(fault("ATTRIBUTE_ONE", { code }));
    if (known.length > 0 && given.some((value) => !known.includes(value)))
      faults.push(fault("ATTRIBUTE_WRONG", { code, allowed: known.join(", ") }));
    values[code] = given;
  }
  return { values, faults };
}

/** 王小明, or Ming Wang: a family name goes first and unparted where it is written so. */
function nameOf(asked: Asked): string {
  const [first, last] = [one(asked, "first_name") ?? "", one(asked, "last_name") ?? ""];
  return /^\p{Script=Han}/u.test(last) ? `${last}${first}` : `${first} ${last}`.trim();
}

/** Only the form of the address is looked at: nothing here ever opens it. */
const isMediaUrl = (text: string): boolean =>
  text.length <= MOST_URL && /^https?:\/\/[^\s\p{Cc}/?#@]+([/?#][^\s\p{Cc}]*)?$/iu.test(text);

const tooLong = (field: string, length: number, max: number, lang: Lang): Fault[] =>
  length > max
    ? [fault("FIELD_WRONG", { field, words: fieldSentence({ code: "TOO_LONG", max, length }, lang) })]
    : [];

/** Which of its fields Open311 calls otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  residentName: "first_name, last_name",
  residentPhone: "phone",
  placeText: "attribute[WHERE]",
};
/** Category and confidentiality have sentences of their own. */
const fieldFaults = (problems: ReturnType<typeof fieldProblems>, lang: Lang): Fault[] =>
  Object.entries(problems).flatMap(([field, problem]) =>
    NAMES[field] ? [fault("FIELD_WRONG", { field: NAMES[field], words: fieldSentence(problem, lang) })] : [],
  );
