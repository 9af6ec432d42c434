import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { giveInstruction, openInstruction, withdrawNote, writeNote } from "#app/(office)/actions.ts";
import { currentLang } from "#app/preferences.ts";
import type { AddTo } from "#components/attachment/addForm.tsx";
import { Files } from "#components/attachment/section.tsx";
import { ExclusionBeside } from "#components/exclusion/beside.tsx";
import { Instructed } from "#components/instruction/beside.tsx";
import { Actions } from "#components/issue/actions.tsx";
import { Clocks } from "#components/issue/clocks.tsx";
import { Connected } from "#components/issue/connected.tsx";
import { ContactCard } from "#components/issue/contactCard.tsx";
import { ContactLog } from "#components/issue/contactLog.tsx";
import { HeldTable } from "#components/issue/heldTable.tsx";
import { HopLine } from "#components/issue/hopLine.tsx";
import { JointHandling } from "#components/issue/jointHandling.tsx";
import { messages } from "#components/issue/messages.ts";
import { papersOf } from "#components/issue/papers.ts";
import { Pending } from "#components/issue/pending.tsx";
import { Presence } from "#components/issue/presence.tsx";
import { Orders, Ratings, Replies } from "#components/issue/records.tsx";
import { Statement } from "#components/issue/statement.tsx";
import { Trail } from "#components/issue/trail.tsx";
import { type FormVerb, VERB_FIELDS } from "#components/issue/verbFields.tsx";
import { LetterList } from "#components/letter/letterList.tsx";
import { SimilarIssues } from "#components/matter/similar.tsx";
import { UnderMatter } from "#components/matter/underMatter.tsx";
import { Notes } from "#components/note/notes.tsx";
import { Outside } from "#components/open311/outside.tsx";
import { Fitting } from "#components/policy/precedent.tsx";
import { PickerForm } from "#components/template/picker.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { requireActor, type SignedIn } from "#lib/auth/actor.ts";
import { shanghaiDate, shanghaiTime } from "#lib/domain/calendar/calendar.ts";
import { seenOf } from "#lib/domain/casework/difference.ts";
import { otherUnit } from "#lib/domain/casework/jointRating.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { entryWord, mayAttach, PAPER_KINDS } from "#lib/domain/files/attachments.ts";
import { label, say } from "#lib/domain/labels.ts";
import { orderLevels } from "#lib/domain/verbs/levels.ts";
import { type Lang, VERBS, type Verb } from "#lib/domain/vocabulary.ts";
import { now } from "#lib/now.ts";
import { suggestCategories } from "#lib/queries/alike/categories.ts";
import { matterBeside } from "#lib/queries/alike/matters.ts";
import { similarTo } from "#lib/queries/alike/similar.ts";
import { readNotes } from "#lib/queries/casework/internalNotes.ts";
import { type IssuePage, readIssue } from "#lib/queries/casework/issues.ts";
import { othersHere } from "#lib/queries/casework/presence.ts";
import { instructedOn } from "#lib/queries/direct/instructions.ts";
import { filesOfIssue } from "#lib/queries/files/attachments.ts";
import { filedBy } from "#lib/queries/open/open311.ts";
import { precedentsFor } from "#lib/queries/policy/questions.ts";
import { lettersOfIssue } from "#lib/queries/replies/letters.ts";
import { replyTemplates } from "#lib/queries/replies/templates.ts";
import { exclusionBeside } from "#lib/queries/review/exclusions.ts";
import * as doors from "./actions.ts";

const { showContact, returnIt, ...steps } = doors;
const ACTIONS: Readonly<Record<FormVerb, FormAction>> = { ...steps, return: returnIt };
const FORM_VERBS = Object.keys(VERB_FIELDS) as FormVerb[];
const COMMANDS: Partial<Record<FormVerb, number>> = { acceptAndDispatch: 3, dispatch: 2 };

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title(""),
});

