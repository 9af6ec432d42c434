import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { OwnFiles } from "#components/attachment/section.tsx";
import { Following, isFollowStep } from "#components/resident/following.tsx";
import { messages } from "#components/resident/messages-track.ts";
import { OWN_VERBS, type OwnVerb } from "#components/resident/ownForm.tsx";
import { TrackedIssue } from "#components/resident/tracked.tsx";
import { WallConsent } from "#components/wall/consent.tsx";
import { currentResident } from "#lib/auth/receipt.ts";
import { entryWord } from "#lib/domain/files/attachments.ts";
import { say } from "#lib/domain/labels.ts";
import { demonstration, now } from "#lib/now.ts";
import { filesOfIssue } from "#lib/queries/files/attachments.ts";
import { readWallAsked } from "#lib/queries/open/wall.ts";
import { followersOf } from "#lib/queries/residents/followers.ts";
import { readTracked } from "#lib/queries/residents/residents.ts";
import { privacySettings } from "#lib/queries/rights/privacy.ts";
import { calendarAddress, followAddress, noticeChannels } from "#lib/site.ts";
import * as doors from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

const { leave, answerOnWall, follow, followHere, unfollow, ...actions } = doors;
const freshIds = () =>
  Object.fromEntries(OWN_VERBS.map((verb) => [verb, uuidv7()])) as Record<OwnVerb, string>;

type Asked = "done" | "files" | "wall";
type Props = { searchParams: Promise<{ [key in Asked]?: string | string[] }> };

export default async function TrackedIssuePage({ searchParams }: Props) {
  const [lang, resident, at, { done, files: came, wall: answered }] = await Promise.all([
    currentLang(),
    currentResident(),
    now(),
    searchParams,
  ]);
  const tracked = await readTracked(resident, at);
  if (!tracked) redirect("/track");
  const [files, asked, followers, demo, privacy] = await Promise.all([
    filesOfIssue(resident, tracked.issueId),
    readWallAsked(tracked.issueId, tracked),
    followersOf(resident),
    demonstration(),
    privacySettings(),
  ]);
  const { pushKey } = noticeChannels();
  const entries = tracked.mayAddFiles
    ? [{ to: entryWord({ entry: "ISSUE", issueId: tracked.issueId }) }]
    : [];
  return (
    <TrackedIssue
      lang={lang}
      tracked={tracked}
      byKey={resident.byKey ?? false}
      now={at}
      privacy={privacy}
      commandIds={freshIds()}
      actions={actions}
      leave={leave}
      papers={<OwnFiles files={files} entries={entries} came={came} lang={lang} />}
      wall={
        asked && (
          <WallConsent
            asked={asked}
            answered={answered === "1"}
            commandId={uuidv7()}
            action={answerOnWall}
            lang={lang}
          />
        )
      }
      following={
        <Following
          lang={lang}
          issueId={tracked.issueId}
          followers={followers.map((follower) => ({
            ...follower,
            link: demo && !follower.confirmed ? followAddress(follower.id) : null,
          }))}
          follow={follow}
          followHere={pushKey ? { action: followHere, publicKey: pushKey } : null}
          unfollow={unfollow}
          calendar={`${calendarAddress(tracked.receiptNo)}?lang=${lang}`}
          privacy={privacy}
          done={isFollowStep(done) ? done : null}
        />
      }
      justDone={OWN_VERBS.find((verb) => verb === done) ?? null}
    />
  );
}
