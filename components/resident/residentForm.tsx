"use client";
import { type ReactNode, useActionState, useId } from "react";
import { Button, type Tone } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/errorSummary.tsx";
import { Folded, type FormFold } from "#components/ui/form.tsx";
import {
  type FormAction,
  type FormState,
  FormStateProvider,
  fieldPrefix,
} from "#components/ui/formState.tsx";
import { messages } from "#components/ui/messages.ts";
import { Sure } from "#components/ui/sure.tsx";
import { say, sentence } from "#lib/domain/labels.ts";
import { problem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";

type ResidentFormProps = {
  action: FormAction;
  lang: Lang;
  /** where several forms stand on one page, what tells the ids of their fields apart */
  name?: string;
  /** words on the button */
  submit: string;
  submitTone?: Tone;
  /** a sentence to be ticked before the form can be sent, for what cannot be undone */
  confirm?: string;
  /** it waits folded behind these words; it unfolds by itself to show an answer */
  fold?: FormFold;
  children?: ReactNode;
};

/**
 * The form of residents' pages: a plain one, which the server answers with a page that has everything typed in it. With
 * script (components/enhance/send.ts) the page stays where it is, and what could not be sent stays too. React only writes it.
 */
export function ResidentForm({
  action,
  lang,
  name,
  submit,
  submitTone = "main",
  confirm,
  fold,
  children,
}: ResidentFormProps) {
  const [state, dispatch] = useActionState(action, NOTHING_YET);
  const id = useId();
  return (
    <form
      action={dispatch}
      noValidate={!confirm}
      data-enhance="send"
      data-sending={say(messages, lang).sending}
      data-too-large={sentence(problem("TOO_LARGE"), lang)}
      data-failed={sentence(problem("UNAVAILABLE"), lang)}
      data-expired={sentence(problem("RECEIPT_EXPIRED"), lang)}
      data-other={sentence(problem("OTHER_RECEIPT"), lang)}
    >
      <FormStateProvider state={state} lang={lang} prefix={fieldPrefix(name)} marksOptional>
        <Folded fold={fold} answered={state !== NOTHING_YET}>
          <ErrorSummary state={state} lang={lang} prefix={fieldPrefix(name)} fields={children} />
          <p
            data-told
            role="alert"
            tabIndex={-1}
            hidden
            className="scroll-mt-6 rounded-md border-2 border-vermilion bg-vermilion-wash p-4 font-medium"
          />
          {children}
          {confirm && <Sure id={id} words={confirm} />}
          <div data-send className={`no-print ${submitTone === "main" ? "max-sm:grid" : ""}`}>
            <Button type="submit" tone={submitTone}>
              {submit}
            </Button>
          </div>
        </Folded>
      </FormStateProvider>
    </form>
  );
}

const NOTHING_YET: FormState = {};
