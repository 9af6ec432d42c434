import { PrivacyCard } from "#components/privacy/card.tsx";
import { Hidden, TextField } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Notice, Section } from "#components/ui/page.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { showDate } from "#lib/domain/labels.ts";
import type { Follower } from "#lib/domain/notices/noticeAddress.ts";
import type { PrivacySettings } from "#lib/domain/rights/privacy.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages-follow.ts";
import { ResidentForm } from "./residentForm.tsx";

export type FollowingProps = {
  lang: Lang;
  issueId: string;
  /** `link`: in a demonstration, what the message would ask to follow */
  followers: readonly (Follower & { link: string | null })[];
  follow: FormAction;
  /** this browser; null where the house cannot write to browsers */
  followHere: { action: FormAction; publicKey: string } | null;
  unfollow: FormAction;
  calendar: string;
  privacy: PrivacySettings;
  /** what has just been done */
  done: keyof typeof DONE | null;
};

/** What has just been done, and how that is said. */
const DONE = { follow: "asked", followHere: "pushed", unfollow: "removed" } as const;
export const isFollowStep = (word: unknown): word is keyof typeof DONE =>
  typeof word === "string" && Object.hasOwn(DONE, word);

/** Other ways to hear of one's own matter: by this browser, by e-mail, and in one's own calendar. */
export function Following({
  lang,
  issueId,
  followers,
  follow,
  followHere,
  unfollow,
  calendar,
  privacy,
  done,
}: FollowingProps) {
  const words = say(messages, lang);
  return (
    <div id="following" className="grid gap-3">
      {done && <Notice tone="good">{words[DONE[done]]}</Notice>}
      <Section title={words.title}>
        <p className="text-ink-soft">{words.lead}</p>
        {followers.length > 0 && (
          <section aria-label={words.list} className="grid gap-2">
            <h3 className="font-bold">{words.list}</h3>
            <ul className="grid gap-2">
              {followers.map(({ id, channel, address, since, confirmed, link }) => (
                <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                  <span className="break-all">
                    {channel === "WEB_PUSH"
                      ? words.browserSince(showDate(shanghaiDate(since), lang))
                      : address}
                  </span>
                  {!confirmed && <span className="text-ink-soft">{words.unconfirmed}</span>}
                  {link && (
                    <span className="basis-full">
                      {words.demo}{" "}
                      <a className="break-all underline" href={link}>
                        {link}
                      </a>
                    </span>
                  )}
                  <ResidentForm
                    action={unfollow}
                    lang={lang}
                    name={`unfollow-${id}`}
                    submit={words.remove}
                    submitTone="quiet"
                  >
                    <Hidden name="issueId" value={issueId} />
                    <Hidden name="followerId" value={id} />
                  </ResidentForm>
                </li>
              ))}
            </ul>
          </section>
        )}
        {followHere && (
          <div
            data-enhance="push"
            data-key={followHere.publicKey}
            data-denied={words.pushDenied}
            data-failed={words.pushFailed}
            hidden
            className="grid gap-1"
          >
            <ResidentForm
              action={followHere.action}
              lang={lang}
              name="followHere"
              submit={words.push}
              submitTone="quiet"
            >
              <Hidden name="issueId" value={issueId} />
              {(["endpoint", "p256dh", "auth"] as const).map((name) => (
                <Hidden key={name} name={name} value="" />
              ))}
            </ResidentForm>
            <p className="text-ink-soft">{words.pushHint}</p>
          </div>
        )}
        <ResidentForm action={follow} lang={lang} name="follow" submit={words.ask} submitTone="quiet">
          <Hidden name="issueId" value={issueId} />
          <TextField
            name="email"
            label={words.email}
            hint={words.emailHint}
            required
            type="email"
            inputMode="email"
            autoComplete="email"
          />
          <PrivacyCard form="FOLLOW" privacy={privacy} lang={lang} folded />
        </ResidentForm>
        <p>
          <a className="inline-flex min-h-(--target) items-center underline" href={calendar}>
            {words.calendar}
          </a>
          <span className="block text-ink-soft">{words.calendarHint}</span>
        </p>
      </Section>
    </div>
  );
}
