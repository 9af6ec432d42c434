import { answer } from "../answer.ts";

type Asked = { params: Promise<{ path?: string[] }> };

/** Open311: GeoReport v2 with Service Discovery. Its root leads to the discovery file. */
async function open311(request: Request, { params }: Asked): Promise<Response> {
  const { path = [] } = await params;
  const root = path.length === 0 || (path.length === 1 && path[0] === "v2");
  return root && request.method !== "POST"
    ? new Response(null, { status: 302, headers: { Location: "/open311/discovery.xml" } })
    : answer(request, path);
}

export { open311 as GET, open311 as POST };
