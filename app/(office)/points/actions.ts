"use server";
import { action } from "#lib/action.ts";
import { freeForm, offerForm } from "#lib/domain/points/booking.ts";
import {
  answerForm,
  correctionForm,
  fileForm,
  leaveForm,
  noteForm,
  publishResultForm,
  resultForm,
} from "#lib/domain/points/minutes.ts";
import {
  contactPlaceForm,
  endPairingForm,
  endPlaceForm,
  excuseForm,
  handoverForm,
  pairForm,
  renamePlaceForm,
} from "#lib/domain/points/points.ts";
import {
  announceForm,
  cancelForm,
  closeForm,
  inviteForm,
  planForm,
  sessionForm,
  signForm,
} from "#lib/domain/points/sessions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { freeBooking, offerSlots } from "#lib/usecases/points/bookings.ts";
import { handOver } from "#lib/usecases/points/handovers.ts";
import {
  answerItem,
  correctItem,
  fileItem,
  inviteDepartment,
  leaveItem,
  noteItem,
  signConsult,
  uninviteDepartment,
} from "#lib/usecases/points/minutes.ts";
import {
  endContactPlace,
  endPairing,
  nameContactPlace,
  pair,
  renameContactPlace,
} from "#lib/usecases/points/pairings.ts";
import { draftResult, publishResult } from "#lib/usecases/points/results.ts";
import {
  announceSession,
  cancelSession,
  changeSession,
  closeSession,
  excuseMonth,
  planMonth,
} from "#lib/usecases/points/sessions.ts";

const atPoint = ({ unitId, placeId }: { unitId: string; placeId: string | null }, done: string) =>
  `/points/at?${new URLSearchParams({ unit: unitId, ...(placeId && { place: placeId }), done })}`;
const atSession = (id: string, done: string) => `/points/sessions/${id}?done=${done}`;
/** An address that differs in its part alone is not read anew by the browser: what was sent has a mark of its own there. */
const atItem = (id: string, done: string, itemId: string, mark = itemId) =>
  `${atSession(id, done)}&of=${mark.slice(-6)}#item-${itemId.slice(-6)}`;

export const addPlace = action("keepPairings", contactPlaceForm, async (form, { actor, now }) => {
  const made = await nameContactPlace(actor, form, now);
  return isProblem(made) ? made : { to: `/points/matrix?place=${form.unitId}&done=saved` };
});

export const renamePlace = action("keepPairings", renamePlaceForm, async (form, { actor }) => {
  const at = await renameContactPlace(actor, form);
  return isProblem(at) ? at : { to: atPoint(at, "saved") };
});

export const endPlace = action("keepPairings", endPlaceForm, async (form, { actor, now }) => {
  const at = await endContactPlace(actor, form, now);
  return isProblem(at) ? at : { to: `/points/matrix?place=${at.unitId}&done=saved` };
});

export const addPairing = action("keepPairings", pairForm, async (form, { actor, now }) => {
  const made = await pair(actor, form, now);
  return isProblem(made) ? made : { to: atPoint(form, "saved") };
});

export const stopPairing = action("keepPairings", endPairingForm, async (form, { actor }) => {
  const at = await endPairing(actor, form);
  return isProblem(at) ? at : { to: atPoint(at, "saved") };
});

export const passOn = action("keepPairings", handoverForm, async (form, { actor, now }) => {
  const made = await handOver(actor, form, now);
  return isProblem(made) ? made : { to: `/points/handovers/${made.id}` };
});

export const plan = action("keepSessions", planForm, async (form, { actor, now }) => {
  const made = await planMonth(actor, form, now);
  return isProblem(made)
    ? made
    : { to: `${atPoint(form, "planned")}&n=${made.made}&of=${form.month}#sessions` };
});

export const excuse = action("keepSessions", excuseForm, async (form, { actor, now }) => {
  const made = await excuseMonth(actor, form, now);
  if (isProblem(made)) return made;
  const list = `/points/gaps?${new URLSearchParams({ place: form.listOf ?? "", month: form.month.slice(0, 7) })}`;
  return { to: `${form.listOf ? list : atPoint(form, "saved")}&of=${form.excuseId.slice(-6)}` };
});

