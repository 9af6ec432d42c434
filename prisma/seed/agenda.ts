type Entry = { at: Date; order: number; alone: boolean; run: () => Promise<void> };

/** How many things happen at once at most, and how far apart in time they may lie: entries never wait for each other's issue. */
const AT_ONCE = 6;
const SPAN_MS = 2 * 3_600_000;

/** What is to be done, in order of time. Things of different issues close together run side by side; a sweep runs alone. */
export class Agenda {
  private entries: Entry[] = [];
  private added = 0;

  add(at: Date, run: () => Promise<void>): void {
    this.insert({ at, order: this.added++, alone: false, run });
  }

  addAlone(at: Date, run: () => Promise<void>): void {
    this.insert({ at, order: this.added++, alone: true, run });
  }

  /** Runs everything up to that instant, also what is added meanwhile. */
  async run(until: Date): Promise<void> {
    for (let batch = this.take(until); batch.length > 0; batch = this.take(until))
      await Promise.all(batch.map((entry) => entry.run()));
  }

  private take(until: Date): Entry[] {
    const first = this.entries[0];
    if (!first || first.at > until) return [];
    let count = 1;
    while (!first.alone && count < AT_ONCE) {
      const next = this.entries[count];
      if (!next || next.alone || next.at > until || next.at.getTime() - first.at.getTime() > SPAN_MS) break;
      count++;
    }
    return this.entries.splice(0, count);
  }

  private insert(entry: Entry): void {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.entries[middle] as Entry;
      if (other.at < entry.at || (+other.at === +entry.at && other.order < entry.order)) low = middle + 1;
      else high = middle;
    }
    this.entries.splice(low, 0, entry);
  }
}
