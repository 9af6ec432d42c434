/** What components/enhance/files.ts says of a file on its way; "%" is where the number goes. */
export type FileWords = Record<
  "waiting" | "sending" | "stalled" | "arrived" | "chooseMore" | "removeNamed" | "stillSending",
  string
> & { refused: Record<string, string>; megabytes: string; kilobytes: string };

/** What components/enhance/photos.ts says of photos that are chosen with the words; "%" is where a name or a number goes. */
export type PhotoWords = Record<
  "removeNamed" | "noPicture" | "tooMany" | "tooLarge" | "noRoom" | "more" | "megabytes" | "kilobytes",
  string
>;
