import { setPreference } from "#app/actions.ts";
import { currentLang, elderMode } from "#app/preferences.ts";
import { Missing } from "#components/layout/missing.tsx";
import { Preferences } from "#components/layout/preferences.tsx";
import { PublicRoom } from "#components/layout/publicRoom.tsx";
import { demonstration } from "#lib/now.ts";

/** No such page, or an issue that is not theirs: the same words for both. */
export default async function NotFound() {
  const [lang, elder, demo] = await Promise.all([currentLang(), elderMode(), demonstration()]);
  return (
    <PublicRoom
      lang={lang}
      demo={demo}
      switches={<Preferences lang={lang} elder={elder} action={setPreference} />}
    >
      <Missing lang={lang} />
    </PublicRoom>
  );
}
