import { Hidden } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Table } from "#components/ui/table.tsx";
import { say, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { deviceWords } from "./device.ts";
import { messages } from "./messages.ts";

export type OwnSession = { id: string; createdAt: Date; device: string };
type SessionsProps = { lang: Lang; sessions: readonly OwnSession[]; current: string; revoke: FormAction };

/** One's own sign-ins; another device's can be ended here, this one's with "sign out". */
export function Sessions({ lang, sessions, current, revoke }: SessionsProps) {
  const words = say(messages, lang);
  return (
    <Table
      caption={words.sessionsTitle}
      captionHidden
      head={[words.device, words.since, words.action]}
      rows={sessions.map(({ id, createdAt, device }) => ({
        key: id,
        cells: [
          deviceWords(device) || words.unknownDevice,
          showDateTime(createdAt, lang),
          id === current ? (
            words.thisDevice
          ) : (
            <ActionForm key="revoke" action={revoke} lang={lang} submit={words.revoke} submitTone="quiet">
              <Hidden name="sessionId" value={id} />
            </ActionForm>
          ),
        ],
      }))}
    />
  );
}
