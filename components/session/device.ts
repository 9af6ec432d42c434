/** Names as their makers write them, in the order in which they must be looked for: Edge also calls itself Chrome. */
const BROWSERS = [
  [/MicroMessenger/i, "WeChat"],
  [/Edg/, "Edge"],
  [/Firefox/, "Firefox"],
  [/Chrome|CriOS/, "Chrome"],
  [/Safari/, "Safari"],
] as const;
const SYSTEMS = [
  [/HarmonyOS|OpenHarmony/i, "HarmonyOS"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS/, "macOS"],
  [/Linux/, "Linux"],
] as const;

/** "Chrome · Windows" of what a browser says of itself; empty when it says nothing known. */
export function deviceWords(userAgent: string): string {
  return [BROWSERS, SYSTEMS]
    .flatMap((list) => list.find(([mark]) => mark.test(userAgent))?.[1] ?? [])
    .join(" \u00b7 ");
}
