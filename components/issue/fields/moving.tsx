import { Checkbox, RadioGroup, Select, TextField } from "#components/ui/field.tsx";
import { label, say } from "#lib/domain/labels.ts";
import {
  ESCALATE_REASONS,
  OFFICE_LINK_KINDS,
  REFER_ROUTES,
  SUPERVISE_REASONS,
} from "#lib/domain/vocabulary.ts";
import { movingMessages } from "./messages-moving.ts";
import { type Fields, mustSay, note, options, toldHow } from "./parts.tsx";

/** Away from here, up, down, and together with another one: 上报 · 退回下级 · 督办 · 催办 · 移送 · 并案 · 拆分 · 关联. */
export const MOVING_FIELDS = {
  escalate: ({ lang }) => {
    const words = say(movingMessages, lang);
    return (
      <>
        <RadioGroup
          name="reason"
          label={words.escalateReason}
          required
          options={options(ESCALATE_REASONS, (reason) => label("escalateReason", reason, lang))}
        />
        {mustSay("done", words.escalateDone)}
        {mustSay("whyNot", words.whyNot)}
        {mustSay("asked", words.asked, { rows: 2 })}
      </>
    );
  },
  sendBack: ({ lang }) => mustSay("reason", say(movingMessages, lang).sendBackReason),
  urge: ({ lang }) => note(lang),
  supervise: ({ orderLevels = [], lang }) => {
    const words = say(movingMessages, lang);
    return (
      <>
        <Select
          name="reason"
          label={words.superviseReason}
          required
          options={options(SUPERVISE_REASONS, (reason) => label("superviseReason", reason, lang))}
        />
        <Select
          name="level"
          label={words.level}
          required
          options={options(orderLevels.map(String), (level) => words.levelName(Number(level)))}
        />
        {mustSay("words", words.superviseWords, { rows: 2 })}
      </>
    );
  },
  referOut: ({ lang }) => {
    const words = say(movingMessages, lang);
    return (
      <>
        <RadioGroup
          name="route"
          label={words.route}
          required
          options={options(REFER_ROUTES, (route) => label("referRoute", route, lang))}
        />
        {mustSay("whereToGo", words.whereToGo, { rows: 2, hint: words.whereHint })}
        {mustSay("words", words.referWords)}
        <Checkbox name="papersHandedOver" label={words.papers} />
        {toldHow(lang)}
      </>
    );
  },
  merge: ({ lang }) => {
    const words = say(movingMessages, lang);
    return (
      <>
        <TextField
          name="masterNo"
          label={words.masterNo}
          hint={words.masterNoHint}
          inputMode="numeric"
          required
        />
        {note(lang)}
      </>
    );
  },
  split: ({ lang }) => mustSay("words", say(movingMessages, lang).splitWords, { rows: 2 }),
  link: ({ lang }) => {
    const words = say(movingMessages, lang);
    return (
      <>
        <TextField name="otherNo" label={words.otherNo} inputMode="numeric" required />
        <RadioGroup
          name="kind"
          label={words.linkKind}
          required
          options={options(OFFICE_LINK_KINDS, (kind) => label("linkKind", kind, lang))}
        />
        {note(lang)}
      </>
    );
  },
} as const satisfies Record<string, Fields>;
