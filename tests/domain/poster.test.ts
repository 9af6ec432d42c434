import { expect, it } from "vitest";
import { fitPoster } from "#lib/domain/open/poster.ts";

const poster = (text: string, more: object = {}) =>
  fitPoster({
    title: "周三晚上听您说",
    place: "接待室",
    session: true,
    more: "……全文请扫码看。",
    text,
    ...more,
  });

it("a short notice is written large, a long one smaller, and all of it while it fits", () => {
  expect(poster("有话当面说。")).toEqual({ title: 39, size: 25, text: "有话当面说。", cut: false });
  const sizes = [40, 80, 120, 200].map((letters) => poster("说".repeat(letters)).size);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(new Set(sizes).size).toBeGreaterThan(2);
  expect(poster("说".repeat(500), { session: false }).cut).toBe(false);
});
it("what does not fit is cut; many lines, a long title and a long place leave less room", () => {
  expect(poster("说".repeat(2000)).cut).toBe(true);
  const kept = (more: object) => poster("说".repeat(2000), more).text.length;
  expect(kept({ place: "二号楼一层东侧会议室".repeat(4) })).toBeLessThan(kept({}));
  expect(kept({ title: "到社区听大家说改造的事".repeat(5) })).toBeLessThan(kept({}));
  expect(poster("说\n".repeat(8)).size).toBeLessThan(25);
});
