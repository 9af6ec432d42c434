import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { ADDRESS_HEADINGS } from "#lib/domain/labels/addresses.ts";
import { SHEET_KEYS } from "#lib/domain/ledger/ledgerSheet.ts";
import { PROBLEM_CODES } from "#lib/domain/problems.ts";
import { ADDRESS_COLUMNS } from "#lib/domain/rounds/addressColumns.ts";

/**
 * The walls of the house, read from the imports themselves. A folder may import what its row names and nothing else;
 * "pages ask, use cases decide with pure rules, the database remembers".
 */
const ROOT = join(import.meta.dirname, "..");
type Zone = { readonly name: string; readonly is: RegExp; readonly may: readonly RegExp[] };
const own = (folder: string) => new RegExp(`^${folder}/`);
const NODE = /^node:/;
const MARKERS = /^(server-only|client-only)$/;

const ZONES: readonly Zone[] = [
  { name: "lib/domain", is: /^lib\/domain\//, may: [own("lib/domain"), /^zod$/] },
  {
    name: "lib/db",
    is: /^lib\/db\//,
    may: [
      own("lib/db"),
      own("lib/domain"),
      own("lib/search"),
      own("prisma/generated"),
      /^lib\/env\.ts$/,
      /^@prisma\//,
      /^pg$/, // the driver below the client, in readers.ts alone (docs/decisions, a million rows)
      MARKERS,
    ],
  },
  {
    name: "lib/search",
    is: /^lib\/search\//,
    may: [own("lib/search"), own("lib/domain"), /^(@node-rs\/jieba|pinyin-pro)(\/dict\.js)?$/, MARKERS],
  },
  {
    // floor 1: what a package knows of holidays; the table is the truth (domain.md C4)
    name: "lib/holidays",
    is: /^lib\/holidays\//,
    may: [own("lib/holidays"), own("lib/domain"), /^chinese-days\//, MARKERS],
  },
  {
    // floor 1: a file format, made from blocks of the domain (docs/decisions, official letters)
    name: "lib/letters",
    is: /^lib\/letters\//,
    may: [own("lib/letters"), own("lib/domain"), /^docx$/, MARKERS],
  },
  {
    // floor 1: the calendar format that phones subscribe to
    name: "lib/feeds",
    is: /^lib\/feeds\//,
    may: [own("lib/feeds"), own("lib/domain"), /^ical-generator$/, MARKERS],
  },
  {
    name: "lib/notify",
    is: /^lib\/notify\//,
    may: [
      own("lib/notify"),
      own("lib/domain"),
      /^lib\/(env|log)\.ts$/,
      /^(nodemailer|web-push)(\/|$)/,
      NODE,
      MARKERS,
    ],
  },
  {
    name: "lib/files",
    is: /^lib\/files\//,
    may: [
      own("lib/files"),
      own("lib/domain"),
      /^lib\/env\.ts$/,
      /^(sharp|file-type|yauzl|yazl|saxes|s3mini|@fastify\/busboy|@tus\/(server|file-store))$/,
      NODE,
      MARKERS,
    ],
  },
  {
    name: "lib/usecases",
    is: /^lib\/usecases\//,
    may: [
      own("lib/usecases"),
      own("lib/domain"),
      own("lib/holidays"),
      own("lib/db"),
      own("lib/search"),
      own("lib/notify"),
      own("lib/files"),
      /^lib\/seal\.ts$/,
      NODE,
      /^(uuidv7|@node-rs\/argon2)$/,
      MARKERS,
    ],
  },
  {
    name: "lib/queries",
    is: /^lib\/queries\//,
    may: [
      own("lib/queries"),
      own("lib/domain"),
      own("lib/holidays"),
      own("lib/db"),
      own("lib/search"),
      MARKERS,
    ],
  },
  {
    name: "lib/worker",
    is: /^lib\/worker\//,
    may: [
      own("lib/worker"),
      own("lib/usecases"),
      own("lib/domain"),
      /^lib\/db\/client\.ts$/,
      own("lib/notify"),
      /^lib\/(env|log|now)\.ts$/,
      /^pg-boss$/,
      NODE,
      MARKERS,
    ],
  },
  {
    name: "lib/auth",
    is: /^lib\/auth\//,
    may: [
      own("lib/auth"),
      own("lib/domain"),
      own("lib/db"),
      /^lib\/(env|now|seal)\.ts$/,
      /^next-auth/,
      /^next\//,
      /^react$/,
      MARKERS,
    ],
  },
  {
    name: "lib/action.ts",
    is: /^lib\/action\.ts$/,
    may: [own("lib/auth"), own("lib/domain"), /^lib\/(now|log)\.ts$/, /^next\/navigation$/, /^zod$/, MARKERS],
  },
  { name: "lib/now.ts", is: /^lib\/now\.ts$/, may: [/^lib\/db\/client\.ts$/, /^lib\/env\.ts$/, MARKERS] },
  { name: "lib/seal.ts", is: /^lib\/seal\.ts$/, may: [/^lib\/env\.ts$/, NODE, MARKERS] },
  { name: "lib/site.ts", is: /^lib\/site\.ts$/, may: [/^lib\/(env|seal)\.ts$/, MARKERS] },
  { name: "lib/etag.ts", is: /^lib\/etag\.ts$/, may: [NODE, MARKERS] },
  { name: "lib/env.ts, lib/log.ts", is: /^lib\/(env|log)\.ts$/, may: [/^zod$/, own("lib/domain"), MARKERS] },
  {
    // what runs in residents' browsers: no framework, nothing that weighs (docs/decisions, residents' pages); a map only
    // where somebody opens one
    name: "components/enhance",
    is: /^components\/enhance\//,
    may: [
      own("components/enhance"),
      own("lib/domain"),
      /^components\/(attachment\/(fileWords|size|uploads)|notice\/pushHere|ui\/formSize)\.ts$/,
      /^(leaflet|idb-keyval)$/,
    ],
  },
  {
    // browser only: what lies on a phone that is out
    name: "lib/offline",
    is: /^lib\/offline\//,
    may: [own("lib/offline"), own("lib/domain"), /^dexie$/],
  },
  {
    // the round on a phone, with a bundle of its own (docs/decisions, in the field without a line)
    name: "components/field",
    is: /^components\/field\//,
    may: [own("components"), own("lib/domain"), own("lib/offline"), /^(react|react-dom|dexie|serwist)(\/|$)/],
  },
  {
    name: "components",
    is: /^components\//,
    may: [
      own("components"),
      own("lib/domain"),
      /^(react|react-dom)$/,
      /^next\/(link|navigation)$/,
      /^(qrcode|echarts|tus-js-client)(\/|$)/,
      MARKERS,
    ],
  },
  {
    name: "app/api",
    is: /^app\/api\//,
    may: [
      own("app/api"),
      own("lib/usecases"),
      own("lib/queries"),
      own("lib/auth"),
      own("lib/domain"),
      own("lib/feeds"),
      /^lib\/(env|now|log|seal|site|etag)\.ts$/,
      /^app\/preferences\.ts$/,
      /^prisma\/migrate\.ts$/,
      /^next/,
      NODE,
      MARKERS,
    ],
  },
  {
    // a door for machines like app/api; it stands outside because the standard names its addresses
    name: "app/open311",
    is: /^app\/open311\//,
    may: [
      own("app/open311"),
      own("lib/usecases"),
      own("lib/queries"),
      own("lib/auth"),
      own("lib/domain"),
      /^lib\/(env|now|log)\.ts$/,
      /^next/,
      NODE,
      MARKERS,
    ],
  },
  {
    name: "app actions",
    is: /^app\/.*\bactions\.ts$/,
    may: [
      /^app\/preferences\.ts$/,
      /^app\/\(auth\)\/sign-in\/backTo\.ts$/,
      /^lib\/(action|env|now)\.ts$/,
      own("lib/usecases"),
      own("lib/domain"),
      own("lib/auth"),
      /^next\//,
      /^zod$/,
      /^uuidv7$/,
    ],
  },
  {
    name: "proxy.ts",
    is: /^proxy\.ts$/,
    may: [own("lib/domain"), /^lib\/env\.ts$/, /^next(\/|$)/],
  },
  {
    name: "app pages",
    is: /^(app\/|instrumentation\.ts)/,
    may: [
      own("app"),
      own("lib/queries"),
      own("lib/letters"),
      own("lib/feeds"),
      own("lib/auth"),
      own("components"),
      own("lib/domain"),
      // figures as a file: what a page shows, in another format
      /^lib\/files\/(png|xlsxWriter)\.ts$/,
      /^lib\/(now|site|action|etag)\.ts$/,
      /^next(\/|$)/,
      /^react$/,
      /^uuidv7$/,
      MARKERS,
    ],
  },
  {
    name: "prisma/seed, prisma/import",
    is: /^prisma\/(seed|import)\//,
    may: [
      own("prisma"),
      own("lib/usecases"),
      own("lib/domain"),
      own("lib/db"),
      /^lib\/(env|log)\.ts$/,
      NODE,
      /^(uuidv7|chinese-days|@node-rs\/argon2|zod|pg)(\/|$)/,
    ],
  },
];

const files = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((f) => f.isFile() && /\.tsx?$/.test(f.name))
    .map((f) => relative(ROOT, join(f.parentPath, f.name)))
    .filter((f) => !f.startsWith("prisma/generated"));
const SOURCES = ["app", "components", "lib", "prisma"].flatMap(files).concat("proxy.ts");
const text = (file: string) => readFileSync(join(ROOT, file), "utf8");
/** The code without comments, so that a comment may name what the code may not do. */
const code = (file: string) =>
  text(file)
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|[^:"'`])\/\/.*$/gm, "$1");

/** import … from "x" and export … from "x" as statements, import "x", import("x"); not every word "from". */
const IMPORT =
  /^(?:import|export\s*(?:type\s*)?[{*])[^"';]*?\bfrom\s*["']([^"']+)["']|^import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;

/** "#lib/x.ts" and "./x.ts" as paths from the root; packages as they are. */
function imports(file: string): string[] {
  const found = [...code(file).matchAll(IMPORT)].map((m) => (m[1] ?? m[2] ?? m[3]) as string);
  return found.map((name) =>
    name.startsWith("#") ? name.slice(1) : name.startsWith(".") ? normalize(join(dirname(file), name)) : name,
  );
}

describe("who may import whom", () => {
  test.each(ZONES.map((zone) => [zone.name, zone] as const))("%s keeps to its row", (_name, zone) => {
    const here = SOURCES.filter((file) => ZONES.find((z) => z.is.test(file)) === zone);
    expect(here.length, "a row for a folder that is not there guards nothing").toBeGreaterThan(0);
    const breaches = here.flatMap((file) =>
      imports(file)
        .filter((name) => !name.endsWith(".css") && !zone.may.some((may) => may.test(name)))
        .map((name) => `${file} imports ${name}`),
    );
    expect(breaches).toEqual([]);
  });

  test("only the readers of a snapshot ask the driver below the client", () => {
    const askers = SOURCES.filter((file) => file.startsWith("lib/") && imports(file).includes("pg"));
    expect(askers).toEqual(["lib/db/readers.ts"]);
  });

  test("every file of the house has a row", () => {
    const homeless = SOURCES.filter(
      (file) => !ZONES.some((zone) => zone.is.test(file)) && !file.startsWith("prisma/"),
    );
    expect(homeless).toEqual([]);
  });

  test("only the bundle takes what runs in residents' browsers", () => {
    const takers = SOURCES.filter((file) => !file.startsWith("components/enhance/")).filter((file) =>
      imports(file).some((name) => name.startsWith("components/enhance/")),
    );
    expect(takers).toEqual([]);
  });

  test("only the bundle of /field, and its words, take what runs on a phone that is out", () => {
    const takers = SOURCES.filter((file) => !/^(components\/field|lib\/offline)\//.test(file)).filter(
      (file) =>
        imports(file).some(
          (name) => /^(components\/field|lib\/offline)\//.test(name) && !name.endsWith("/messages.ts"),
        ),
    );
    expect(takers).toEqual([]);
  });

  test("pages take actions only from their own folder or above it", () => {
    const strangers = SOURCES.filter((file) => file.startsWith("app/")).flatMap((file) =>
      imports(file)
        .filter((name) => /^app\/.*\bactions\.ts$/.test(name) && !file.startsWith(`${dirname(name)}/`))
        .map((name) => `${file} imports ${name}`),
    );
    expect(strangers).toEqual([]);
  });
});

describe("house rules", () => {
  const offenders = (of: readonly string[], pattern: RegExp) => of.filter((file) => pattern.test(code(file)));
  const domain = SOURCES.filter((file) => file.startsWith("lib/domain/"));

  test("the domain takes now, ids and chance as arguments", () => {
    expect(offenders(domain, /new Date\(\s*\)|Date\.now\(|Math\.random\(|crypto\.|performance\./)).toEqual(
      [],
    );
  });

  test("the environment is read in one place", () => {
    expect(
      offenders(
        SOURCES.filter((file) => !/^(lib\/env\.ts|prisma\/(database|migrate)[\w-]*\.ts)$/.test(file)),
        /process\.env/,
      ),
    ).toEqual([]);
  });

  test("only lib/db knows Prisma", () => {
    const outside = SOURCES.filter((file) => !file.startsWith("lib/db/") && file !== "prisma/migrate.ts");
    expect(
      outside.filter((file) => imports(file).some((name) => /^prisma\/generated|^@prisma\//.test(name))),
    ).toEqual([]);
  });

  test("every server action is made by action()", () => {
    const doors = SOURCES.filter((file) => /^\s*["']use server["']/m.test(code(file)));
    expect(doors.length).toBeGreaterThan(0);
    const bare = doors.flatMap((file) =>
      [
        ...code(file).matchAll(
          /^export\s+(?!type\b|const \w+ = (?:action|residentAction|publicAction)\b)(.+)$/gm,
        ),
      ].map((m) => `${file}: ${m[1]}`),
    );
    expect(bare).toEqual([]);
  });

  test("every refusal of the catalogue is one that something refuses with", () => {
    const rest = SOURCES.filter((file) => !file.startsWith("lib/domain/problems"))
      .map(code)
      .join("\n");
    const words = new Set(rest.match(/\b[A-Z][A-Z0-9_]+\b/g));
    expect(PROBLEM_CODES.filter((name) => !words.has(name))).toEqual([]);
  });

  test("words for people live in labels and message files", () => {
    // What is looked for in texts (stop words, surnames, words before a number) is said to nobody.
    const free =
      /^lib\/domain\/(labels|problems|replies\/replyRules|redaction\/)|^lib\/search\/stopWords|(^|\/)messages(-\w+)?\.ts$|^prisma\//;
    const chinese = SOURCES.filter(
      (file) => !free.test(file) && /["'`>][^"'`<>\n]*[\u4e00-\u9fff]/.test(code(file)),
    );
    expect(chinese).toEqual([]);
  });

  test("no name watches, scores or labels people (domain.md A6)", () => {
    const ruledOut =
      /\b\w*(riskLevel|keyPerson|blacklist|sentiment|stability|petitioner(Score|Tag)|trajectory|personalScore|checkIn)\w*\b/i;
    expect(offenders(SOURCES.concat("prisma/schema.prisma"), ruledOut)).toEqual([]);
  });

  // A register of addresses must not grow into one of people: not in the database, not in a form, not in a list that is handed in.
  const REGISTERS =
    /^(id(entity)?_?(card|no|number)|hukou|ethnic\w*|nationality|religio\w*|politic\w*|party_?member\w*|birth\w*|gender|sex|age|marital\w*|income\w*|occupation|employer|disabilit\w*|disease\w*|criminal\w*|arrest\w*|drug\w*|tenants?|occupants?|inhabitants?|(family|household)_?(members?|head|type|income|grade|level|score|tags?|label)|(resident|person|people)_?(type|grade|level|score|tags?|labels?|category|class)|key_?(person|household|group)\w*|focus_?(person|group|household)\w*|watch_?list\w*|(face|plate|gps)_?(id|no|points?|photo)?|track_?points?)$/i;

  test("no field registers or labels persons: database, forms and lists (domain.md A6, C5)", () => {
    const fields = (file: string, field: RegExp) =>
      [...code(file).matchAll(field)].flatMap(([, name = ""]) =>
        REGISTERS.test(name) ? [`${file}: ${name}`] : [],
      );
    const schema = [
      ...fields("prisma/schema.prisma", /^ {2}(\w+)\s+[A-Z]/gm),
      ...fields("prisma/schema.prisma", /@map\("(\w+)"\)/g),
    ];
    const forms = SOURCES.filter(
      (file) => file.startsWith("lib/domain/") && /from "zod"/.test(code(file)),
    ).flatMap((file) => fields(file, /^\s*(\w+)\??:/gm));
    const columns = [
      ...[...ADDRESS_COLUMNS, ...SHEET_KEYS].filter((name) => REGISTERS.test(name)),
      ...Object.values(ADDRESS_HEADINGS)
        .flat()
        .filter((name) =>
          /姓名|户主|身份证|证件|民族|籍贯|出生|性别|年龄|婚|学历|职业|收入|党员|低保|残疾|病|重点|信访|刑满|吸毒|人口|租客|电话|手机|车牌|name|person|phone/i.test(
            name,
          ),
        ),
    ];
    expect([...schema, ...forms, ...columns]).toEqual([]);
    for (const name of [
      "idCard",
      "id_number",
      "keyPersonType",
      "residentTag",
      "household_members",
      "age",
      "gender",
    ])
      expect(REGISTERS.test(name), name).toBe(true);
    for (const name of ["page", "stage", "usage", "residentName", "contactName", "message"])
      expect(REGISTERS.test(name), name).toBe(false);
  });
});
