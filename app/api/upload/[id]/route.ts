import { isUuid } from "#lib/queries/casework/issues.ts";
import { answer } from "../door.ts";
import { guarded } from "../headers.ts";

type Asked = { params: Promise<{ id: string }> };

/** One upload on its way (tus 1.0): HEAD asks how far it came, PATCH goes on, DELETE gives it up. Only for who began it. */
async function upload(request: Request, { params }: Asked): Promise<Response> {
  const { id } = await params;
  return isUuid(id) ? answer(request, id) : guarded(new Response(null, { status: 404 }));
}

export { upload as DELETE, upload as HEAD, upload as PATCH };