export const change = action("keepSessions", sessionForm, async (form, { actor, now }) => {
  const done = await changeSession(actor, form, now);
  return isProblem(done) ? done : { to: atSession(form.sessionId, "saved") };
});

export const announce = action("keepSessions", announceForm, async (form, { actor, now }) => {
  const done = await announceSession(actor, form, now);
  return isProblem(done) ? done : { to: atSession(form.sessionId, "announced") };
});

export const cancel = action("keepSessions", cancelForm, async (form, { actor, now }) => {
  const done = await cancelSession(actor, form, now);
  return isProblem(done) ? done : { to: atSession(form.sessionId, "cancelled") };
});

export const offer = action("keepSessions", offerForm, async (form, { actor, now }) => {
  const done = await offerSlots(actor, form, now);
  return isProblem(done) ? done : { to: atSession(form.sessionId, "offered") };
});

export const free = action("keepSessions", freeForm, async (form, { actor, now }) => {
  const done = await freeBooking(actor, form, now);
  return isProblem(done)
    ? done
    : { to: `${atSession(form.sessionId, "freed")}&of=${form.bookingId.slice(-6)}` };
});

export const close = action("keepSessions", closeForm, async (form, { actor, now }) => {
  const done = await closeSession(actor, form, now);
  return isProblem(done) ? done : { to: atSession(form.sessionId, "closed") };
});

export const note = action("keepSessions", noteForm, async (form, { actor, now }) => {
  const made = await noteItem(actor, form, now);
  return isProblem(made) ? made : { to: atItem(form.sessionId, "noted", form.itemId) };
});

export const correct = action("keepSessions", correctionForm, async (form, { actor, now }) => {
  const made = await correctItem(actor, form, now);
  return isProblem(made) ? made : { to: atItem(form.sessionId, "saved", form.itemId, form.correctionId) };
});

/** Who left no name left no phone either (不留姓名). */
export const file = action("keepSessions", fileForm, async (form, { actor, now }) => {
  const unnamed = form.confidentiality === "ANONYMOUS" && { residentName: "", residentPhone: null };
  const receipt = await fileItem(actor, { ...form, ...unnamed }, now);
  return isProblem(receipt) ? receipt : { to: atItem(form.sessionId, "filed", form.itemId) };
});

export const answer = action("keepSessions", answerForm, async (form, { actor, now }) => {
  const done = await answerItem(actor, form, now);
  return isProblem(done) ? done : { to: atItem(form.sessionId, "ended", form.itemId) };
});

export const leave = action("keepSessions", leaveForm, async (form, { actor, now }) => {
  const done = await leaveItem(actor, form, now);
  return isProblem(done) ? done : { to: atItem(form.sessionId, "ended", form.itemId) };
});

export const invite = action("keepSessions", inviteForm, async (form, { actor, now }) => {
  const done = await inviteDepartment(actor, form, now);
  return isProblem(done) ? done : { to: atSession(form.sessionId, "saved") };
});

export const uninvite = action("keepSessions", inviteForm, async (form, { actor, now }) => {
  const done = await uninviteDepartment(actor, form, now);
  return isProblem(done) ? done : { to: atSession(form.sessionId, "saved") };
});

export const sign = action("signConsult", signForm, async (form, { actor, now }) => {
  const done = await signConsult(actor, form, now);
  return isProblem(done) ? done : { to: atSession(form.sessionId, "signed") };
});

export const saveResult = action("keepSessions", resultForm, async (form, { actor, now }) => {
  const done = await draftResult(actor, form, now);
  return isProblem(done) ? done : { to: `${atSession(form.sessionId, "saved")}&of=${form.version}#result` };
});

export const publish = action("keepSessions", publishResultForm, async (form, { actor, now }) => {
  const done = await publishResult(actor, form, now);
  return isProblem(done) ? done : { to: `${atSession(form.sessionId, "published")}#result` };
});
