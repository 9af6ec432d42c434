import fc from "fast-check";
import { expect, test } from "vitest";
import { lean } from "../../deploy/leanPage.ts";

const OURS = '<script type="module" src="/ours.js" nonce="n1"></script>';
const PAGE = `<!DOCTYPE html><html lang="zh-CN"><head><meta charSet="utf-8"/><link rel="stylesheet" href="/a.css"/><link rel="preload" as="script" nonce="n1" href="/_next/a.js"/><script src="/_next/a.js" async="" nonce="n1"></script><link rel="modulepreload" href="/_next/b.js"/><title>我要反映 & 查进度</title></head><body><!--$--><p data-x='a > b'>三楼漏水😀 &lt;script&gt; 3 < 4</p><!--/$--><textarea name="t"><script>typed</script></textarea><template><li></li></template><script nonce="n1">self.__next_f.push([1,"<p>not a tag</p>\\u003c/script>"])</script></body></html>`;
const LEAN = `<!DOCTYPE html><html lang="zh-CN"><head><meta charSet="utf-8"/><link rel="stylesheet" href="/a.css"/>${OURS}<title>我要反映 & 查进度</title></head><body><!--$--><p data-x='a > b'>三楼漏水😀 &lt;script&gt; 3 < 4</p><!--/$--><textarea name="t"><script>typed</script></textarea><template><li></li></template></body></html>`;

const sent = (pieces: readonly string[]): string => {
  const page = lean((nonce) => `<script type="module" src="/ours.js" nonce="${nonce}"></script>`);
  return pieces.map((piece) => page.write(piece)).join("") + page.end();
};

test("scripts and what would load them go, ours takes the place of the first; the rest stays byte for byte", () => {
  expect(sent([PAGE])).toBe(LEAN);
});

test("wherever the page is cut into pieces, the same comes out", () => {
  const places = fc.uniqueArray(fc.nat(PAGE.length), { maxLength: 12 });
  fc.assert(
    fc.property(places, (cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), PAGE.length];
      expect(sent(at.slice(1).map((end, i) => PAGE.slice(at[i], end)))).toBe(LEAN);
    }),
  );
});

test("a page without scripts passes as it is, also one that ends in the middle of a tag", () => {
  expect(sent(["<p>a</p>", "<p cla"])).toBe("<p>a</p><p cla");
  expect(sent(["<p>a</p><script>half"])).toBe(`<p>a</p>${OURS.replace("n1", "")}`);
});

test("what is whole goes on at once and is not kept", () => {
  const page = lean(() => "");
  expect(page.write("<main><p>一</p><scr")).toBe("<main><p>一</p>");
  expect(page.write("ipt>let a")).toBe("");
  expect(page.write("</script><p>二</p>")).toBe("<p>二</p>");
});
