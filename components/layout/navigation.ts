import { mayAtDesk } from "#lib/domain/deskGrants.ts";
import { GRANTS, type Staff } from "#lib/domain/permissions.ts";
import type { Role } from "#lib/domain/vocabulary.ts";

export type Place =
  | "desk"
  | "newVisit"
  | "escalations"
  | "ledger"
  | "dashboard"
  | "demoClock"
  | "directory"
  | "matters"
  | "templates"
  | "settings"
  | "deliveries"
  | "reconciliation";
export const ADDRESS: Record<Place, string> = {
  desk: "/desk",
  newVisit: "/visits/new",
  escalations: "/escalations",
  ledger: "/ledger",
  dashboard: "/dashboard",
  directory: "/directory",
  matters: "/matters",
  templates: "/templates",
  settings: "/settings",
  reconciliation: "/reconciliation",
  deliveries: "/deliveries",
  demoClock: "/demo-clock",
};

const mayRegister = new Set<Role>(GRANTS.register.posts.map(([role]) => role));

/** Where this person has something to do. What they may see and do there is asked again behind each door. */
export function placesFor({ posts }: Pick<Staff, "posts">, demo: boolean): Place[] {
  const seesIssues = posts.some(({ role }) => role !== "SYS_ADMIN");
  const isUpperOffice = posts.some(
    ({ level, role }) => role !== "SYS_ADMIN" && (level === "CITY" || level === "COUNTY"),
  );
  return [
    "desk" as const,
    ...(posts.some(({ role }) => mayRegister.has(role)) ? (["newVisit"] as const) : []),
    ...(isUpperOffice ? (["escalations"] as const) : []),
    ...(seesIssues ? (["ledger", "dashboard"] as const) : []),
    ...(mayAtDesk({ kind: "STAFF", personId: "", posts }, "keepMatter") ? (["matters"] as const) : []),
    ...(mayAtDesk({ kind: "STAFF", personId: "", posts }, "editDirectory") ? (["directory"] as const) : []),
    ...(mayAtDesk({ kind: "STAFF", personId: "", posts }, "editTemplates") ? (["templates"] as const) : []),
    ...(mayAtDesk({ kind: "STAFF", personId: "", posts }, "editCalendar") ? (["settings"] as const) : []),
    ...(mayAtDesk({ kind: "STAFF", personId: "", posts }, "replayDelivery") ? (["deliveries"] as const) : []),
    ...(isUpperOffice && mayAtDesk({ kind: "STAFF", personId: "", posts }, "readReconciliation")
      ? (["reconciliation"] as const)
      : []),
    ...(demo ? (["demoClock"] as const) : []),
  ];
}
