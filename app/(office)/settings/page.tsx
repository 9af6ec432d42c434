import { redirect } from "next/navigation";

/** The settings begin with the calendar. */
export default function SettingsPage() {
  redirect("/settings/calendar");
}
