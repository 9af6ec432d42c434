import type { ReactNode } from "react";
import { ConfidentialityChip, HazardChip, StateChip, TierMark } from "#components/ui/chip.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { categoryPath, label, orderLevel, say, showDate } from "#lib/domain/labels.ts";
import { sayOnce } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Names = Readonly<Record<string, string>>;
type StatementProps = {
  issue: Issue;
  place: string;
  units: Names;
  people: Names;
  /** what the resident corrected of their own words; the words themselves stay (domain.md N19) */
  corrections: readonly { at: Date; words: string }[];
  visit: { id: string; visitedAt: Date; visitorId: string } | null;
  lang: Lang;
};

/** The original words first (domain.md N20), then what became of them in one line. */
export function Statement({ issue, place, units, people, corrections, visit, lang }: StatementProps) {
  const words = say(messages, lang);
  const pressing = [
    issue.round > 1 && words.round(issue.round),
    issue.supervisionLevel > 0 && orderLevel(issue.supervisionLevel, lang),
    issue.urgeCount > 0 && words.urged(issue.urgeCount),
    issue.questionOpen && words.questionOpen,
    issue.breachCount > 0 && words.breached(issue.breachCount),
  ].filter(Boolean);
  return (
    <div className="grid gap-4">
      {issue.hazard && <Notice tone="danger" title={words.hazardCall} />}
      <figure>
        <figcaption className="text-sm text-ink-soft">{words.said}</figcaption>
        <blockquote className="border-l-4 border-celadon pl-4 text-lg whitespace-pre-line text-ink-strong">
          {issue.statement}
        </blockquote>
      </figure>
      {corrections.map(({ at, words: corrected }) => (
        <figure key={at.toISOString()}>
          <figcaption className="text-sm text-ink-soft">
            {words.correction(showDate(shanghaiDate(at), lang))}
          </figcaption>
          <blockquote className="border-l-4 border-amber pl-4 whitespace-pre-line">{corrected}</blockquote>
        </figure>
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <StateChip state={issue.state} lang={lang} />
        <TierMark tier={issue.tier} lang={lang} />
        {issue.hazard && <HazardChip lang={lang} />}
        <ConfidentialityChip confidentiality={issue.confidentiality} lang={lang} />
        {pressing.length > 0 && (
          <span className="text-sm font-medium text-amber-strong">{pressing.join(" · ")}</span>
        )}
      </div>
      <DefinitionList
        items={[
          [words.receiptNo, formatReceiptNo(issue.receiptNo)],
          [words.place, place],
          ...row(
            words.mapPoint,
            issue.mapPoint && (
              <a key="map" href={`geo:${issue.mapPoint}`}>
                {issue.mapPoint.replace(",", ", ")}
              </a>
            ),
          ),
          [words.category, categoryPath(issue.category, lang)],
          [words.holder, `${units[issue.holderUnitId] ?? ""} · ${label("level", issue.level, lang)}`],
          ...row(words.lead, issue.leadUnitId && handledBy(issue, units, people)),
          ...row(
            words.coUnits,
            issue.coUnitIds.flatMap((id) => units[id] ?? []).join(lang === "zh" ? "、" : ", "),
          ),
          ...row(words.outcome, issue.outcome && label("outcome", issue.outcome, lang)),
          [
            words.channel,
            [label("channel", issue.channel, lang), showDate(issue.spokenOn, lang)].join(" · "),
          ],
          ...row(words.firstContact, issue.firstContactId && people[issue.firstContactId]),
          ...(visit
            ? [
                [
                  words.visit,
                  <Link key="visit" href={`/visits/${visit.id}`}>
                    {people[visit.visitorId] ?? words.visit}
                  </Link>,
                ] as const,
              ]
            : []),
        ]}
      />
    </div>
  );
}

const row = (term: string, value: ReactNode) => (value ? [[term, value] as const] : []);
const handledBy = ({ leadUnitId, handlerId }: Issue, units: Names, people: Names) =>
  sayOnce([units[leadUnitId ?? ""], handlerId && people[handlerId]]).join(" · ");
