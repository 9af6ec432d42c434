import type { Issue } from "#lib/domain/casework/issue.ts";
import type { JointSide } from "#lib/domain/casework/jointRating.ts";
import type { CoTaskKind, Lang } from "#lib/domain/vocabulary.ts";
import type { MatterDraft, ReplyTemplates } from "../replyFields.tsx";

export type UnitChoice = {
  readonly id: string;
  readonly name: string;
  /** the line of the directory that names it */
  readonly by?: { readonly category: string; readonly place: string } | null;
};
type UnitChoices = readonly { readonly name: string; readonly units: readonly UnitChoice[] }[];
export type OwnTask = {
  readonly id: string;
  readonly kind: CoTaskKind;
  readonly task: string;
  readonly dueOn: string;
};

/** What the forms of an issue need besides the verb. */
export type FormFacts = {
  readonly issue: Issue;
  readonly dispatchTo: readonly UnitChoice[];
  /** units for which this person may sign */
  readonly signsFor: readonly string[];
  readonly today: string;
  /** the time on the wall, "14:05" */
  readonly time: string;
  readonly contact: { name: string; phone: string };
  /** units that may be asked to help, by level; only where the step is offered */
  readonly helpers?: readonly { readonly name: string; readonly units: readonly UnitChoice[] }[];
  /** what the own words may be about, the likeliest first; only where somebody is to sort it */
  readonly suggested?: readonly string[];
  /** whom intake may say it is about; only where intake may */
  readonly concerned?: { readonly units: UnitChoices; readonly posts: UnitChoices } | null;
  /** what the units of this person were asked to do and have not reported yet */
  readonly ownTasks?: readonly OwnTask[];
  /** levels at which this person may supervise; only where the step is offered */
  readonly orderLevels?: readonly number[];
  /** whistles that may still be rated, and the other side of each */
  readonly toRate?: readonly { readonly id: string; readonly side: JointSide; readonly other: string }[];
  /** templates for the reply, and the picked one; only where replying is offered */
  readonly replyTemplates?: ReplyTemplates | null;
  /** what a shared problem drafted for this issue */
  readonly replyDraft?: MatterDraft | null;
  /** photos and scans attached to the issue, among them the paper the resident signed */
  readonly papers?: readonly { readonly id: string; readonly name: string }[];
  /** on the way, where nothing can be fetched */
  readonly withoutLine?: boolean;
  readonly lang: Lang;
};
