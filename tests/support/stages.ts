import { Story } from "./story.ts";

/** An issue told on Monday 2 March 2026, at each stage of its straight way: what most rules are tried on. */
export const registered = () => new Story({ at: "03-02 10:00" });
export const accepted = () => registered().goes(["accept", "03-02 11:00"]);
export const dispatched = () => accepted().goes(["dispatch", "03-02 11:30"]);
export const inProgress = () => dispatched().goes(["sign", "03-02 14:30"]);
export const answered = (when = "03-03 15:00") => inProgress().goes(["reply", when, { kind: "FINAL" }]);
export const resolved = () => answered().goes(["resolve", "03-03 16:00"]);
/** Handed up to the street, answered there, and escalated: the county has it. */
export const atCounty = () =>
  inProgress().goes(
    ["escalate", "03-03 10:00"],
    ["dispatch", "03-03 11:00"],
    ["sign", "03-03 11:30"],
    ["reply", "03-05 15:00"],
    ["escalate", "03-05 15:10"],
  );
/** What a step was refused with; undefined when it was done. */
export const code = (p: { code: string } | undefined) => p?.code;
