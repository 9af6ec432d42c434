import { expect, test } from "vitest";
import { isGuessed } from "#lib/domain/field/pin.ts";

test.each(["000000", "777777", "123456", "012345", "890123", "987654", "321098"])(
  "%s is what anybody tries first",
  (pin) => expect(isGuessed(pin)).toBe(true),
);
test.each(["246813", "135790", "121212", "112233", "123457", "908172"])("%s is not", (pin) =>
  expect(isGuessed(pin)).toBe(false),
);
