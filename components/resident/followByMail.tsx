import { LinkButton } from "#components/ui/button.tsx";
import { Hidden } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { say, sentence } from "#lib/domain/labels.ts";
import { problem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages-follow.ts";
import { ResidentForm } from "./residentForm.tsx";

type FollowByMailProps = {
  lang: Lang;
  word: string;
  step: "start" | "stop";
  done: boolean;
  /** a matter, or the notices of a place; null where the word opens nothing any more */
  followed: { readonly place: { readonly id: string; readonly name: string } | null } | null;
  /** once it was stopped, the address alone says what it was */
  ofNotices: boolean;
  action: FormAction;
};

/** One button: the subscription begins, or ends. */
export function FollowByMail({ lang, word, step, done, followed, ofNotices, action }: FollowByMailProps) {
  const words = say(messages, lang);
  const start = step === "start";
  const place = followed?.place;
  const notices = place ? true : ofNotices;
  const told = place
    ? start
      ? {
          title: words.readStart(place.name),
          lead: words.readStartLead(place.name),
          done: words.readStartDone(place.name),
        }
      : { title: words.readStop(place.name), lead: words.readStopLead, done: words.readStopDone }
    : start
      ? { title: words.startTitle, lead: words.startLead, done: words.startDone }
      : { title: words.stopTitle, lead: words.stopLead, done: notices ? words.readStopDone : words.stopDone };
  return (
    <Page title={told.title} lead={followed && !done && told.lead}>
      {done ? (
        <>
          <Notice tone="good">{told.done}</Notice>
          <p>
            <LinkButton
              href={notices ? `/notices${place ? `?place=${place.id}` : ""}` : "/track"}
              tone="quiet"
            >
              {notices ? words.toNotices : words.track}
            </LinkButton>
          </p>
        </>
      ) : followed ? (
        <ResidentForm action={action} lang={lang} submit={start ? words.start : words.stop}>
          <Hidden name="word" value={word} />
          {notices && <Hidden name="of" value="notices" />}
        </ResidentForm>
      ) : (
        <>
          <Notice tone="warn">{sentence(problem("FOLLOW_OVER"), lang)}</Notice>
          <p className="flex flex-wrap gap-3">
            <LinkButton href="/notices" tone="quiet">
              {words.toNotices}
            </LinkButton>
            <LinkButton href="/track" tone="quiet">
              {words.track}
            </LinkButton>
          </p>
        </>
      )}
    </Page>
  );
}
