import { Hidden, Select, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Notice, Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { say } from "#lib/domain/labels.ts";
import { SLOT_MINUTES, USUAL_SLOT } from "#lib/domain/points/booking.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { sessionMessages } from "./messages-session.ts";

type Slot = {
  readonly id: string;
  readonly fromTime: string;
  readonly toTime: string;
  readonly bookingId: string | null;
  readonly freeable: boolean;
  readonly no: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly words: string | null;
};
type SlotsProps = {
  sessionId: string;
  slots: readonly Slot[];
  offers: boolean;
  /** it was told of too late for times to be booked */
  closed: boolean;
  offer: FormAction;
  free: FormAction;
  lang: Lang;
};

/** 约访 (domain.md Z18): times people may book, and who comes when; before there are any, the form that opens them. */
export function Slots({ sessionId, slots, offers, closed, offer, free, lang }: SlotsProps) {
  const words = say(sessionMessages, lang);
  if (slots.length === 0 && !offers) return null;
  return (
    <Section title={words.booking}>
      {offers && (
        <ActionForm
          action={offer}
          lang={lang}
          name="offer"
          submit={words.offer}
          submitTone="quiet"
          className="max-w-2xl"
        >
          <p className="text-ink-soft">{words.bookingLead}</p>
          <Hidden name="sessionId" value={sessionId} />
          <Select
            name="minutes"
            label={words.offerEach}
            required
            placeholder={false}
            defaultValue={String(USUAL_SLOT)}
            options={SLOT_MINUTES.map((n) => ({ value: String(n), label: words.minutesOf(n) }))}
          />
        </ActionForm>
      )}
      {closed && slots.length > 0 && <Notice tone="info">{words.bookingClosed}</Notice>}
      {slots.length > 0 && (
        <Table
          caption={words.booking}
          captionHidden
          head={[words.slot, words.slotWho, words.slotWhat]}
          rows={slots.map(({ id, bookingId, freeable, fromTime, toTime, no, name, phone, words: said }) => ({
            key: id,
            cells: [
              `${fromTime}–${toTime}`,
              no ? (
                <span key="who" className="grid">
                  <span>{[name ?? words.noName, phone ?? words.bookingGone].join(" · ")}</span>
                  <span className="text-sm text-ink-soft">{words.slotNo(formatReceiptNo(no))}</span>
                  {freeable && bookingId && (
                    <ActionForm
                      action={free}
                      lang={lang}
                      name={`free-${bookingId}`}
                      submit={words.free}
                      submitTone="danger"
                      fold={{ summary: words.free }}
                      className="no-print"
                    >
                      <p className="text-ink-soft">{words.freeLead}</p>
                      <Hidden name="sessionId" value={sessionId} />
                      <Hidden name="bookingId" value={bookingId} />
                      <TextField name="reason" label={words.freeReason} required />
                    </ActionForm>
                  )}
                </span>
              ) : (
                <span key="free" className="text-ink-soft">
                  {words.slotFree}
                </span>
              ),
              said,
            ],
          }))}
        />
      )}
    </Section>
  );
}