/** Whoever sorts it is shown what its words speak for. */
const SORTS: readonly Verb[] = ["accept", "reclassify"];
/** Whoever takes it in, or could tie it to another, is shown what may be the same (domain.md C2 accept). */
const TIES: readonly Verb[] = ["accept", "merge", "link"];

/** Whoever works on it is offered what was answered about policy before (domain.md Z20). */
const WORKS: readonly Verb[] = ["dispatch", "contact", "reply", "resolve", "escalate"];

type Asked = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function IssuePageScreen({ params, searchParams }: Asked) {
  const { id } = await params;
  const actor = await requireActor(`/issues/${encodeURIComponent(id)}`);
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const page = await readIssue(actor, id, at);
  if (!page) notFound();
  const { issue, units, people } = page;
  const [letters, templates] = await Promise.all([
    lettersOfIssue(actor, issue),
    page.possible.includes("reply") ? replyTemplates(actor, issue, String(asked.template ?? ""), at) : null,
  ]);
  const [others, notes] = await Promise.all([othersHere(actor, issue.id, at), readNotes(actor, issue)]);
  const files = await filesOfIssue(actor, issue.id);
  const ties = page.possible.some((verb) => TIES.includes(verb));
  const sorts = page.possible.some((verb) => SORTS.includes(verb));
  const [beside, outside, similar, suggested, instructed, exclusion] = await Promise.all([
    matterBeside(issue.id),
    filedBy(issue.id),
    ties ? similarTo(actor, issue, at) : [],
    sorts ? suggestCategories(issue.statement) : [],
    instructedOn(actor, { issueIds: [issue.id] }, at),
    exclusionBeside(actor, issue.id),
  ]);
  const works = page.possible.some((verb) => WORKS.includes(verb));
  const precedents = works ? await precedentsFor(actor, issue, at) : [];
  const words = say(messages, lang);
  const done = VERBS.find((verb) => verb === asked.done);
  return (
    <Page
      title={words.title(formatReceiptNo(issue.receiptNo))}
      actions={page.maySlip && <Link href={`/issues/${issue.id}/slip`}>{words.slip}</Link>}
    >
      {done && <Notice tone="good">{words.done(label("verbDone", done, lang))}</Notice>}
      <Presence issueId={issue.id} version={issue.version} seen={page.lastSeq} others={others} lang={lang} />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)] lg:grid-rows-[auto_1fr]">
        <Statement {...page} lang={lang} />
        <div className="grid content-start gap-8 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <Pending {...page} lang={lang} />
          {templates && <PickerForm page={`/issues/${issue.id}`} />}
          <Actions
            facts={{
              ...factsOf(page, actor, at, lang),
              suggested,
              replyTemplates: templates,
              replyDraft: beside.draft,
              papers: papersIn(files),
            }}
            verbs={FORM_VERBS.filter((verb) =>
              verb === "acceptAndDispatch" ? page.oneHand : page.possible.includes(verb),
            )}
            actions={ACTIONS}
            hindered={page.hindered}
            ids={freshIds()}
            asked={String(asked.step ?? "")}
            round={String(asked.v ?? "")}
            seen={seenOf(issue, (id) => units[id] ?? people[id] ?? "")}
          />
          <Instructed
            on={{ subject: "ISSUE", subjectId: issue.id }}
            {...instructed}
            ids={[uuidv7(), ...instructed.instructions.map(() => uuidv7())]}
            actions={{ give: giveInstruction, open: openInstruction }}
            now={at}
            lang={lang}
          />
          <Section title={words.contact}>
            <ContactCard
              issueId={issue.id}
              contact={page.contact}
              reveal={page.mayReveal ? showContact : null}
              views={page.contactViews.map((view) => ({ ...view, person: people[view.personId] ?? "" }))}
              lang={lang}
            />
          </Section>
          <ExclusionBeside issueId={issue.id} {...exclusion} lang={lang} />
          {notes && (
            <Notes
              issueId={issue.id}
              noteId={uuidv7()}
              {...notes}
              write={writeNote}
              withdraw={withdrawNote}
              lang={lang}
            />
          )}
        </div>
        <div className="grid content-start gap-8">
          {outside && <Outside filed={outside} lang={lang} />}
          <Section title={words.way}>
            <p className="text-ink-soft">{words.wayLead}</p>
            <HopLine hops={page.hops} units={units} now={at} lang={lang} />
            <HeldTable held={page.held} delayUnitId={issue.delayUnitId} units={units} lang={lang} />
          </Section>
          <Connected {...page} lang={lang} />
          <UnderMatter
            {...beside}
            possible={page.possible.includes("reply")}
            keeps={mayAtDesk(actor, "keepMatter")}
            lang={lang}
          />
          {works && (
            <Fitting
              issueId={issue.id}
              category={issue.category}
              found={precedents}
              asks={mayAtDesk(actor, "askPolicy") && issue.hiddenFrom === null}
              lang={lang}
            />
          )}
          <SimilarIssues
            issue={issue}
            similar={similar.filter(({ id: other }) => page.links.every((tied) => tied.id !== other))}
            merge={page.possible.includes("merge") ? doors.merge : null}
            link={page.possible.includes("link") ? doors.link : null}
            ids={similar.flatMap(() => [uuidv7(), uuidv7()])}
            lang={lang}
          />
          <JointHandling
            tasks={page.coTasks}
            answers={page.jointAnswers}
            clocks={page.clocks}
            units={units}
            now={at}
            lang={lang}
          />
          <Section title={words.clocks}>
            <Clocks clocks={page.clocks} units={units} now={at} lang={lang} />
          </Section>
          <ContactLog {...page} lang={lang} />
          <Replies replies={page.replies} units={units} lang={lang} />
          <Files files={files} entries={entriesOf(page, actor)} came={asked.files} lang={lang} />
          <LetterList issueId={issue.id} {...letters} lang={lang} />
          <Ratings ratings={page.ratings} lang={lang} />
          <Orders orders={page.orders} units={units} now={at} lang={lang} />
          <Section title={words.trail}>
            <Trail
              events={page.trail}
              papers={papersOf(files, letters.letters)}
              units={units}
              people={people}
              lang={lang}
            />
          </Section>
        </div>
      </div>
    </Page>
  );
}

