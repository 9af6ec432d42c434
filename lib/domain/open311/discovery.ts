import type { Tree } from "../files/xml.ts";
import { say } from "../texts.ts";
import type { Lang } from "../vocabulary.ts";
import { FORMATS } from "./calls.ts";
import { messages } from "./messages.ts";
import { CHANGESET } from "./services.ts";

type Provider = {
  readonly city: string;
  readonly phone: string;
  readonly publicUrl: string;
  readonly demo: boolean;
};

/** Service Discovery: where the interface is, and whom to ask for a key. A demonstration says that it is one. */
export function discovery({ city, phone, publicUrl, demo }: Provider, lang: Lang): Tree {
  const words = say(messages, lang);
  return {
    changeset: CHANGESET,
    contact: words.contact(city, phone),
    key_service: words.keyService(city),
    endpoints: [
      {
        specification: "http://wiki.open311.org/GeoReport_v2",
        url: `${publicUrl}/open311/v2`,
        changeset: CHANGESET,
        type: demo ? "test" : "production",
        formats: Object.values(FORMATS).map((type) => type.split(";", 1)[0] ?? type),
      },
    ],
  };
}
