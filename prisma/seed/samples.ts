import { CATEGORIES_L1, type CategoryL1, type Tier } from "#lib/domain/vocabulary.ts";
import replyTable from "./data/replies.json" with { type: "json" };
import data from "./data/samples.json" with { type: "json" };
import type { Random } from "./random.ts";

export type Told = { done: string; state: string };
export type Sample = {
  title: string;
  text: string;
  /** leaf of the taxonomy, `L1.L2` */
  category: string;
  tier: Tier;
  progress: Told & { next: string };
  final: Told;
};

const replies: Readonly<Record<string, Pick<Sample, "progress" | "final"> | undefined>> = replyTable;

export const SAMPLES: readonly Sample[] = data.complaints.map(({ title, text, code, tierCode }) => {
  const told = replies[title];
  if (!told) throw new Error(`no reply is written for the sample ${title}`);
  return { title, text, category: code, tier: tierCode as Tier, ...told };
});

/** Shares of the twelve subjects in taxonomy order, and of the tiers (domain.md D). */
const SUBJECT_SHARES = [17, 13, 13, 14, 5, 7, 3, 4, 6, 8, 8, 2] as const;
const TIER_SHARES = { URGENT: 66, WORRY: 24, HARD: 6, HOPE: 4 } as const satisfies Record<Tier, number>;

/** Draws samples so that subjects and tiers come out in their shares. */
export function sampleDrawer(): (random: Random) => Sample {
  const weights = fittedWeights();
  return (random) => SAMPLES[random.weighted(weights)] as Sample;
}

/** A drawn sample for which `fits` holds. */
export function drawFitting(
  draw: (random: Random) => Sample,
  random: Random,
  fits: (sample: Sample) => boolean,
): Sample {
  let sample = draw(random);
  for (let tries = 0; tries < 200 && !fits(sample); tries++) sample = draw(random);
  return sample;
}

/** Fits both margins in turn (iterative proportional fitting); tiers last, as they matter more. */
function fittedWeights(): number[] {
  const weights = SAMPLES.map(() => 1);
  const scale = (share: (sample: Sample) => readonly [group: string, share: number]) => {
    const sums = new Map<string, number>();
    SAMPLES.forEach((sample, at) => {
      const [group] = share(sample);
      sums.set(group, (sums.get(group) ?? 0) + (weights[at] ?? 0));
    });
    SAMPLES.forEach((sample, at) => {
      const [group, wanted] = share(sample);
      weights[at] = ((weights[at] ?? 0) * wanted) / (sums.get(group) || 1);
    });
  };
  for (let round = 0; round < 20; round++) {
    scale(({ category }) => {
      const subject = category.split(".")[0] as CategoryL1;
      return [subject, SUBJECT_SHARES[CATEGORIES_L1.indexOf(subject)] ?? 0];
    });
    scale(({ tier }) => [tier, TIER_SHARES[tier]]);
  }
  return weights;
}
