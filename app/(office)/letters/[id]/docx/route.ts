import { requireActor } from "#lib/auth/actor.ts";
import { letterLabel } from "#lib/domain/labels/letters.ts";
import { letterDocx } from "#lib/letters/docx.ts";
import { readLetter } from "#lib/queries/replies/letters.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The letter as a file for the office's own word processor, as whoever asks may see it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const actor = await requireActor(`/letters/${encodeURIComponent(id)}`);
  const letter = await readLetter(actor, id);
  if (!letter) return new Response(null, { status: 404 });
  const file = await letterDocx({
    body: letter.body,
    addressee: letter.addressee,
    number: letter.numberText,
    on: letter.letterOn,
    voided: letter.state === "VOIDED",
  });
  const name = encodeURIComponent(
    `${letter.numberText ?? letterLabel("letterKind", letter.kind, "zh")}.docx`,
  );
  return new Response(file, {
    headers: {
      "Content-Type": DOCX,
      "Content-Disposition": `attachment; filename="letter.docx"; filename*=UTF-8''${name}`,
      "Cache-Control": "no-store",
    },
  });
}
