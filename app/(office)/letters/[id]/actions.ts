"use server";
import { action } from "#lib/action.ts";
import { issueLetterForm, serveLetterForm, voidLetterForm } from "#lib/domain/letters/forms.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { issueLetter, serveLetter, voidLetter } from "#lib/usecases/replies/letters.ts";

export const sign = action("issueLetter", issueLetterForm, async (asked, { actor, now }) => {
  const letter = await issueLetter(actor, asked, now);
  return isProblem(letter) ? letter : { to: `/letters/${letter.id}?done=signed` };
});
export const voidIt = action("voidLetter", voidLetterForm, async (asked, { actor, now }) => {
  const letter = await voidLetter(actor, asked, now);
  return isProblem(letter) ? letter : { to: `/letters/${letter.id}` };
});
export const serve = action("serveLetter", serveLetterForm, async (asked, { actor, now }) => {
  const letter = await serveLetter(actor, asked, now);
  return isProblem(letter) ? letter : { to: `/letters/${letter.id}` };
});
