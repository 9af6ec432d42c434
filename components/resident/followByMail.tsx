import { LinkButton } from "#components/ui/button.tsx";
import { Hidden } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages-follow.ts";
import { ResidentForm } from "./residentForm.tsx";

type FollowByMailProps = {
  lang: Lang;
  word: string;
  step: "start" | "stop";
  done: boolean;
  action: FormAction;
};

/** One button: the subscription begins, or ends. */
export function FollowByMail({ lang, word, step, done, action }: FollowByMailProps) {
  const words = say(messages, lang);
  const start = step === "start";
  return (
    <Page
      title={start ? words.startTitle : words.stopTitle}
      lead={!done && (start ? words.startLead : words.stopLead)}
    >
      {done ? (
        <>
          <Notice tone="good">{start ? words.startDone : words.stopDone}</Notice>
          <p>
            <LinkButton href="/track" tone="quiet">
              {words.track}
            </LinkButton>
          </p>
        </>
      ) : (
        <ResidentForm action={action} lang={lang} submit={start ? words.start : words.stop}>
          <Hidden name="word" value={word} />
        </ResidentForm>
      )}
    </Page>
  );
}
