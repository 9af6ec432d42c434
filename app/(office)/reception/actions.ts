"use server";
import { action } from "#lib/action.ts";
import { closeRoomForm, roomForm } from "#lib/domain/open/rooms.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { closeRoom, saveRoom } from "#lib/usecases/open/rooms.ts";

export const save = action("keepRoom", roomForm, async (form, { actor, now }) => {
  const room = await saveRoom(actor, form, now);
  return isProblem(room) ? room : { to: `/reception?place=${form.unitId}&done=saved` };
});

export const close = action("keepRoom", closeRoomForm, async (form, { actor, now }) => {
  const room = await closeRoom(actor, form, now);
  return isProblem(room) ? room : { to: "/reception?done=closed" };
});
