import { ResidentForm } from "#components/resident/residentForm.tsx";
import { Hidden, RadioGroup } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, Section } from "#components/ui/page.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type WallConsentProps = {
  asked: { issueId: string; askable: boolean; given: boolean | null; postId: string | null };
  /** they have just answered on this page */
  answered: boolean;
  commandId: string;
  action: FormAction;
  lang: Lang;
};

/** Whether everybody may read of it: asked apart from everything else (PIPL §25), answered without any default, taken back with one press. */
export function WallConsent({ asked, answered, commandId, action, lang }: WallConsentProps) {
  const words = say(messages, lang);
  const { issueId, askable, given, postId } = asked;
  return (
    <Section title={words.askTitle} id="wall">
      {answered && <Notice tone="good">{words.noted}</Notice>}
      {given && (
        <p>
          {postId ? words.givenOpen : words.given}{" "}
          {postId && <Link href={`/wall/${postId}`}>{words.seePost}</Link>}
        </p>
      )}
      {given === false && <p className="text-ink-soft">{words.refused}</p>}
      {given && <p className="text-ink-soft">{words.takeBackLead}</p>}
      {!given && askable && <p className="text-ink-soft">{words.askLead}</p>}
      {(given || askable) && (
        <ResidentForm
          action={action}
          lang={lang}
          name="wall"
          submit={given ? words.takeBack : words.answerIt}
          submitTone="quiet"
        >
          <Hidden name="issueId" value={issueId} />
          <Hidden name="commandId" value={commandId} />
          {given ? (
            <Hidden name="show" value="no" />
          ) : (
            <RadioGroup
              name="show"
              label={words.ask}
              required
              inline
              options={[
                { value: "yes", label: words.yes },
                { value: "no", label: words.no },
              ]}
            />
          )}
        </ResidentForm>
      )}
    </Section>
  );
}