const factsOf = (page: IssuePage, actor: SignedIn, at: Date, lang: Lang) => ({
  issue: page.issue,
  dispatchTo: page.dispatchTo,
  concerned: page.concerned,
  signsFor: page.signsFor,
  helpers: page.helpers,
  ownTasks: page.ownTasks,
  orderLevels: orderLevels(page.issue, actor, at),
  toRate: page.toRate.map(({ whistle, side }) => ({
    id: whistle.id,
    side,
    other: page.units[otherUnit(whistle, side) ?? ""] ?? "",
  })),
  today: shanghaiDate(at),
  time: shanghaiTime(at),
  contact: { name: actor.dutyTitle || actor.name, phone: page.officePhone },
  lang,
});

/** Where this person may add files: to the issue, and to answers that were given. */
const entriesOf = ({ issue, replies }: IssuePage, actor: SignedIn): AddTo[] => [
  ...(mayAttach(actor, "ISSUE", issue) ? [{ to: entryWord({ entry: "ISSUE", issueId: issue.id }) }] : []),
  ...(mayAttach(actor, "REPLY", issue)
    ? replies.map(({ id, at }) => ({
        to: entryWord({ entry: "REPLY", issueId: issue.id, replyId: id }),
        repliedAt: at,
      }))
    : []),
];

/** Photos and scans among the files of the issue itself: one of them may be a paper the resident signed. */
const papersIn = (files: Awaited<ReturnType<typeof filesOfIssue>>) =>
  files.filter(({ entry, kind }) => entry === "ISSUE" && PAPER_KINDS.includes(kind));

/** One id per command a form may send, made with the page. */
const freshIds = () =>
  Object.fromEntries(
    FORM_VERBS.map((verb) => [verb, Array.from({ length: COMMANDS[verb] ?? 1 }, () => uuidv7())]),
  ) as Record<FormVerb, string[]>;
