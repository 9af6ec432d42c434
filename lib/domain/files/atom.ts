import { xmlText } from "./xml.ts";

/** RFC 4287, as much of it as our feeds need. */
export type AtomFeed = {
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  /** where the feed and the page it tells of are found */
  readonly self: string;
  readonly page: string;
  readonly updated: Date;
  readonly author: string;
  readonly entries: readonly AtomEntry[];
};
export type AtomEntry = {
  readonly id: string;
  readonly title: string;
  readonly page: string;
  readonly updated: Date;
  readonly author: string;
  readonly category?: string;
  readonly text: string;
};

const element = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`;
const link = (rel: string, href: string): string => `<link rel="${rel}" href="${xmlText(href)}"/>`;

export const atomXml = (feed: AtomFeed): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(feed.lang)}">`,
    element("id", feed.id),
    element("title", feed.title),
    link("self", feed.self),
    link("alternate", feed.page),
    element("updated", feed.updated.toISOString()),
    `<author>${element("name", feed.author)}</author>`,
    ...feed.entries.map(entryXml),
    "</feed>",
    "",
  ].join("\n");

const entryXml = (entry: AtomEntry): string =>
  [
    "<entry>",
    element("id", entry.id),
    element("title", entry.title),
    link("alternate", entry.page),
    element("published", entry.updated.toISOString()),
    element("updated", entry.updated.toISOString()),
    `<author>${element("name", entry.author)}</author>`,
    ...(entry.category ? [`<category term="${xmlText(entry.category)}"/>`] : []),
    `<content type="text">${xmlText(entry.text)}</content>`,
    "</entry>",
  ].join("\n");
