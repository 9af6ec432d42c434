import { LinkButton } from "#components/ui/button.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { privacyWords } from "#lib/domain/labels/privacy.ts";
import { say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { OwnCopy } from "#lib/domain/rights/ownCopy.ts";
import { NOTICE_POINTS } from "#lib/domain/rights/privacy.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** The copy as a page to read and to print: exactly what the file holds. */
export function CopyPage({ copy, lang }: { copy: OwnCopy; lang: Lang }) {
  const words = say(messages, lang);
  const at = (instant: string) => showDateTime(new Date(instant), lang);
  const { matter, contact } = copy;
  return (
    <Page
      title={words.copyPageTitle}
      lead={words.copyPageLead(formatReceiptNo(matter.receiptNo), at(copy.madeAt))}
      actions={
        <>
          <PrintButton text={words.print} />
          <LinkButton href="/track/issue/mine" tone="quiet">
            {words.title}
          </LinkButton>
        </>
      }
    >
      <Section title={words.keptTitle}>
        <DefinitionList
          items={[
            [words.name, contact?.name ?? words.none],
            [words.phone, contact?.phone ?? words.none],
            ...(contact?.keptUntil
              ? ([[words.keptFor, words.keptUntil(showDate(contact.keptUntil, lang))]] as const)
              : []),
          ]}
        />
      </Section>
      <Section title={words.matter}>
        <DefinitionList
          items={[
            [words.ownWords, matter.ownWords],
            [words.where, matter.place],
            [words.registeredAt, at(matter.registeredAt)],
            [words.channel, matter.channel],
            [words.privacy, matter.privacy],
            [words.state, [matter.state, matter.outcome].filter(Boolean).join(" · ")],
            [words.office, [matter.office.name, matter.office.phone].filter(Boolean).join(" ")],
          ]}
        />
      </Section>
      <Lines
        title={words.promises}
        none={words.none}
        lines={copy.promises.map(({ what, until, late }) => [
          showDate(until, lang),
          late ? `${what} · ${words.late}` : what,
        ])}
      />
      <Lines
        title={words.steps}
        none={words.none}
        lines={copy.steps.map((step) => [at(step.at), step.words])}
      />
      <Lines
        title={words.said}
        none={words.none}
        lines={copy.said.map((said) => [at(said.at), `${said.step}\n${said.words}`])}
      />
      <Lines
        title={words.replies}
        none={words.none}
        lines={copy.replies.map((reply) => [
          at(reply.at),
          [
            [reply.unit, reply.kind, reply.channel].join(" · "),
            reply.denied ? words.denied : "",
            reply.done,
            reply.state,
            [reply.next, reply.nextOn && showDate(reply.nextOn, lang)].filter(Boolean).join(" "),
            reply.askWhom,
          ]
            .filter(Boolean)
            .join("\n"),
        ])}
      />
      <Lines
        title={words.ratings}
        none={words.none}
        lines={copy.ratings.map((r) => [at(r.at), [r.solved, r.level, r.words].filter(Boolean).join(" · ")])}
      />
      <Lines
        title={words.files}
        none={words.none}
        lines={copy.files.map((file) => [
          at(file.attachedAt),
          `${file.name} · ${file.fromYou ? words.fromYou : words.fromOffice}`,
        ])}
      />
      <Lines
        title={words.requests}
        none={words.none}
        lines={copy.requests.map((request) => [
          at(request.askedAt),
          [
            `${request.kind} · ${request.state}`,
            request.words,
            request.answeredAt ? "" : words.dueOn(showDate(request.due, lang)),
            request.answer,
            request.whereToComplain && `${words.complainAt} ${request.whereToComplain}`,
          ]
            .filter(Boolean)
            .join("\n"),
        ])}
      />
      <Lines
        title={words.mandates}
        none={words.none}
        lines={copy.mandates.map((mandate) => [
          [showDate(mandate.since, lang), showDate(mandate.until, lang)].join(" – "),
          [mandate.name, mandate.relation, mandate.given, mandate.endedAt && words.ended(at(mandate.endedAt))]
            .filter(Boolean)
            .join(" · "),
        ])}
      />
      <Lines
        title={words.followers}
        none={words.none}
        lines={copy.followers.map(({ address, confirmed }) => [
          address,
          confirmed ? words.confirmed : words.unconfirmed,
        ])}
      />
      <Lines
        title={words.messages}
        none={words.none}
        lines={copy.messages.map((message) => [at(message.at), `${message.words} (${message.sent})`])}
      />
      <Lines
        title={words.looks}
        none={words.none}
        lines={copy.looks.map((look) => [at(look.at), `${look.who}\n${look.reason}`])}
      />
      <Section title={say(privacyWords, lang).title}>
        <DefinitionList
          items={NOTICE_POINTS.map((point) => [say(privacyWords, lang)[point], copy.notice[point]])}
        />
      </Section>
    </Page>
  );
}

type LinesProps = { title: string; none: string; lines: readonly (readonly [when: string, what: string])[] };

function Lines({ title, none, lines }: LinesProps) {
  return (
    <Section title={title}>
      {lines.length === 0 ? (
        <p className="text-ink-soft">{none}</p>
      ) : (
        <ul className="grid gap-2">
          {lines.map(([when, what]) => (
            <li key={`${when}${what}`} className="break-inside-avoid">
              <p className="text-sm text-ink-soft">{when}</p>
              <p className="whitespace-pre-line">{what}</p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
