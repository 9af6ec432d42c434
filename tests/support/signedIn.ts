import { encode } from "next-auth/jwt";
import type pg from "pg";
import { uuidv7 } from "uuidv7";

/** The cookie of a new session of somebody, as the sign-in page would have given it. */
export async function sessionOf(
  client: Pick<pg.Client, "query">,
  loginName: string,
  secret: string,
): Promise<string> {
  const sessionId = uuidv7();
  await client.query(
    `INSERT INTO staff_sessions (id, person_id, created_at, device)
      SELECT $1, id, now(), 'test' FROM people WHERE login_name = $2`,
    [sessionId, loginName],
  );
  return `minqing.session=${await encode({ token: { sub: sessionId }, secret, maxAge: 3600 })}`;
}
