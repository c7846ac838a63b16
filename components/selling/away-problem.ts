import type { Away } from '../../lib/model/selling.ts';

export interface AwayDraft {
  readonly from: string;
  readonly until: string;
}

export type AwayProblem = 'from_needed' | 'until_needed' | 'order' | 'past';

/** Which field is wrong, and how; `undefined` where both days fit. */
export function findAwayProblem(
  { from, until }: AwayDraft,
  today: string,
): { readonly field: keyof AwayDraft; readonly problem: AwayProblem } | undefined {
  if (from === '') return { field: 'from', problem: 'from_needed' };
  if (until === '') return { field: 'until', problem: 'until_needed' };
  if (until < from) return { field: 'until', problem: 'order' };
  return until < today ? { field: 'until', problem: 'past' } : undefined;
}

export function toAwayDraft({ from, until }: Away): AwayDraft {
  return { from: from ?? '', until: until ?? '' };
}
