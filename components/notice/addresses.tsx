import type { ReactNode } from "react";
import { deviceWords } from "#components/session/device.ts";
import { Hidden, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { noticeWord } from "#lib/domain/labels/notices-words.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import type { OutsideChannel } from "#lib/domain/notices/notices.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type ShownAddress = {
  id: string;
  channel: OutsideChannel;
  shown: string;
  device: string;
  since: Date;
};
type AddressesProps = {
  lang: Lang;
  offered: readonly OutsideChannel[];
  addresses: readonly ShownAddress[];
  save: FormAction;
  remove: FormAction;
  /** subscribing this browser, where push is set up */
  push: ReactNode;
};

/** Where one can be reached, channel by channel: what is set, masked, and a form to set or replace it. */
export function Addresses({ lang, offered, addresses, save, remove, push }: AddressesProps) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {offered.map((channel) => (
        <section
          key={channel}
          aria-label={noticeWord("channel", channel, lang)}
          className="grid gap-3 rounded-md border border-line bg-paper-strong p-4"
        >
          <h4 className="font-bold">{noticeWord("channel", channel, lang)}</h4>
          <Own addresses={addresses.filter((a) => a.channel === channel)} lang={lang} remove={remove} />
          {channel === "WEB_PUSH" ? (
            push
          ) : (
            <AddressForm
              channel={channel}
              isSet={addresses.some((a) => a.channel === channel)}
              lang={lang}
              save={save}
            />
          )}
        </section>
      ))}
    </div>
  );
}

function Own({ addresses, lang, remove }: Pick<AddressesProps, "addresses" | "lang" | "remove">) {
  const words = say(messages, lang);
  if (addresses.length === 0) return <p className="text-ink-soft">{words.noneSet}</p>;
  return (
    <ul className="grid gap-2">
      {addresses.map(({ id, channel, shown, device, since }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-2">
          <span className="min-w-0 break-all">
            {channel === "WEB_PUSH" ? deviceWords(device) || words.unknownDevice : shown}{" "}
            <span className="text-sm text-ink-soft">{words.since(showDate(shanghaiDate(since), lang))}</span>
          </span>
          <ActionForm
            name={`remove-${id}`}
            action={remove}
            lang={lang}
            submit={words.remove}
            submitTone="quiet"
          >
            <Hidden name="id" value={id} />
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}

type FormProps = {
  channel: Exclude<OutsideChannel, "WEB_PUSH">;
  isSet: boolean;
  lang: Lang;
  save: FormAction;
};

/** Folded where there is an address already. */
function AddressForm({ channel, isSet, lang, save }: FormProps) {
  const words = say(messages, lang);
  const fields = {
    EMAIL: <TextField name="address" label={words.email} type="email" autoComplete="email" required />,
    SMS: (
      <TextField
        name="address"
        label={words.phone}
        hint={words.phoneHint}
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        required
      />
    ),
    WECOM: <TextField name="address" label={words.robot} hint={words.wecomHint} inputMode="url" required />,
    DINGTALK: (
      <>
        <TextField name="address" label={words.robot} hint={words.dingtalkHint} inputMode="url" required />
        <TextField
          name="secret"
          label={words.robotSecret}
          hint={words.robotSecretHint}
          type="password"
          autoComplete="off"
          required
        />
      </>
    ),
  } as const satisfies Record<FormProps["channel"], ReactNode>;
  return (
    <ActionForm
      name={channel}
      action={save}
      lang={lang}
      submit={words.save}
      submitTone="quiet"
      {...(isSet && { fold: { summary: words.replace } })}
    >
      <Hidden name="channel" value={channel} />
      {fields[channel]}
    </ActionForm>
  );
}
