"use client";
import { useRouter, useSearchParams } from "next/navigation";
import {
  type ReactNode,
  type RefObject,
  type SubmitEvent,
  startTransition,
  useActionState,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  useTransition,
} from "react";
import { isOvertaken, problem } from "#lib/domain/problems.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { Button, type Tone } from "./button.tsx";
import { tells, untold } from "./done.ts";
import { ErrorSummary } from "./errorSummary.tsx";
import { isTooLarge } from "./formSize.ts";
import { type FormAction, type FormState, FormStateProvider, fieldPrefix } from "./formState.tsx";
import { messages } from "./messages.ts";
import { Sure } from "./sure.tsx";
import { useKeepUnsent } from "./unsent.tsx";

export { useFormState } from "./formState.tsx";

type ActionFormProps = {
  action: FormAction;
  lang: Lang;
  /** where several forms stand on one page, what tells the ids of their fields apart */
  name?: string;
  /** words on the button */
  submit: string | null;
  submitTone?: Tone;
  /** least characters of its texts (`leastOf` of the schema that reads it) */
  least?: Readonly<Record<string, number>>;
  /** a sentence to be ticked before the form can be sent, for what cannot be undone */
  confirm?: string;
  /** what was typed before, on another day */
  begun?: FormState;
  /** the form waits folded behind these words; it unfolds by itself to show an answer */
  fold?: FormFold;
  className?: string;
  children?: ReactNode;
};

/**
 * The one form: sends itself without script, and with script keeps everything that was typed where it is. On a refusal
 * the summary takes the focus and leads to the fields. Several forms may stand on one page.
 */
export function ActionForm({
  action,
  lang,
  name,
  submit,
  submitTone = "main",
  least = {},
  confirm,
  begun = NOTHING_YET,
  fold,
  className,
  children,
}: ActionFormProps) {
  const [answered, dispatch, pending] = useActionState(action, begun);
  const [tooLarge, setTooLarge] = useState<FormState | null>(null);
  const standing = useStanding(answered);
  const state = tooLarge ?? standing;
  // The address first: a page that is read anew is read at it.
  useNothingDone(answered);
  const reading = useFreshPageAfterRace(answered);
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  useNothingLost(form, standing);

  function send(event: SubmitEvent<HTMLFormElement>) {
    // React would empty the fields after the answer; what was typed must stay (design.md, "Always").
    event.preventDefault();
    if (pending || reading) return;
    const sent = new FormData(event.currentTarget, event.nativeEvent.submitter);
    const over = isTooLarge(sent);
    setTooLarge(over ? { problem: problem("TOO_LARGE") } : null);
    if (!over) startTransition(() => dispatch(sent));
  }

  return (
    <form
      ref={form}
      action={dispatch}
      onSubmit={send}
      noValidate={!confirm}
      className={className}
      aria-busy={pending}
    >
      <FormStateProvider
        state={state}
        pending={pending}
        lang={lang}
        prefix={fieldPrefix(name)}
        least={least}
        marksOptional
      >
        <Folded fold={fold} answered={state !== NOTHING_YET}>
          <ErrorSummary state={state} lang={lang} prefix={fieldPrefix(name)} fields={children} />
          {children}
          {confirm && <Sure id={formId} words={confirm} />}
          {submit !== null && (
            <div className={`no-print ${submitTone === "main" ? "max-sm:grid" : ""}`}>
              <Button type="submit" tone={submitTone} disabled={pending || reading}>
                {pending ? say(messages, lang).sending : reading ? say(messages, lang).reading : submit}
              </Button>
            </div>
          )}
        </Folded>
      </FormStateProvider>
    </form>
  );
}

const NOTHING_YET: FormState = {};

export type FormFold = { summary: ReactNode; open?: boolean; urgent?: boolean };

/** The inside of a form, folded where it waits one press away; an answer unfolds it, also without script. */
export function Folded({
  fold,
  answered,
  children,
}: {
  fold: FormFold | undefined;
  answered: boolean;
  children: ReactNode;
}) {
  if (!fold) return <div className="grid gap-5">{children}</div>;
  const [frame, words] = fold.urgent
    ? ["border-2 border-vermilion", "text-vermilion"]
    : ["border border-line", "text-celadon-strong"];
  return (
    <details open={answered || fold.open} className={`rounded-md bg-paper-strong ${frame}`}>
      <summary className={`flex min-h-(--target) items-center px-4 py-2 font-medium hover:bg-wash ${words}`}>
        {fold.summary}
      </summary>
      <div className="grid gap-4 border-t border-line px-4 py-4">{children}</div>
    </details>
  );
}

/**
 * What was done before is no longer what happened last: its green word does not stand above a refusal (app/globals.css), nor in the
 * address. The page is not read anew for that.
 */
function useNothingDone(state: FormState): void {
  useEffect(() => {
    const here = state.problem && untold(location.href);
    if (here) history.replaceState(null, "", here);
  }, [state]);
}

/** Of somebody who was faster: where the page as it is now has no such form any more, what was typed in it stands above. */
function useNothingLost(form: RefObject<HTMLFormElement | null>, state: FormState): void {
  const keep = useKeepUnsent();
  const now = useRef({ state, keep });
  useLayoutEffect(() => {
    now.current = { state, keep };
  });
  useLayoutEffect(() => {
    const node = form.current;
    return () => {
      const { problem } = now.current.state;
      if (node && problem && isOvertaken(problem)) now.current.keep({ problem, typed: typedIn(node) });
    };
  }, [form]);
}
const typedIn = (form: HTMLFormElement): string[] =>
  [...form.querySelectorAll("textarea")].flatMap(({ value }) => value || []);

/** Something else was done on the page since: that is what happened last, and the refusal goes. What was typed stays. */
function useStanding(state: FormState): FormState {
  const search = useSearchParams();
  const here = search.toString();
  const [before, setBefore] = useState(here);
  const told = tells(search);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the address said when the answer came
  useEffect(() => setBefore(here), [state]);
  useEffect(() => {
    if (!told) setBefore(here);
  }, [told, here]);
  const { problem, fields, ...typed } = state;
  return problem && told && here !== before ? typed : state;
}

/** Somebody else was faster: the page is read anew, what was typed stays in the fields. True until it has been read. */
function useFreshPageAfterRace(state: FormState): boolean {
  const router = useRouter();
  const [reading, startReading] = useTransition();
  const raced = state.problem !== undefined && isOvertaken(state.problem);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per answer, not once per render
  useEffect(() => {
    if (raced) startReading(() => router.refresh());
  }, [state]);
  return reading;
}
