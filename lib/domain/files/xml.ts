const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as XML 1.0 can hold it, in an element or an attribute: signs escaped, and what XML does not allow left out. */
export const xmlText = (text: string): string =>
  text
    .replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what XML does not allow
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\r/g, "")
    .toWellFormed();

/** What a JSON answer can hold, and what becomes of it in XML: a key is an element, null an empty one. */
export type Tree = string | number | boolean | null | readonly Tree[] | { readonly [key: string]: Tree };

/**
 * A document whose JSON is `tree` itself. `items` names the elements of a list by the name of the list:
 * { services: "service" } (the Spark convention, read backwards).
 */
export const xmlDocument = (root: string, tree: Tree, items: Readonly<Record<string, string>>): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(root, tree, items)}\n`;

function element(name: string, tree: Tree, items: Readonly<Record<string, string>>): string {
  const inside = content(name, tree, items);
  return inside === "" ? `<${name}/>` : `<${name}>${inside}</${name}>`;
}

function content(name: string, tree: Tree, items: Readonly<Record<string, string>>): string {
  if (tree === null) return "";
  if (typeof tree !== "object") return xmlText(String(tree));
  if (isList(tree)) return tree.map((item) => element(items[name] ?? "item", item, items)).join("");
  return Object.entries(tree)
    .map(([key, value]) => element(key, value, items))
    .join("");
}
const isList = (tree: Tree): tree is readonly Tree[] => Array.isArray(tree);
