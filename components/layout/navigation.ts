import { areaPosts, type DeskDuty, mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { GRANTS, type Staff } from "#lib/domain/permissions.ts";
import type { Role } from "#lib/domain/vocabulary.ts";

type Posts = Staff["posts"];
const mayRegister = new Set<Role>(GRANTS.register.posts.map(([role]) => role));
const seesIssues = (posts: Posts) => posts.some(({ role }) => role !== "SYS_ADMIN");
const staff = (posts: Posts): Staff => ({ kind: "STAFF", personId: "", posts });
const may = (duty: DeskDuty) => (posts: Posts) => mayAtDesk(staff(posts), duty);
/** For a place, which a department does not have. */
const mayForPlace = (duty: DeskDuty) => (posts: Posts) => areaPosts(staff(posts), duty).length > 0;
/** For a county or the city. */
const mayAbove = (duty: DeskDuty) => (posts: Posts) =>
  areaPosts(staff(posts), duty).some(({ level }) => level === "CITY" || level === "COUNTY");

/** 批示, 专报 and the two boards: one entry of the menu, with links among them. */
const DIRECT_ROOMS = {
  instructions: (posts: Posts) => may("answerInstruction")(posts) || may("seeInstructions")(posts),
  digests: (posts: Posts) => may("readDigest")(posts) || may("draftDigest")(posts),
  board: (posts: Posts) => may("seeBoards")(posts),
  orders: (posts: Posts) => may("seeBoards")(posts),
} as const satisfies Record<string, (posts: Posts) => boolean>;
export type DirectRoom = keyof typeof DIRECT_ROOMS;
export const directRooms = (posts: Posts): DirectRoom[] =>
  (Object.keys(DIRECT_ROOMS) as DirectRoom[]).filter((room) => DIRECT_ROOMS[room](posts));

/**
 * The rooms of an office, as data: where they are, who has something to do there, and whether they are of every day or
 * stand behind "more". What somebody may see and do there is asked again behind each door.
 */
const ROOMS = {
  desk: { href: "/desk", daily: true, shown: () => true },
  newVisit: {
    href: "/visits/new",
    daily: true,
    shown: (posts: Posts) => posts.some(({ role }) => mayRegister.has(role)),
  },
  field: { href: "/field", daily: true, shown: may("keepHouseholds") },
  escalations: { href: "/escalations", daily: true, shown: mayForPlace("seeEscalations") },
  instructions: { href: "/instructions", daily: false, shown: DIRECT_ROOMS.instructions },
  alerts: { href: "/alerts", daily: false, shown: may("seeAlerts") },
  forecast: { href: "/forecast", daily: false, shown: mayAbove("seeAlerts") },
  ledger: { href: "/ledger", daily: true, shown: seesIssues },
  dashboard: { href: "/dashboard", daily: true, shown: seesIssues },
  matters: { href: "/matters", daily: false, shown: may("keepMatter") },
  policy: { href: "/policy", daily: false, shown: may("seePolicy") },
  hotDesk: { href: "/hot-desk", daily: false, shown: may("keepHot") },
  wallDesk: { href: "/wall-desk", daily: false, shown: may("keepWall") },
  rights: {
    href: "/rights",
    daily: false,
    shown: (posts: Posts) =>
      may("answerRights")(posts.filter(({ kind }) => kind === "AREA")) ||
      may("watchRights")(posts) ||
      may("enterRights")(posts),
  },
  directory: { href: "/directory", daily: false, shown: may("editDirectory") },
  templates: { href: "/templates", daily: false, shown: may("editTemplates") },
  points: { href: "/points", daily: false, shown: may("seePoints") },
  rechecks: { href: "/rechecks", daily: false, shown: mayAbove("seeRechecks") },
  accountability: {
    href: "/accountability",
    daily: false,
    shown: (posts: Posts) => may("keepAccountability")(posts) || may("answerAccountability")(posts),
  },
  exclusions: { href: "/exclusions", daily: false, shown: may("seeExclusions") },
  campaigns: { href: "/campaigns", daily: false, shown: may("seeCampaigns") },
  bulletin: { href: "/bulletin", daily: false, shown: may("draftPublicNotice") },
  households: { href: "/households", daily: false, shown: mayForPlace("seeRounds") },
  reception: { href: "/reception", daily: false, shown: may("keepRooms") },
  absences: { href: "/absences", daily: false, shown: may("setAbsence") },
  settings: { href: "/settings", daily: false, shown: may("editCalendar") },
  reconciliation: { href: "/reconciliation", daily: false, shown: mayAbove("readReconciliation") },
  open311: { href: "/settings/open311", daily: false, shown: may("keepOpen311Keys") },
  deliveries: { href: "/deliveries", daily: false, shown: may("replayDelivery") },
  demoClock: { href: "/demo-clock", daily: false, shown: (_posts: Posts, demo: boolean) => demo },
} as const satisfies Record<
  string,
  { href: string; daily: boolean; shown: (posts: Posts, demo: boolean) => boolean }
>;
export type Place = keyof typeof ROOMS;
export type PlaceLink = { readonly place: Place; readonly href: string; readonly daily: boolean };

/** Where this person has something to do. */
export const placesFor = ({ posts }: Pick<Staff, "posts">, demo: boolean): PlaceLink[] =>
  (Object.entries(ROOMS) as [Place, (typeof ROOMS)[Place]][])
    .filter(([, { shown }]) => shown(posts, demo))
    .map(([place, { href, daily }]) => ({ place, href, daily }));
