import "server-only";
import { z } from "zod";
import { type CityMap, readMapPoint } from "#lib/domain/casework/mapPoint.ts";

/** The environment as this program understands it. Read on first use, so that a build needs none of it. */
export type Env = {
  databaseUrl: string;
  /** at least 32 bytes */
  authSecret: string;
  /** where people reach the service, without a trailing slash */
  publicUrl: string;
  port: number;
  /** personas and the demo clock; never together with `production` */
  demo: boolean;
  /** started by `npm run serve` */
  production: boolean;
  /** the newest migration this program knows; without it any finished state of the database will do */
  migration: string | undefined;
  /** of the program, for those who look after it */
  version: string;
  /** pages are compiled as they are asked for: `npm run dev` */
  development: boolean;
  /** where attachments lie: the folder takes what is on its way, and also what is whole unless a bucket is named */
  files: {
    folder: string;
    s3: { endpoint: string; region: string; accessKeyId: string; secretAccessKey: string } | undefined;
  };
  /** the city's own companies, to be called in a danger; what is not set is not shown */
  repairNumbers: { WATER?: string; GAS?: string };
  /** the city's own map; without one nothing can be marked */
  map: CityMap | null;
  /** how messages leave the house; what is not set is not offered */
  notices: NoticeSettings;
};

export type NoticeSettings = {
  /** channels that are set up; a demonstration offers what it only pretends to send */
  readonly offered: readonly ("EMAIL" | "SMS" | "WECOM" | "DINGTALK" | "WEB_PUSH")[];
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  readonly sms: { readonly url: string; readonly secret: string } | undefined;
  readonly push:
    | { readonly publicKey: string; readonly privateKey: string; readonly subject: string }
    | undefined;
  /** hosts that robots and browsers of this house may have beside the known ones */
  readonly hosts: readonly string[];
};

const optional = z
  .string()
  .optional()
  .transform((text) => text || undefined);

const phone = optional.refine((number) => !number || /^[\d-]{3,20}$/.test(number), "no phone number");

