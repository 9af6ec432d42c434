import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { DIGEST_PAPER } from "#lib/domain/direct/messages.ts";
import { digestBody } from "#lib/domain/direct/paper.ts";
import { paperDate } from "#lib/domain/letters/facts.ts";
import { letterDocx } from "#lib/letters/docx.ts";
import { now } from "#lib/now.ts";
import { readDigest } from "#lib/queries/direct/digests.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The digest as a file for the office's own word processor, as whoever asks may see it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const actor = await requireActor(`/digests/${encodeURIComponent(id)}`);
  const page = await readDigest(actor, id, await now());
  if (!page?.digest.opened) return new Response(null, { status: 404 });
  const { digest, entries } = page;
  const body = digestBody({ ...digest, entries });
  const file = await letterDocx({
    body,
    addressee: DIGEST_PAPER.addressee,
    number: DIGEST_PAPER.period(paperDate(digest.fromOn), paperDate(digest.toOn)),
    on: digest.signedAt && shanghaiDate(digest.signedAt),
    voided: false,
  });
  const name = encodeURIComponent(`${body.title}_${digest.fromOn}_${digest.toOn}.docx`);
  return new Response(file, {
    headers: {
      "Content-Type": DOCX,
      "Content-Disposition": `attachment; filename="digest.docx"; filename*=UTF-8''${name}`,
      "Cache-Control": "no-store",
    },
  });
}
