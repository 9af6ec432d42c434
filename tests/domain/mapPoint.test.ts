import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapHost, readMapPoint } from "#lib/domain/casework/mapPoint.ts";

describe("a spot on the map", () => {
  it("is kept to about a metre", () => {
    expect(readMapPoint("28.682134999,115.857121")).toBe("28.68213,115.85712");
    expect(readMapPoint("-0.5,-179.9")).toBe("-0.50000,-179.90000");
  });

  it.each([
    "",
    "28,115",
    "91.0,115.0",
    "28.6,180.5",
    "28.6",
    "28.6,115.8,3",
    "a,b",
    "28.6;115.8",
    " 28.6,115.8",
    "NaN,NaN",
  ])("%j is none", (written) => {
    expect(readMapPoint(written)).toBeNull();
  });

  it("is one or none, whatever is sent, and the same when read again", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.tuple(fc.double(), fc.double()).map(String)), (written) => {
        const point = readMapPoint(written);
        if (point === null) return;
        expect(point).toMatch(/^-?\d{1,2}\.\d{5},-?\d{1,3}\.\d{5}$/);
        expect(readMapPoint(point)).toBe(point);
      }),
    );
  });
});

it("its pictures are let in from their own house only, and need no leave under our own address", () => {
  const host = (tiles: string) => mapHost({ tiles, credit: "", centre: "28.68213,115.85712" });
  expect(host("https://map.example:8443/a/{z}/{x}/{y}.png")).toBe("https://map.example:8443");
  expect(host("/tiles/{z}/{x}/{y}.png")).toBeNull();
});
