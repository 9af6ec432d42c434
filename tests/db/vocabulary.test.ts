import { expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import * as notices from "#lib/domain/notices/notices.ts";
import { READER_CHANNELS } from "#lib/domain/open/noticeReaders.ts";
import * as words from "#lib/domain/vocabulary.ts";

/** Which list rules each CHECK of words. A CHECK that is not here fails the test below. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  org_units_level: words.UNIT_LEVELS,
  org_units_kind: words.UNIT_KINDS,
  posts_role: words.ROLES,
  visits_type: words.VISIT_TYPES,
  visits_result: words.VISIT_RESULTS,
  issues_state: words.STATES,
  issues_tier: [...words.TIERS, ...words.TIERS],
  issues_level: words.LEVELS,
  issues_tier_of_level: ["COMMUNITY", "TOWN", "URGENT", "COUNTY", "WORRY", "CITY", "HARD", "HOPE"],
  issues_led: ["DISPATCHED", "IN_PROGRESS", "MEDIATING", "ON_HOLD", "RESOLVED"],
  issues_categorised: ["DISPATCHED", "IN_PROGRESS", "MEDIATING", "MERGED", "ON_HOLD", "RESOLVED"],
  issues_merged: ["MERGED"],
  issues_request: words.REQUEST_KINDS,
  issues_waiting: words.WAITING_KINDS,
  issues_ruling: ["NEEDED", "GIVEN"],
  issues_refusal_review: ["UPHELD", "OVERTURNED"],
  issue_links_kind: words.LINK_KINDS,
  co_tasks_kind: words.CO_TASK_KINDS,
  issues_confidentiality: words.CONFIDENTIALITIES,
  issues_channel: words.CHANNELS,
  issue_events_verb: words.VERBS,
  clocks_kind: words.CLOCK_KINDS,
  clocks_stop: words.CLOCK_STOPS,
  replies_kind: words.REPLY_KINDS,
  replies_channel: words.REPLY_CHANNELS,
  ratings_solved: words.RATED_SOLVED,
  accountability_cases_kind: words.CONDUCT_KINDS,
  accountability_cases_by_person: ["PERFUNCTORY", "LEAK", "RETALIATION", "FORGED"],
  accountability_steps_verb: words.CASE_VERBS,
  accountability_steps_outcome: words.CASE_OUTCOMES,
  accountability_steps_decided: ["decide", "ruleAppeal"],
  accountability_steps_due: ["verify", "decide"],
  hot_ends_kind: words.HOT_ENDS,
  recheck_findings_finding: words.RECHECK_FINDINGS,
  reports_kind: words.REPORT_KINDS,
  exclusions_reason: words.EXCLUSION_REASONS,
  supervision_orders_reason: words.SUPERVISE_REASONS,
  alert_rules_kind: words.ALERT_KINDS,
  alerts_kind: words.ALERT_KINDS,
  alerts_state: words.ALERT_STATES,
  alert_steps_verb: words.ALERT_VERBS,
  alert_steps_outcome: words.ALERT_ENDS,
  alert_steps_close: ["close"],
  instructions_subject: words.INSTRUCTION_SUBJECTS,
  instructions_on_its_subject: [...words.INSTRUCTION_SUBJECTS, "DIGEST", "FORECAST"],
  instruction_tasks_state: words.TASK_STATES,
  instruction_steps_verb: words.TASK_VERBS,
  digests_kind: words.DIGEST_KINDS,
  digests_state: words.DIGEST_STATES,
  digest_entries_section: words.ENTRY_SECTIONS,
  holidays_kind: ["OFF", "WORK"],
  public_notices_kind: words.PUBLIC_NOTICE_KINDS,
  public_notices_state: words.PUBLIC_NOTICE_STATES,
  public_notices_session: ["SESSION"],
  public_notices_published: ["DRAFT"],
  public_notices_taken_down: ["TAKEN_DOWN"],
  routing_rules_level: words.LEVELS,
  matters_state: words.MATTER_STATES,
  matter_steps_state: words.MATTER_STATES,
  reply_drafts_kind: words.REPLY_KINDS,
  saved_views_page: ["DESK", "LEDGER"],
  blobs_kind: words.ATTACHMENT_KINDS,
  attachments_entry: ["ISSUE", "REPLY", "VISIT"],
  residents_lang: words.LANGS,
  templates_kind: words.TEMPLATE_KINDS,
  templates_lang: words.LANGS,
  letters_kind: words.LETTER_KINDS,
  letters_state: words.LETTER_STATES,
  letters_series: words.LETTER_SERIES,
  letters_served_how: words.SERVICE_WAYS,
  letters_signed: ["SIGNED"],
  letters_draft: ["DRAFT"],
  letters_voided: ["VOIDED"],
  mandates_given: words.MANDATE_WAYS,
  households_state: words.HOUSEHOLD_STATES,
  household_changes_state: words.HOUSEHOLD_STATES,
  address_import_rows_verdict: words.ADDRESS_VERDICTS,
  address_import_rows_state: words.HOUSEHOLD_STATES,
  address_import_rows_place: ["WRONG"],
  household_changes_what: words.HOUSEHOLD_CHANGES,
  household_changes_of: ["ADDED", "STATE"],
  household_changes_other: ["WENT_INTO", "TOOK_IN", "PARTED"],
  contact_places_kind: words.CONTACT_PLACE_KINDS,
  visit_sessions_kind: words.VISIT_SESSION_KINDS,
  visit_sessions_state: words.VISIT_SESSION_STATES,
  visit_sessions_ended: ["PLANNED"],
  visit_sessions_cancelled: ["CANCELLED"],
  raised_endings_kind: words.RAISED_ENDS,
  raised_endings_of: ["ISSUE"],
  session_bookings_lang: words.LANGS,
  notice_readers_channel: READER_CHANNELS,
  notice_readers_lang: words.LANGS,
  issue_followers_channel: notices.FOLLOWER_CHANNELS,
  issue_followers_keys: ["WEB_PUSH"],
  issue_followers_lang: words.LANGS,
  rights_requests_kind: words.RIGHT_KINDS,
  rights_requests_state: words.RIGHT_STATES,
  rights_requests_waiting: ["RECEIVED"],
  rights_requests_refused: ["REFUSED"],
  notice_addresses_channel: notices.OUTSIDE_CHANNELS,
  notice_settings_lang: words.LANGS,
  notice_settings_digest: notices.OUTSIDE_CHANNELS,
  notice_mutes_channel: notices.OUTSIDE_CHANNELS,
  notice_mutes_topic_group: notices.TOPIC_GROUPS,
  deliveries_channel: notices.NOTICE_CHANNELS,
  deliveries_state: notices.DELIVERY_STATES,
  deliveries_inbox: ["INBOX"],
  deliveries_read: ["INBOX"],
  deliveries_due: ["WAITING", "COLLECTED"],
  deliveries_sending: ["SENDING"],
  deliveries_digest: ["BUNDLED"],
  ledger_jobs_task: words.LEDGER_TASKS,
  ledger_jobs_format: words.LEDGER_FORMATS,
  ledger_jobs_state: words.LEDGER_JOB_STATES,
  ledger_jobs_running_claimed: ["RUNNING"],
  ledger_import_rows_verdict: words.IMPORT_VERDICTS,
  reconciliation_findings_reason: words.LEFT_BEHIND,
  open311_requests_hazards: words.HAZARDS,
  wall_posts_plain_state: words.PLAIN_STATES,
  wall_posts_outcome: words.OUTCOMES,
  wall_posts_fold_kind: words.WALL_FOLD_KINDS,
  wall_steps_step: words.WALL_STEPS,
  wall_steps_kind: words.WALL_FOLD_KINDS,
};

it("the database knows exactly the words of lib/domain/vocabulary", async () => {
  const checks = await db.$queryRaw<{ name: string; definition: string }[]>`
    SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
    WHERE contype = 'c' AND connamespace = 'public'::regnamespace`;
  const found = Object.fromEntries(
    checks
      .map(({ name, definition }) => [
        name,
        [...definition.matchAll(/'([A-Za-z_0-9]+)'::text/g)]
          .map((m) => m[1])
          .filter((word) => word !== "kind"),
      ])
      .filter(([, list]) => (list?.length ?? 0) > 0)
      .map(([name, list]) => [name, [...(list ?? [])].sort()]),
  );
  const wanted = Object.fromEntries(Object.entries(LISTS).map(([name, list]) => [name, [...list].sort()]));
  expect(found).toEqual(wanted);
});

it("the lists of open issues are indexed for exactly the states that are open", async () => {
  const indexes = await db.$queryRaw<{ name: string; definition: string }[]>`
    SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE indexname LIKE 'issues_open_%'`;
  expect(indexes.length).toBeGreaterThan(0);
  for (const { definition } of indexes) {
    const states = [...definition.matchAll(/'([A-Z_]+)'::text/g)].map((m) => m[1]);
    expect(states.sort()).toEqual([...words.OPEN_STATES].sort());
  }
});
