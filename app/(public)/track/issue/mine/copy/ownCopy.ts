import { promised } from "#components/resident/promises.tsx";
import { told } from "#components/resident/trail.tsx";
import { lookedBy } from "#components/rights/looks.tsx";
import { sentWords } from "#components/rights/messages.ts";
import { type ShownFile, servedName } from "#lib/domain/files/attachments.ts";
import { residentSentence } from "#lib/domain/labels/notices.ts";
import { noticeText } from "#lib/domain/labels/privacy.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import type { OwnCopy } from "#lib/domain/rights/ownCopy.ts";
import { NOTICE_POINTS, type PrivacySettings } from "#lib/domain/rights/privacy.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { filesOfIssue } from "#lib/queries/files/attachments.ts";
import { type OwnInformation, ownInformation } from "#lib/queries/rights/ownInformation.ts";

/** The copy of the receipt in this browser, or null: one object for the page that is printed and the file that is downloaded. */
export async function readOwnCopy(
  actor: ResidentActor,
  privacy: PrivacySettings,
  lang: Lang,
  now: Date,
): Promise<OwnCopy | null> {
  const [information, files] = await Promise.all([
    ownInformation(actor, privacy, now),
    actor.issueId ? filesOfIssue(actor, actor.issueId) : [],
  ]);
  return information && ownCopy(information, files, privacy, lang, now);
}

function ownCopy(
  information: OwnInformation,
  files: readonly ShownFile[],
  privacy: PrivacySettings,
  lang: Lang,
  now: Date,
): OwnCopy {
  const { tracked, contact, byKey } = information;
  return {
    format: "minqing-own-copy",
    version: 1,
    language: lang === "zh" ? "zh-CN" : "en",
    madeAt: now.toISOString(),
    notice: Object.fromEntries(
      NOTICE_POINTS.map((point) => [point, noticeText(point, "SUBMIT", privacy, lang)]),
    ) as OwnCopy["notice"],
    contact: contact && {
      name: contact.name,
      phone: contact.phone,
      language: contact.lang === "en" ? "en" : "zh-CN",
      inFull: byKey,
      keptUntil: information.keptUntil,
    },
    matter: {
      receiptNo: tracked.receiptNo,
      registeredAt: tracked.registeredAt.toISOString(),
      channel: label("channel", information.channel, lang),
      place: tracked.place,
      mapPoint: information.mapPoint,
      ownWords: tracked.statement,
      state: label("plainState", tracked.plain, lang),
      outcome: tracked.outcome && label("outcome", tracked.outcome, lang),
      office: { name: tracked.office.name, phone: tracked.office.phone },
      privacy: label("confidentiality", information.confidentiality, lang),
    },
    promises: tracked.promises.map(({ kind, basis, breachedAt, dueAt }) => ({
      what: promised(kind, basis.due, lang),
      until: basis.due,
      late: kind !== "RATING" && (breachedAt !== null || dueAt <= now),
    })),
    steps: tracked.steps.map((step) => ({ at: step.at.toISOString(), words: told(step, lang) ?? "" })),
    said: information.said.map(({ at, verb, words }) => ({
      at: at.toISOString(),
      step: label("verb", verb, lang),
      words,
    })),
    replies: tracked.replies.map((reply) => ({
      at: reply.at.toISOString(),
      unit: reply.unit,
      kind: label("replyKind", reply.kind, lang),
      channel: label("replyChannel", reply.channel, lang),
      done: reply.done,
      state: reply.state,
      next: reply.next,
      nextOn: reply.nextOn,
      askWhom: `${reply.contactName} ${reply.contactPhone}`.trim(),
      denied: reply.denied,
    })),
    ratings: tracked.ratings.map(({ at, solved, level, words }) => ({
      at: at.toISOString(),
      solved: label("ratedSolved", solved, lang),
      level: label("ratingLevel", level, lang),
      words,
    })),
    files: files.map((file) => ({
      name: servedName(file.name, file.kind),
      bytes: file.bytes,
      attachedAt: file.attachedAt.toISOString(),
      fromYou: file.byResident,
      address: `/api/files/${file.id}`,
    })),
    requests: information.requests.map((request) => ({
      askedAt: request.askedAt.toISOString(),
      kind: label("rightKind", request.kind, lang),
      words: request.words,
      state: label("rightState", request.state, lang),
      due: request.basis.due,
      answeredAt: request.answeredAt?.toISOString() ?? null,
      answer: request.answer,
      whereToComplain: request.whereToComplain,
    })),
    mandates: tracked.mandates.map(({ agentName, relation, given, since, until, revokedAt }) => ({
      name: agentName,
      relation,
      given: label("mandateWay", given, lang),
      since,
      until,
      endedAt: revokedAt?.toISOString() ?? null,
    })),
    followers: information.followers.map(({ address, confirmed }) => ({ address, confirmed })),
    messages: information.messages.map(({ at, topic, state }) => ({
      at: at.toISOString(),
      words: residentSentence({ topic, receiptNo: tracked.receiptNo }, lang) ?? "",
      sent: say(sentWords, lang)[state],
    })),
    looks: information.looks.map((look) => ({
      at: look.at.toISOString(),
      who: lookedBy(look, lang),
      reason: look.reason,
    })),
  };
}
