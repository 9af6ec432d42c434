import { Table } from "#components/ui/table.tsx";
import { CONTACT_ROLES } from "#lib/domain/casework/contact.ts";
import { label } from "#lib/domain/labels.ts";
import { mayBeShown } from "#lib/domain/open/wall.ts";
import { say } from "#lib/domain/texts.ts";
import type { Confidentiality, Lang } from "#lib/domain/vocabulary.ts";
import { sayMessages } from "./messages-say.ts";

const CHOICES = ["NORMAL", "CONFIDENTIAL", "ANONYMOUS"] as const satisfies readonly Confidentiality[];
const OPEN = { hiddenFrom: null, category: null, state: "IN_PROGRESS" } as const;

/** Before anything is sent: who can see name and phone by each choice, read from the rules that hold later. */
export function WhoSees({ lang }: { lang: Lang }) {
  const words = say(sayMessages, lang);
  const who = CONTACT_ROLES.map((role) => label("role", role, lang)).join(lang === "zh" ? "、" : ", ");
  const contact = {
    NORMAL: words.seesContact(who),
    CONFIDENTIAL: words.seesPrivate,
    ANONYMOUS: words.seesNobody,
  };
  return (
    <div className="grid gap-2">
      <p>{words.seesMatter}</p>
      <Table
        caption={words.seesTitle}
        head={[words.seesChoice, words.seesName, words.seesWall]}
        rows={CHOICES.map((confidentiality) => [
          label("confidentiality", confidentiality, lang),
          contact[confidentiality],
          mayBeShown({ ...OPEN, confidentiality }) ? words.wallIfAgreed : words.wallNever,
        ])}
      />
    </div>
  );
}
