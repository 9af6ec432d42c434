import { Mandates, type ShownMandate } from "#components/resident/behalf.tsx";
import { behalfMessages } from "#components/resident/messages-behalf.ts";
import { LinkButton } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { noticeText, privacyWords } from "#lib/domain/labels/privacy.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import type { RightsRequest } from "#lib/domain/rights/rights.ts";
import type { Channel, Confidentiality, Lang, Verb } from "#lib/domain/vocabulary.ts";
import { CorrectForm, ForgetDoor, type OwnRights, PrivateForm } from "./contactForms.tsx";
import { Looks, type ShownLook } from "./looks.tsx";
import { messages } from "./messages.ts";
import { AskForm, OwnRequests } from "./requests.tsx";

export const MINE_DONE = ["correctContact", "keepPrivate", "forgetContact", "askRight"] as const;
export type MineDone = (typeof MINE_DONE)[number];
type MineProps = {
  own: OwnRights;
  information: {
    tracked: {
      receiptNo: string;
      place: string;
      possible: readonly Verb[];
      mandates: readonly ShownMandate[];
    };
    byKey: boolean;
    channel: Channel;
    confidentiality: Confidentiality;
    contact: { name: string | null; phone: string | null; lang: Lang | null } | null;
    keptUntil: string | null;
    looks: readonly ShownLook[];
    requests: readonly RightsRequest[];
  };
  actions: Readonly<Record<"correctContact" | "keepPrivate" | "askRight", FormAction>>;
  justDone: MineDone | null;
  now: Date;
};

/** 我的信息: what is kept and until when, who looked, and what the resident can do about it (PIPL §44–50). */
export function Mine({ own, information, actions, justDone, now }: MineProps) {
  const { lang, privacy } = own;
  const words = say(messages, lang);
  const { tracked, byKey, contact } = information;
  const may = (verb: Verb) => tracked.possible.includes(verb);
  const done = {
    correctContact: words.corrected,
    keepPrivate: words.madePrivate,
    forgetContact: words.forgotten,
    askRight: words.asked,
  };
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <LinkButton href="/track/issue" tone="quiet">
          {words.back}
        </LinkButton>
      }
    >
      {justDone && <Notice tone="good">{done[justDone]}</Notice>}
      {!byKey && contact && (
        <Notice tone="info">
          <p>{words.weak}</p>
          <p>
            <a href={`/track?no=${tracked.receiptNo}`} className="underline underline-offset-4">
              {words.byKey}
            </a>
          </p>
        </Notice>
      )}
      <Section title={words.keptTitle}>
        <DefinitionList
          items={[
            [words.receiptNo, formatReceiptNo(tracked.receiptNo)],
            ...(contact
              ? ([
                  [words.name, contact.name || words.noName],
                  [words.phone, contact.phone || words.noPhone],
                  [words.messageLang, words[contact.lang ?? "zh"]],
                  [
                    words.keptFor,
                    information.keptUntil
                      ? words.keptUntil(showDate(information.keptUntil, lang))
                      : words.keptOpen(privacy.contactYears),
                  ],
                ] as const)
              : ([[words.name, words.nothingKept]] as const)),
            [words.where, tracked.place],
            [words.channel, label("channel", information.channel, lang)],
            [words.privacy, label("confidentiality", information.confidentiality, lang)],
            [say(privacyWords, lang).purpose, noticeText("purpose", "SUBMIT", privacy, lang)],
          ]}
        />
      </Section>
      {tracked.mandates.length > 0 && (
        <Section title={say(behalfMessages, lang).title}>
          <Mandates mandates={tracked.mandates} lang={lang} />
          {may("revokeMandate") && (
            <p>
              <a href="/track/issue#mandate" className="underline underline-offset-4">
                {say(behalfMessages, lang).revokeTitle}
              </a>
            </p>
          )}
        </Section>
      )}
      <Section title={words.looksTitle} id="looks">
        <Looks looks={information.looks} lang={lang} />
      </Section>
      <Section title={words.copyTitle}>
        <p>{words.copyLead}</p>
        <p className="flex flex-wrap gap-3">
          <LinkButton href="/track/issue/mine/copy" tone="quiet">
            {words.copyRead}
          </LinkButton>
          <a
            href="/track/issue/mine/copy/json"
            download
            className="inline-flex min-h-(--target) items-center underline underline-offset-4"
          >
            {words.copyJson}
          </a>
        </p>
      </Section>
      {may("correctContact") && (
        <CorrectForm own={own} action={actions.correctContact} contact={byKey ? contact : null} />
      )}
      {may("keepPrivate") && <PrivateForm own={own} action={actions.keepPrivate} />}
      {may("forgetContact") && contact && <ForgetDoor lang={lang} />}
      {information.requests.length > 0 && (
        <Section title={words.requests} id="requests">
          <OwnRequests requests={information.requests} now={now} lang={lang} />
        </Section>
      )}
      {may("askRight") && <AskForm own={own} action={actions.askRight} />}
    </Page>
  );
}
