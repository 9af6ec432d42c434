import { currentActor } from "#lib/auth/actor.ts";
import { currentResident } from "#lib/auth/receipt.ts";
import { KINDS } from "#lib/domain/files/attachments.ts";
import { byteRange } from "#lib/domain/files/byteRange.ts";
import { isUuid } from "#lib/queries/casework/issues.ts";
import { findFile, openFile, type Served } from "#lib/usecases/files/attachments.ts";
import { GUARDED } from "../../upload/headers.ts";

type Asked = { params: Promise<{ id: string }> };

/**
 * A file, to whoever may see it; what is missing and what is not theirs look the same. Never run here: everything but a
 * picture drawn anew is handed over to be saved, its kind is not to be guessed, and nothing in it may load or do anything.
 */
export async function GET(request: Request, { params }: Asked): Promise<Response> {
  const { id } = await params;
  const [staff, resident] = await Promise.all([currentActor(), currentResident()]);
  const actors = [staff, resident].filter((actor) => actor !== null);
  const file = isUuid(id) ? await findFile(actors, id) : null;
  if (!file) return gone();
  const thumb = new URL(request.url).searchParams.has("thumb") && file.thumbed;
  // The small picture is one or two network packets: always whole.
  const range = thumb ? null : byteRange(request.headers.get("range"), file.bytes);
  if (range === "NONE")
    return new Response(null, {
      status: 416,
      headers: { ...headersOf(file, thumb), "Content-Range": `bytes */${file.bytes}` },
    });
  const content = await openFile(file, { thumb, ...(range && { range }) });
  if (!content) return gone();
  return new Response(content, {
    status: range ? 206 : 200,
    headers: {
      ...headersOf(file, thumb),
      ...(!thumb && { "Content-Length": String(range ? range.last - range.first + 1 : file.bytes) }),
      ...(range && { "Content-Range": `bytes ${range.first}-${range.last}/${file.bytes}` }),
    },
  });
}

function headersOf({ name, kind }: Served, thumb: boolean): Record<string, string> {
  const { type, shown } = KINDS[thumb ? "JPEG" : kind];
  const plain = name.replace(/[^ -~]|["\\]/g, "_");
  return {
    "Content-Type": type,
    "Content-Disposition": `${shown ? "inline" : "attachment"}; filename="${plain}"; filename*=UTF-8''${encodeName(name)}`,
    ...GUARDED,
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Accept-Ranges": thumb ? "none" : "bytes",
  };
}

/** RFC 8187: what encodeURIComponent leaves and a header may not carry. */
const encodeName = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const gone = (): Response => new Response(null, { status: 404, headers: GUARDED });
