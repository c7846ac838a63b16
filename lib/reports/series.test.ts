import { describe, expect, test } from 'vitest';
import { aDeal, aProspect, aQuery, noon, someFacts, stages } from './a-facts.ts';
import type { MoveFact } from './facts.ts';
import {
  type FunnelPart,
  findFunnelRows,
  funnelParts,
  toCohorts,
  toFunnel,
  toTrend,
} from './series.ts';

describe('trend', () => {
  test('of a quarter by weeks, the first and the last cut, beside those of the quarter before', () => {
    const facts = someFacts({
      prospects: [
        aProspect({ entered: '2026-10-01' }),
        aProspect({ entered: '2026-10-04' }),
        aProspect({ entered: '2026-10-05' }),
        aProspect({ entered: '2026-11-11' }),
        aProspect({ entered: '2026-07-05' }),
        aProspect({ entered: '2026-09-30' }),
      ],
    });
    const points = toTrend(facts, { ...aQuery(facts), metric: 'newProspects' });
    expect(points.map(({ period }) => period.number)).toEqual([
      40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53,
    ]);
    expect(points.map(({ now }) => now?.value)).toEqual([
      2,
      1,
      0,
      0,
      0,
      0,
      1,
      ...Array.from({ length: 7 }, () => undefined),
    ]);
    // Of the third quarter: 1 to 5 July, then whole weeks, 28 to 30 September last.
    expect(points.map(({ before }) => before?.value)).toEqual([
      1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
    ]);
    expect(points.map(({ isOpen }) => isOpen)).toEqual([
      ...Array.from({ length: 6 }, () => false),
      ...Array.from({ length: 8 }, () => true),
    ]);
  });

  test('of a year by months; nothing stands beside what is older than the workspace', () => {
    const facts = someFacts({ prospects: [aProspect({ entered: '2026-02-10' })] });
    const points = toTrend(facts, { ...aQuery(facts, { grain: 'year' }), metric: 'newProspects' });
    expect(points.map(({ period }) => period.number)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    expect(points.map(({ now }) => now?.value)).toEqual([
      0,
      1,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      undefined,
    ]);
    expect(points.every(({ before }) => before === null)).toBe(true);
  });

  test('of a week by the thirteen up to it', () => {
    const facts = someFacts();
    const points = toTrend(facts, { ...aQuery(facts, { grain: 'week' }), metric: 'winRate' });
    expect(points).toHaveLength(13);
    expect(points.at(-1)).toMatchObject({
      period: { number: 46 },
      now: { unit: 'ratio', value: null },
      isOpen: true,
    });
  });
});

function move(dealId: string, [from, to, on]: readonly [string | null, string, string]): MoveFact {
  return { dealId, fromStageId: from, toStageId: to, at: noon(on) };
}

describe('funnel', () => {
  const made = '2026-03-01';
  const deals = [
    aDeal({ id: 'straight', made, won: '2026-06-01' }),
    aDeal({ id: 'skipped', made, stageId: 'proposal' }),
    aDeal({ id: 'lost', made, lost: '2026-05-01' }),
    aDeal({ id: 'back', made, stageId: 'prospecting' }),
    aDeal({ id: 'no-history', made, won: '2026-05-01' }),
    aDeal({ id: 'last-year', made: '2025-11-01', stageId: 'proposal' }),
  ];
  const moves = [
    move('straight', [null, 'prospecting', '2026-03-01']),
    move('straight', ['prospecting', 'qualification', '2026-03-02']),
    move('straight', ['qualification', 'proposal', '2026-03-03']),
    move('straight', ['proposal', 'won', '2026-06-01']),
    move('skipped', [null, 'prospecting', '2026-03-01']),
    move('skipped', ['prospecting', 'proposal', '2026-03-05']),
    move('lost', [null, 'prospecting', '2026-03-01']),
    move('lost', ['prospecting', 'qualification', '2026-03-09']),
    move('lost', ['qualification', 'lost', '2026-05-01']),
    move('back', ['qualification', 'prospecting', '2026-03-20']),
    move('back', ['prospecting', 'qualification', '2026-03-10']),
    move('skipped', ['prospecting', 'gone', '2026-03-04']),
  ];

  test('a stage counts as passed that was skipped, and going back takes nothing away', () => {
    const facts = someFacts({ deals, moves });
    // Made from 1 January 2026 on: the twelve months up to the end of the fourth quarter. Before: from 1 October 2025.
    expect(toFunnel(facts, aQuery(facts))).toEqual([
      {
        stageId: 'prospecting',
        name: 'Prospecting',
        kind: 'open',
        reachedCount: 5,
        skippedCount: 1,
        share: null,
        openCount: 1,
        before: { reachedCount: 6, share: null },
      },
      {
        stageId: 'qualification',
        name: 'Qualification',
        kind: 'open',
        reachedCount: 5,
        skippedCount: 2,
        share: 1,
        openCount: 0,
        before: { reachedCount: 6, share: 1 },
      },
      {
        stageId: 'proposal',
        name: 'Proposal',
        kind: 'open',
        reachedCount: 3,
        skippedCount: 1,
        share: 0.6,
        openCount: 1,
        before: { reachedCount: 4, share: 4 / 6 },
      },
      {
        stageId: 'won',
        name: 'Won',
        kind: 'won',
        reachedCount: 2,
        skippedCount: 0,
        share: 2 / 3,
        openCount: 0,
        before: { reachedCount: 2, share: 2 / 4 },
      },
    ]);
  });

  test('each number has its deals', () => {
    const facts = someFacts({ deals, moves });
    const steps = toFunnel(facts, aQuery(facts));
    const idsOf = (stageId: string, part: FunnelPart, of: Parameters<typeof aQuery>[1] = {}) =>
      findFunnelRows(facts, { ...aQuery(facts, of), stageId, part }).map(({ id }) => id);
    for (const { stageId, reachedCount, skippedCount, openCount } of steps) {
      expect(funnelParts.map((part) => idsOf(stageId, part).length)).toEqual([
        reachedCount,
        skippedCount,
        openCount,
      ]);
    }
    expect(idsOf('proposal', 'reached').sort()).toEqual(['no-history', 'skipped', 'straight']);
    expect(idsOf('proposal', 'skipped')).toEqual(['no-history']);
    expect(idsOf('proposal', 'open')).toEqual(['skipped']);
    expect(idsOf('won', 'reached', { repIds: ['minh'] })).toEqual([]);
    expect(idsOf('no such stage', 'reached')).toEqual([]);
  });

  test('the period before is as old as this one; before the first deal there is none', () => {
    const early = aDeal({ id: 'early', made: '2026-07-02', won: '2026-08-12' });
    const late = aDeal({ id: 'late', made: '2026-07-02', won: '2026-08-13' });
    const facts = someFacts({ deals: [early, late] });
    // 12 November is the 43rd day of the quarter, 12 August that of the one before.
    expect(toFunnel(facts, aQuery(facts)).at(-1)).toMatchObject({
      reachedCount: 2,
      before: { reachedCount: 1 },
    });
    const steps = toFunnel(facts, aQuery(facts, { on: '2026-08-01' }));
    expect(steps.map(({ before }) => before)).toEqual([null, null, null, null]);
  });

  test('is as far as was known at an instant: what closed and moved later had not yet', () => {
    const facts = someFacts({ deals, moves });
    const query = aQuery(facts, { now: noon('2026-03-02') + 1 });
    const steps = toFunnel(facts, query);
    expect(steps.map(({ reachedCount }) => reachedCount)).toEqual([5, 1, 0, 0]);
    // Of the one without a history nothing is known while it was open.
    expect(steps.map(({ openCount }) => openCount)).toEqual([3, 1, 0, 0]);
  });

  test('of no stages and no deals', () => {
    expect(toFunnel(someFacts({ stages: [] }), aQuery(someFacts()))).toEqual([]);
    const steps = toFunnel(someFacts({ stages }), aQuery(someFacts()));
    expect(steps.map(({ share }) => share)).toEqual([null, null, null, null]);
  });
});

describe('cohorts', () => {
  test('of prospects: how many took part in a deal within so many quarters; open ones are marked', () => {
    const facts = someFacts({
      prospects: [
        aProspect({ entered: '2026-02-01', deal: '2026-03-01' }),
        aProspect({ entered: '2026-02-01', deal: '2026-06-30' }),
        aProspect({ entered: '2026-02-01', deal: '2026-07-01' }),
        aProspect({ entered: '2026-02-01' }),
        aProspect({ entered: '2026-11-01', deal: '2026-11-02' }),
        aProspect({ entered: '2026-11-01' }),
      ],
    });
    const cohorts = toCohorts(facts, { ...aQuery(facts), of: 'prospects', count: 4 });
    expect(cohorts.map(({ period }) => period.number)).toEqual([1, 2, 3, 4]);
    expect(cohorts.map(({ createdCount }) => createdCount)).toEqual([4, 0, 0, 2]);
    expect(cohorts.map(({ converted }) => converted)).toEqual([
      [1, 2, 3, null],
      [0, 0, null, null],
      [0, null, null, null],
      [null, null, null, null],
    ]);
    expect(cohorts.map(({ isOpen }) => isOpen)).toEqual([false, false, false, true]);
  });

  test('of deals: how many were won; open while one is', () => {
    const facts = someFacts({
      deals: [
        aDeal({ made: '2026-08-01', won: '2026-08-20' }),
        aDeal({ made: '2026-08-02', lost: '2026-08-20' }),
        aDeal({ made: '2026-08-03', won: '2026-11-01' }),
        aDeal({ made: '2026-09-03', ownerId: 'minh' }),
      ],
    });
    const of = { of: 'deals', count: 4 } as const;
    const months = toCohorts(facts, { ...aQuery(facts, { grain: 'month' }), ...of });
    expect(months[0]).toMatchObject({ createdCount: 3, converted: [1, 1, 1, null], isOpen: false });
    expect(months[1]).toMatchObject({
      createdCount: 1,
      converted: [0, 0, null, null],
      isOpen: true,
    });
    const lan = toCohorts(facts, { ...aQuery(facts, { grain: 'month', repIds: ['lan'] }), ...of });
    expect(lan[1]).toMatchObject({ createdCount: 0, isOpen: false });
  });
});
