import { toUnits } from '../model/money.ts';
import type { ReportFacts } from './facts.ts';
import { divideRounded, totalOf } from './measures.ts';
import type { Grain } from './periods.ts';

/** Of a quarter's target: a quarter has 13 weeks and 3 months. */
const shareByGrain: Readonly<Record<Grain, { readonly times: bigint; readonly by: bigint }>> = {
  week: { times: 1n, by: 13n },
  month: { times: 1n, by: 3n },
  quarter: { times: 1n, by: 1n },
  year: { times: 4n, by: 1n },
};

export interface Target {
  /** Of those of the reps who have one; null where nobody has. */
  readonly units: bigint | null;
  /** Whose it is: what others own closes none of it. */
  readonly repIds: ReadonlySet<string>;
  /** Reps who have none. */
  readonly lackingCount: number;
}

/** The team's target (`repIds` null) is the sum of its reps'. */
export function toTarget(
  { reps, settings }: ReportFacts,
  { repIds, grain }: { readonly repIds: readonly string[] | null; readonly grain: Grain },
): Target {
  const asked = new Set(repIds ?? reps.map(({ id }) => id));
  asked.delete('');
  const withOne = [...asked].filter((id) => settings.quarterTargets[id] !== undefined);
  const quarter = totalOf(withOne.map((id) => toUnits(settings.quarterTargets[id] ?? '0')));
  const { times, by } = shareByGrain[grain];
  return {
    units: withOne.length === 0 ? null : divideRounded(quarter * times, by),
    repIds: new Set(withOne),
    lackingCount: asked.size - withOne.length,
  };
}

/** Open value ÷ what the target still lacks; null without a target, or when it is reached. */
export function toCoverage(
  open: bigint,
  { target, won }: { readonly target: bigint | null; readonly won: bigint },
): number | null {
  if (target === null || target <= won) return null;
  return Number(open) / Number(target - won);
}
