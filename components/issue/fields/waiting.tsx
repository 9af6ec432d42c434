import { Checkbox, RadioGroup, TextField } from "#components/ui/field.tsx";
import { addDays } from "#lib/domain/calendar/calendar.ts";
import { MAX_EXTENSION_DAYS, MAX_HOLD_DAYS, MAX_PAUSE_DAYS } from "#lib/domain/clocks/clocks.ts";
import { label, say } from "#lib/domain/labels.ts";
import { PAUSE_REASONS } from "#lib/domain/vocabulary.ts";
import { waitingMessages } from "./messages-waiting.ts";
import { type Fields, mustSay, note, options, toldHow } from "./parts.tsx";

const maybe: Fields = ({ lang }) => note(lang);

/** Where time stands still or is added: 暂停 · 延期 · 恢复 · 调解 · 挂账. */
export const WAITING_FIELDS = {
  askPause: ({ today, lang }) => {
    const words = say(waitingMessages, lang);
    return (
      <>
        <RadioGroup
          name="reason"
          label={words.pauseReason}
          required
          options={options(PAUSE_REASONS, (reason) => label("pauseReason", reason, lang))}
        />
        <TextField
          name="until"
          label={words.until}
          hint={words.untilHint(MAX_PAUSE_DAYS)}
          type="date"
          required
          min={addDays(today, 1)}
          max={addDays(today, MAX_PAUSE_DAYS)}
        />
        {mustSay("words", words.pauseWords, { rows: 2 })}
      </>
    );
  },
  approvePause: maybe,
  askExtension: ({ lang }) => {
    const words = say(waitingMessages, lang);
    return (
      <>
        <TextField
          name="days"
          label={words.days}
          hint={words.daysHint(MAX_EXTENSION_DAYS)}
          inputMode="numeric"
          required
        />
        {mustSay("reason", words.extensionReason)}
      </>
    );
  },
  approveExtension: maybe,
  approveSecondExtension: maybe,
  tellExtension: ({ lang }) => (
    <>
      {mustSay("words", say(waitingMessages, lang).toldWords)}
      {toldHow(lang)}
    </>
  ),
  declineRequest: ({ lang }) => mustSay("words", say(waitingMessages, lang).declineWords, { rows: 2 }),
  resume: maybe,
  mediate: ({ lang }) => {
    const words = say(waitingMessages, lang);
    return (
      <>
        <Checkbox name="bothAgree" label={words.bothAgree} />
        {mustSay("words", words.mediateWords)}
      </>
    );
  },
  hold: ({ today, lang }) => {
    const words = say(waitingMessages, lang);
    return (
      <>
        {mustSay("words", words.holdWords)}
        <TextField
          name="reviewOn"
          label={words.reviewOn}
          hint={words.reviewOnHint(MAX_HOLD_DAYS)}
          type="date"
          required
          min={addDays(today, 1)}
          max={addDays(today, MAX_HOLD_DAYS)}
        />
      </>
    );
  },
} as const satisfies Record<string, Fields>;
