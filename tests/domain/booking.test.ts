import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bookForm, offerProblem, SLOT_MINUTES, slotProblem, slotsOf } from "#lib/domain/points/booking.ts";
import { isInsteadOf } from "#lib/domain/points/sessions.ts";
import { PUBLIC_NOTICE_STATES, VISIT_SESSION_STATES } from "#lib/domain/vocabulary.ts";
import { at } from "#tests/support/story.ts";

/** 约访 (domain.md Z18): the times of an evening, until when one can be taken, and where people are sent instead. */
const time = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

describe("the times of a session", () => {
  it("follow one another, and a rest too short stays free", () => {
    expect(slotsOf({ fromTime: "19:00", toTime: "20:10" }, 30)).toEqual([
      { fromTime: "19:00", toTime: "19:30" },
      { fromTime: "19:30", toTime: "20:00" },
    ]);
  });

  it("lie within it, as long as was chosen, none beside another, whatever the hours", () => {
    const hours = fc.tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 1, max: 600 }));
    fc.assert(
      fc.property(hours, fc.constantFrom(...SLOT_MINUTES), ([start, length], minutes) => {
        const end = Math.min(1439, start + length);
        const slots = slotsOf({ fromTime: time(start), toTime: time(end) }, minutes);
        expect(slots.length).toBe(Math.floor((end - start) / minutes));
        for (const [n, slot] of slots.entries()) {
          expect(slot.fromTime).toBe(time(start + n * minutes));
          expect(slot.toTime <= time(end)).toBe(true);
          expect(slots[n + 1]?.fromTime ?? slot.toTime).toBe(slot.toTime);
        }
      }),
    );
  });
});

describe("a slot", () => {
  const slot = {
    state: "PLANNED",
    noticeState: "PUBLISHED",
    publishedAt: at("03-03 23:59"),
    onDay: "2026-03-04",
    fromTime: "19:00",
    taken: false,
  } as const;
  it("is offered a day before at least, and taken until it begins", () => {
    expect(offerProblem(slot, "2026-03-03")).toBeUndefined();
    expect(offerProblem(slot, "2026-03-04")?.code).toBe("SLOTS_LATE");
    expect(slotProblem(slot, at("03-04 18:59"))).toBeUndefined();
    expect(slotProblem(slot, at("03-04 19:00"))?.code).toBe("SLOT_OVER");
    expect(slotProblem({ ...slot, taken: true }, at("03-04 18:00"))?.code).toBe("SLOT_TAKEN");
  });
  it("is not there to be booked where its session was told of on the day itself", () => {
    const late = { ...slot, publishedAt: at("03-04 00:00") };
    expect(slotProblem(late, at("03-04 09:00"))?.code).toBe("SLOT_OVER");
  });
  it("is one of a session that was told of and goes ahead, and of no other", () => {
    for (const state of VISIT_SESSION_STATES)
      for (const noticeState of [null, ...PUBLIC_NOTICE_STATES])
        expect(slotProblem({ ...slot, state, noticeState }, at("03-03 10:00")) === undefined).toBe(
          state === "PLANNED" && noticeState === "PUBLISHED",
        );
  });
});

it("people are sent to another session of the same point that was told of and is still to come", () => {
  const first = { unitId: "a", placeId: null };
  const told = {
    state: "PLANNED",
    noticeState: "PUBLISHED",
    publishedAt: at("03-02 09:00"),
    free: 1,
  } as const;
  const next = { ...first, ...told, onDay: "2026-03-11" } as const;
  expect(isInsteadOf(first, next, "2026-03-04")).toBe(true);
  expect(isInsteadOf(first, next, "2026-03-11")).toBe(false);
  expect(isInsteadOf(first, { ...next, free: 0 }, "2026-03-04"), "nothing left to book").toBe(false);
  expect(isInsteadOf(first, { ...next, placeId: "p" }, "2026-03-04")).toBe(false);
  expect(isInsteadOf(first, { ...next, noticeState: "DRAFT" }, "2026-03-04")).toBe(false);
  expect(isInsteadOf(first, { ...next, state: "CANCELLED" }, "2026-03-04")).toBe(false);
});

it("a booking needs a phone and a few words, and no name", () => {
  const form = {
    bookingId: "01934b5e-7c11-7c3e-8f00-000000000001",
    slotId: "01934b5e-7c11-7c3e-8f00-000000000002",
    residentName: "",
    residentPhone: "１３８ ００００ １１１１",
    words: "路灯",
  };
  expect(bookForm.parse(form)).toMatchObject({ residentPhone: "13800001111", residentName: "" });
  const wrong = bookForm.safeParse({ ...form, residentPhone: "", words: "", slotId: "" });
  expect(wrong.error?.issues.map(({ path }) => path[0]).sort()).toEqual(["residentPhone", "slotId", "words"]);
});
