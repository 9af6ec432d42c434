import { uuidv7 } from "uuidv7";
import { addDays, instantAt, shanghaiDate, weekday } from "#lib/domain/calendar/calendar.ts";
import { publicNoticeForm } from "#lib/domain/open/publicNotices.ts";
import { draftPublicNotice, publishPublicNotice } from "#lib/usecases/open/publicNotices.ts";
import type { OfficeUnit } from "./city.ts";
import { must } from "./doors.ts";
import type { Cast } from "./people.ts";

const WEDNESDAY = 3;
type Told = {
  kind: "SESSION" | "GENERAL";
  title: string;
  text: string;
  sessionOn?: string;
  sessionFrom?: string;
  sessionTo?: string;
  place?: string;
  lateReason?: string;
};

/**
 * Notices of the demonstration: each town's next Wednesday evening, told days before; one that came late because of a burst
 * pipe and says so; and news of the county. Written and published through the use cases by those who would.
 */
export async function tellResidents(units: readonly OfficeUnit[], cast: Cast, now: Date): Promise<void> {
  const today = shanghaiDate(now);
  const inDays = (((WEDNESDAY - weekday(today)) % 7) + 7) % 7;
  const next = addDays(today, inDays < 2 ? inDays + 7 : inDays);
  const tell = async (unit: OfficeUnit, told: Told, at: Date) => {
    const clerk = cast.at(unit.id, "COUNCIL_CLERK");
    if (!clerk) return;
    const form = publicNoticeForm.parse({ noticeId: uuidv7(), unitId: unit.id, version: "0", ...told });
    const { id } = must(await draftPublicNotice(clerk, form, at), told.title);
    const publish = { noticeId: id, version: 1, lateReason: told.lateReason ?? "" };
    must(await publishPublicNotice(clerk, publish, at), told.title);
  };
  const areas = units.filter(({ kind }) => kind === "AREA");
  const county = areas.find(({ level }) => level === "COUNTY");
  if (county)
    await tell(
      county,
      {
        kind: "GENERAL",
        title: "说一件事，就有一个编号",
        text: "您反映的每一件事都有编号、有人办、有期限。到期没有答复，会自动转到上一级。办没办好，由您来评。",
      },
      instantAt(addDays(today, -9), "09:00"),
    );
  for (const [at, town] of areas.filter(({ level }) => level === "TOWN").entries())
    await tell(
      town,
      {
        kind: "SESSION",
        title: `周三晚上，${town.name}听您说`,
        text: "街道（乡镇）领导和社区干部在场，有什么难事、烦心事，都可以当面说。来不了的，打电话或者网上说也一样。",
        sessionOn: next,
        sessionFrom: "19:30",
        sessionTo: "21:30",
        place: `${town.name}民情接待室`,
      },
      instantAt(addDays(today, -1), `1${at % 6}:00`),
    );
  const hurried = areas.find(({ level }) => level === "TOWN");
  if (hurried)
    await tell(
      hurried,
      {
        kind: "SESSION",
        title: "停水情况说明会",
        text: "水管爆裂，今天抢修。水务站和街道的人到场说明，并登记大家的困难。",
        sessionOn: addDays(today, -3),
        sessionFrom: "18:00",
        sessionTo: "19:00",
        place: `${hurried.name}民情接待室`,
        lateReason: "水管当天爆裂，来不及提前一天",
      },
      instantAt(addDays(today, -3), "10:00"),
    );
}
