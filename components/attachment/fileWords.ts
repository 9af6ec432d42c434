/** What components/enhance/files.ts says of a file on its way; "%" is where the number goes. */
export type FileWords = Record<
  "waiting" | "sending" | "stalled" | "arrived" | "chooseMore" | "removeNamed" | "stillSending",
  string
> & { refused: Record<string, string>; megabytes: string; kilobytes: string };
