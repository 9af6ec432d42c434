import "server-only";
import { cookies, headers } from "next/headers";
import { isOvertaken, isProblem, type Problem } from "#lib/domain/problems.ts";

const REFUSED = "refused";
/** Long enough for the page that answers, and for no other. */
const REFUSED_SECONDS = 5;
/**
 * What came of a form, told to the page that answers it. Without script a refusal comes with its form; where somebody was faster the
 * page may have no such form any more, and the layout says it. Scripts have `UnsentKept`.
 */
export async function tellWithoutScript(refused: Problem | null): Promise<void> {
  const asked = await headers();
  if (asked.has("next-action")) return;
  const path = URL.parse(asked.get("referer") ?? "/", "http://here")?.pathname ?? "/";
  const jar = await cookies();
  if (refused && isOvertaken(refused)) {
    const told = JSON.stringify({ code: refused.code, details: refused.details });
    jar.set(REFUSED, told, { path, httpOnly: true, sameSite: "lax", maxAge: REFUSED_SECONDS });
  } else if (jar.has(REFUSED)) jar.delete({ name: REFUSED, path });
}
/** What was refused in the request that this page answers, where no script runs. */
export async function refusedWithoutScript(): Promise<Problem | null> {
  const told = (await cookies()).get(REFUSED)?.value;
  if (!told) return null;
  try {
    const read: unknown = JSON.parse(told);
    return isProblem(read) ? read : null;
  } catch {
    return null;
  }
}
