import { defaultReportSettings } from '../model/reports.ts';
import type { DealFact, MoveFact, PastFact, ReportFacts, StageFact } from './facts.ts';

/** Small workspaces for tests of odds and forecast: days count from the first of January 2026 in UTC. */

const dayMs = 86_400_000;

export function day(count: number): number {
  return Date.UTC(2026, 0, 1) + count * dayMs;
}

const stages: readonly StageFact[] = [
  { id: 'early', name: 'early', position: 0, kind: 'open', probability: 20 },
  { id: 'late', name: 'late', position: 1, kind: 'open', probability: 60 },
  { id: 'won', name: 'won', position: 2, kind: 'won', probability: 100 },
  { id: 'lost', name: 'lost', position: 3, kind: 'lost', probability: 0 },
];

/** A deal by its way: the day and the stage that it came into. */
export function aDeal(
  id: string,
  steps: readonly (readonly [number, string])[],
  fields: Partial<DealFact> = {},
): { readonly deal: DealFact; readonly moves: readonly MoveFact[] } {
  const [last = [0, 'early'] as const] = steps.slice(-1);
  const outcome = last[1] === 'won' || last[1] === 'lost' ? last[1] : 'open';
  return {
    deal: {
      id,
      ownerId: 'ann',
      companyId: null,
      stageId: last[1],
      outcome,
      createdAt: day(steps[0]?.[0] ?? 0),
      closedAt: outcome === 'open' ? null : day(last[0]),
      expectedCloseOn: null,
      annual: null,
      total: null,
      isRecurring: false,
      termMonths: null,
      renewsDealId: null,
      ...fields,
    },
    moves: steps.map(([at, toStageId], index) => ({
      dealId: id,
      fromStageId: steps[index - 1]?.[1] ?? null,
      toStageId,
      at: day(at),
    })),
  };
}

export function aForecastFacts(of: {
  readonly deals: readonly DealFact[];
  readonly moves?: readonly MoveFact[];
  readonly past?: readonly PastFact[];
  readonly quarterTargets?: Readonly<Record<string, string>>;
}): ReportFacts {
  return {
    deals: of.deals,
    moves: of.moves ?? [],
    past: of.past ?? [],
    stages,
    prospects: [],
    touches: [],
    reps: [
      { id: 'ann', name: 'Ann' },
      { id: 'bo', name: 'Bo' },
    ],
    settings: { ...defaultReportSettings, quarterTargets: { ...of.quarterTargets } },
    timeZone: 'UTC',
    currency: 'USD',
  };
}
