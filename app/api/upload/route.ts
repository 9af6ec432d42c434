import { answer } from "./door.ts";

/** Where a resumable upload is begun (tus 1.0): 201 with its address; 4xx with the code of a Problem. */
export const POST = (request: Request): Promise<Response> => answer(request, null);
export const OPTIONS = POST;
