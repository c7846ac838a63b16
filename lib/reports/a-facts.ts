import { toUnits } from '../model/money.ts';
import { defaultReportSettings } from '../model/reports.ts';
import type { DealFact, ProspectFact, ReportFacts, StageFact, TouchFact } from './facts.ts';
import {
  type Figure,
  findRows,
  type MetricId,
  type MetricQuery,
  type Part,
  toFigures,
} from './metrics.ts';
import { createPeriods, type Grain } from './periods.ts';

/** Builders for the tests of this folder: a workspace on UTC, on Thursday, 12 November 2026. */

export const now = Date.parse('2026-11-12T09:00:00Z');

/** Noon of a day. */
export function noon(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}

let lastId = 0;
function nextId(kind: string): string {
  lastId += 1;
  return `${kind}-${String(lastId).padStart(6, '0')}`;
}

export const stages: readonly StageFact[] = [
  { id: 'prospecting', name: 'Prospecting', position: 0, kind: 'open', probability: 5 },
  { id: 'qualification', name: 'Qualification', position: 1, kind: 'open', probability: 15 },
  { id: 'proposal', name: 'Proposal', position: 2, kind: 'open', probability: 50 },
  { id: 'won', name: 'Won', position: 3, kind: 'won', probability: 100 },
  { id: 'lost', name: 'Lost', position: 4, kind: 'lost', probability: 0 },
];

/** Days are noons; an amount is the annual one and the total. */
interface DealWords extends Partial<DealFact> {
  readonly made?: string;
  readonly won?: string;
  readonly lost?: string;
  readonly amount?: string;
}

export function aDeal({
  made = '2026-10-01',
  won,
  lost,
  amount,
  ...more
}: DealWords = {}): DealFact {
  const closedOn = won ?? lost;
  const outcome = won ? 'won' : lost ? 'lost' : 'open';
  const units = amount === undefined ? null : toUnits(amount);
  return {
    id: nextId('deal'),
    ownerId: 'lan',
    companyId: nextId('company'),
    stageId: outcome === 'open' ? 'prospecting' : outcome,
    outcome,
    createdAt: noon(made),
    closedAt: closedOn === undefined ? null : noon(closedOn),
    expectedCloseOn: null,
    annual: units,
    total: units,
    isRecurring: false,
    termMonths: null,
    renewsDealId: null,
    ...more,
  };
}

export function aProspect({
  entered = '2026-10-05',
  deal,
  ...more
}: Partial<ProspectFact> & {
  readonly entered?: string;
  readonly deal?: string;
} = {}): ProspectFact {
  return {
    id: nextId('prospect'),
    ownerId: 'lan',
    companyId: null,
    enteredAt: noon(entered),
    dealAt: deal === undefined ? null : noon(deal),
    isWorkedOn: true,
    ...more,
  };
}

export function aTouch({
  on = '2026-10-05',
  ...more
}: Partial<TouchFact> & { readonly on?: string } = {}): TouchFact {
  return {
    id: nextId('touch'),
    repId: 'lan',
    at: noon(on),
    channel: 'email',
    direction: 'out',
    outcome: null,
    threadKey: null,
    prospectIds: ['ha'],
    dealId: null,
    ...more,
  };
}

export function someFacts({
  settings,
  ...more
}: Partial<Omit<ReportFacts, 'settings'>> & {
  readonly settings?: Partial<ReportFacts['settings']>;
} = {}): ReportFacts {
  return {
    deals: [],
    moves: [],
    stages,
    prospects: [],
    touches: [],
    past: [],
    reps: [
      { id: 'lan', name: 'Lan' },
      { id: 'minh', name: 'Minh' },
    ],
    timeZone: 'UTC',
    currency: 'USD',
    ...more,
    settings: { ...defaultReportSettings, ...settings },
  };
}

/** The period of a day, as asked by the team today. */
export function aQuery(
  facts: ReportFacts,
  {
    on = '2026-11-12',
    grain = 'quarter',
    ...more
  }: Partial<MetricQuery> & {
    readonly on?: string;
    readonly grain?: Grain;
  } = {},
): MetricQuery {
  return { period: createPeriods(facts).at(noon(on), grain), repIds: null, now, ...more };
}

type Asked = Parameters<typeof aQuery>[1];

function figureOf(facts: ReportFacts, metric: MetricId, of: Asked = {}): Figure {
  const figure = toFigures(facts, aQuery(facts, of)).find(({ id }) => id === metric);
  if (!figure) throw new Error('no such metric');
  return figure;
}

/** What a metric says, as values by name. */
export function saidOf(facts: ReportFacts, metric: MetricId, of: Asked = {}) {
  const { now: value, before, parts, beside, caveats, rowCounts } = figureOf(facts, metric, of);
  const byName = (all: readonly Part[]) =>
    Object.fromEntries(all.map(({ name, quantity }) => [name, quantity.value]));
  return {
    value: value.value,
    before: before?.value,
    ...byName(parts),
    ...byName(beside),
    caveats: caveats.map(({ kind, count }) => (count === undefined ? kind : `${kind} ${count}`)),
    rowCounts,
  };
}

export function rowIdsOf(
  facts: ReportFacts,
  { metric, part, ...of }: Asked & { readonly metric: MetricId; readonly part: string },
): readonly string[] {
  return findRows(facts, { ...aQuery(facts, of), metric, part }).map(({ id }) => id);
}