const schema = z
  .object({
    DATABASE_URL: optional,
    AUTH_SECRET: optional.refine(
      (secret) => !secret || Buffer.byteLength(secret) >= 32,
      "shorter than 32 bytes",
    ),
    PUBLIC_URL: optional.refine((url) => !url || /^https?:/.test(url), "not an http address"),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    MINQING_DEMO: optional.refine((flag) => !flag || flag === "1", "neither 1 nor unset"),
    MINQING_MIGRATION: optional,
    MINQING_VERSION: z.string().default("unknown"),
    MINQING_FILES: optional,
    MINQING_S3_BUCKET: optional.refine((url) => !url || /^https?:/.test(url), "not an http address"),
    MINQING_S3_REGION: z.string().default("auto"),
    MINQING_S3_KEY: optional,
    MINQING_S3_SECRET: optional,
    NODE_ENV: optional,
    MINQING_MODE: optional.refine((mode) => !mode || mode === "production", "neither production nor unset"),
    SMTP_URL: optional.refine((url) => !url || isAddress(url, /^smtps?:$/), "not an smtp address"),
    MAIL_FROM: optional.refine((from) => !from || from.includes("@"), "no e-mail address"),
    SMS_URL: optional.refine((url) => !url || isAddress(url, /^https?:$/), "not an http address"),
    SMS_SECRET: optional.refine((secret) => !secret || secret.length >= 16, "shorter than 16 characters"),
    VAPID_PUBLIC_KEY: optional,
    VAPID_PRIVATE_KEY: optional,
    VAPID_SUBJECT: optional.refine(
      (who) => !who || /^(mailto:|https:)/.test(who),
      "neither mailto: nor https:",
    ),
    WATER_PHONE: phone,
    GAS_PHONE: phone,
    MAP_TILES: optional.refine(
      (tiles) =>
        !tiles ||
        (/^(https?:\/)?\//.test(tiles) && ["{z}", "{x}", "{y}"].every((part) => tiles.includes(part))),
      "not an address with {z}, {x} and {y}",
    ),
    MAP_CREDIT: z.string().default(""),
    MAP_CENTRE: optional.refine(
      (point) => !point || readMapPoint(point) !== null,
      "not like 28.68213,115.85712",
    ),
    NOTIFY_HOSTS: optional,
  })
  .refine((given) => !given.SMTP_URL === !given.MAIL_FROM, {
    path: ["SMTP_URL"],
    message: "MAIL_FROM belongs to it",
  })
  .refine((given) => !given.SMS_URL === !given.SMS_SECRET, {
    path: ["SMS_URL"],
    message: "SMS_SECRET belongs to it",
  })
  .refine(({ VAPID_PUBLIC_KEY: a, VAPID_PRIVATE_KEY: b, VAPID_SUBJECT: c }) => !a === !b && !b === !c, {
    path: ["VAPID_PUBLIC_KEY"],
    message: "VAPID_PRIVATE_KEY and VAPID_SUBJECT belong to it",
  })
  .refine((given) => !given.MAP_TILES === !given.MAP_CENTRE, {
    path: ["MAP_TILES"],
    message: "MAP_CENTRE belongs to it",
  })
  .refine((given) => !(given.MINQING_DEMO && given.MINQING_MODE), "there is no demo in production")
  .refine((given) => !given.MINQING_S3_BUCKET || (given.MINQING_S3_KEY && given.MINQING_S3_SECRET), {
    path: ["MINQING_S3_BUCKET"],
    message: "MINQING_S3_KEY and MINQING_S3_SECRET belong to it",
  });

const isAddress = (text: string, protocol: RegExp): boolean =>
  URL.canParse(text) && protocol.test(new URL(text).protocol);

let given: z.infer<typeof schema> | undefined;

/** @throws Error naming the variable that is missing or wrong; never with its value, which may be a secret */
export const env: Env = {
  get databaseUrl() {
    return required("DATABASE_URL");
  },
  get authSecret() {
    return required("AUTH_SECRET");
  },
  get publicUrl() {
    return required("PUBLIC_URL").replace(/\/+$/, "");
  },
  get port() {
    return read().PORT;
  },
  get demo() {
    return read().MINQING_DEMO === "1";
  },
  get migration() {
    return read().MINQING_MIGRATION;
  },
  get version() {
    return read().MINQING_VERSION;
  },
  get development() {
    return read().NODE_ENV === "development";
  },
  get production() {
    return read().MINQING_MODE === "production";
  },
  get files() {
    const { MINQING_S3_BUCKET: endpoint, MINQING_S3_REGION: region } = read();
    const [accessKeyId, secretAccessKey] = [read().MINQING_S3_KEY ?? "", read().MINQING_S3_SECRET ?? ""];
    return {
      folder: required("MINQING_FILES"),
      s3: endpoint ? { endpoint, region, accessKeyId, secretAccessKey } : undefined,
    };
  },
  get repairNumbers() {
    const { WATER_PHONE, GAS_PHONE } = read();
    return { ...(WATER_PHONE && { WATER: WATER_PHONE }), ...(GAS_PHONE && { GAS: GAS_PHONE }) };
  },
  get map() {
    const { MAP_TILES: tiles, MAP_CENTRE, MAP_CREDIT: credit } = read();
    const centre = readMapPoint(MAP_CENTRE ?? "");
    return tiles && centre ? { tiles, credit, centre } : null;
  },
  get notices() {
    return noticeSettings(read());
  },
};

function noticeSettings(env: z.infer<typeof schema>): NoticeSettings {
  const { SMTP_URL, MAIL_FROM, SMS_URL, SMS_SECRET } = env;
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, VAPID_SUBJECT } = env;
  const mail = SMTP_URL && MAIL_FROM ? { url: SMTP_URL, from: MAIL_FROM } : undefined;
  const sms = SMS_URL && SMS_SECRET ? { url: SMS_URL, secret: SMS_SECRET } : undefined;
  const push =
    VAPID_PUBLIC_KEY && VAPID_PRIVATE_KEY && VAPID_SUBJECT
      ? { publicKey: VAPID_PUBLIC_KEY, privateKey: VAPID_PRIVATE_KEY, subject: VAPID_SUBJECT }
      : undefined;
  const demo = env.MINQING_DEMO === "1";
  return {
    // Robots need nothing of the house; a browser needs its key, also in a demonstration.
    offered: [
      ...(mail || demo ? (["EMAIL"] as const) : []),
      ...(sms || demo ? (["SMS"] as const) : []),
      "WECOM",
      "DINGTALK",
      ...(push ? (["WEB_PUSH"] as const) : []),
    ],
    mail,
    sms,
    push,
    hosts: (env.NOTIFY_HOSTS ?? "").split(/[\s,]+/).filter(Boolean),
  };
}

function required(name: "DATABASE_URL" | "AUTH_SECRET" | "PUBLIC_URL" | "MINQING_FILES"): string {
  const value = read()[name];
  if (value === undefined) throw new Error(`the environment variable ${name} is not set`);
  return value;
}

function read(): z.infer<typeof schema> {
  given ??= parseEnvironment(process.env);
  return given;
}

/** Exported for its test. */
export function parseEnvironment(environment: Record<string, string | undefined>): z.infer<typeof schema> {
  const result = schema.safeParse(environment);
  if (result.success) return result.data;
  const wrong = result.error.issues.map(
    (issue) => `${issue.path.join(".") || "MINQING_DEMO"}: ${issue.message}`,
  );
  throw new Error(`the environment is not usable: ${wrong.join("; ")}`);
}
