import { Checkbox, Hidden, RadioGroup, Select } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { noticeWord } from "#lib/domain/labels/notices-words.ts";
import { say } from "#lib/domain/labels.ts";
import {
  OUTSIDE_CHANNELS,
  type OutsideChannel,
  TOPIC_GROUPS,
  type TopicGroup,
} from "#lib/domain/notices/notices.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type PreferencesFormProps = {
  lang: Lang;
  /** channels one has an address for */
  channels: readonly OutsideChannel[];
  chosen: {
    lang: Lang;
    digest: OutsideChannel | null;
    mutes: readonly { channel: OutsideChannel; group: TopicGroup }[];
  };
  action: FormAction;
};

/** In which language, whether once a day, and what by which channel. */
export function PreferencesForm({ lang, channels, chosen, action }: PreferencesFormProps) {
  const words = say(messages, lang);
  if (channels.length === 0) return <p className="text-ink-soft">{words.noAddresses}</p>;
  const isOn = (channel: OutsideChannel, group: TopicGroup) =>
    !chosen.mutes.some((mute) => mute.channel === channel && mute.group === group);
  // What cannot be chosen yet keeps what was chosen before.
  const kept = OUTSIDE_CHANNELS.filter((channel) => !channels.includes(channel)).flatMap((channel) =>
    TOPIC_GROUPS.filter((group) => isOn(channel, group)).map((group) => `${channel}.${group}`),
  );
  return (
    <ActionForm name="notices" action={action} lang={lang} submit={words.save}>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {channels.map((channel) => (
          <fieldset key={channel} className="grid content-start gap-2">
            <legend className="mb-1 font-medium">{noticeWord("channel", channel, lang)}</legend>
            {TOPIC_GROUPS.map((group) => (
              <Checkbox
                key={group}
                name={`${channel}.${group}`}
                label={noticeWord("group", group, lang)}
                defaultChecked={isOn(channel, group)}
              />
            ))}
          </fieldset>
        ))}
      </div>
      {kept.map((name) => (
        <Hidden key={name} name={name} value="on" />
      ))}
      <Select
        name="digest"
        label={words.digest}
        hint={words.digestHint}
        required
        placeholder={words.noDigest}
        defaultValue={chosen.digest ?? ""}
        options={channels.map((channel) => ({ value: channel, label: noticeWord("channel", channel, lang) }))}
      />
      <RadioGroup
        name="lang"
        label={words.language}
        required
        inline
        defaultValue={chosen.lang}
        options={[
          { value: "zh", label: words.zh },
          { value: "en", label: words.en },
        ]}
      />
    </ActionForm>
  );
}
