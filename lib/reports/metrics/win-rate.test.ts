import { describe, expect, test } from 'vitest';
import { toUnits } from '../../model/money.ts';
import { aDeal, noon, rowIdsOf, saidOf, someFacts } from '../a-facts.ts';

describe('win rate', () => {
  test('won ÷ (won + lost) by close date, few are told', () => {
    const facts = someFacts({
      deals: [
        aDeal({ made: '2026-05-01', lost: '2026-06-20' }),
        ...Array.from({ length: 6 }, () => aDeal({ made: '2026-08-01', won: '2026-10-20' })),
        ...Array.from({ length: 3 }, () => aDeal({ made: '2026-08-01', lost: '2026-10-21' })),
        aDeal({ made: '2026-08-01', won: '2026-09-30' }),
        aDeal(),
      ],
    });
    expect(saidOf(facts, 'winRate')).toMatchObject({
      value: 6 / 9,
      won: 6,
      lost: 3,
      caveats: ['few 9'],
      rowCounts: { won: 6, lost: 3 },
    });
    expect(rowIdsOf(facts, { metric: 'winRate', part: 'lost' })).toHaveLength(3);
  });

  test('ten are not few, and none say nothing', () => {
    const closed = Array.from({ length: 10 }, () =>
      aDeal({ made: '2026-08-01', won: '2026-10-20' }),
    );
    const before = aDeal({ made: '2026-04-01', lost: '2026-06-20' });
    expect(saidOf(someFacts({ deals: [...closed, before] }), 'winRate').caveats).toEqual([]);
    expect(saidOf(someFacts({ deals: [aDeal()] }), 'winRate')).toMatchObject({
      value: null,
      caveats: [],
    });
  });

  test('a closed deal of no known day is told, and counted nowhere', () => {
    const undated = aDeal({ outcome: 'won', closedAt: null });
    const facts = someFacts({ deals: [undated, aDeal({ lost: '2026-10-20' })] });
    const said = saidOf(facts, 'winRate');
    expect(said.value).toBe(0);
    expect(said.caveats).toContain('noCloseDay 1');
  });

  test('a period that begins within a usual cycle of the first deal is young', () => {
    const deals = [
      aDeal({ made: '2026-06-20', won: '2026-06-30' }),
      aDeal({ made: '2026-06-21', won: '2026-08-20' }),
      aDeal({ made: '2026-06-22', lost: '2026-10-20' }),
    ];
    // The median cycle is 60 days: until 19 August.
    const facts = someFacts({ deals });
    expect(saidOf(facts, 'winRate', { on: '2026-07-01' }).caveats).toContain('young');
    expect(saidOf(facts, 'winRate', { on: '2026-11-01' }).caveats).not.toContain('young');
  });

  test('so is the one in which the first is closed', () => {
    const deals = [
      aDeal({ made: '2026-01-01', won: '2026-10-20' }),
      ...[1, 2].map(() => aDeal({ made: '2026-10-20', won: '2026-10-21' })),
    ];
    expect(saidOf(someFacts({ deals }), 'winRate').caveats).toContain('young');
  });

  test('is of the rep who owns the deals', () => {
    const deals = [aDeal({ won: '2026-10-20' }), aDeal({ ownerId: 'minh', lost: '2026-10-20' })];
    const facts = someFacts({ deals });
    expect(saidOf(facts, 'winRate', { repIds: ['lan'] }).value).toBe(1);
    expect(saidOf(facts, 'winRate', { repIds: ['minh'] }).value).toBe(0);
    expect(saidOf(facts, 'winRate', { repIds: ['lan', 'minh'] }).value).toBe(0.5);
    expect(saidOf(facts, 'winRate', { repIds: [''] }).value).toBeNull();
  });
});

describe('deals closed', () => {
  test('won and lost, as they count in the win rate', () => {
    const deals = [
      aDeal({ made: '2026-08-01', won: '2026-10-20' }),
      aDeal({ made: '2026-08-01', lost: '2026-11-11' }),
      aDeal({ made: '2026-08-01', lost: '2026-11-13' }),
      aDeal({ made: '2026-05-01', won: '2026-08-01' }),
    ];
    expect(saidOf(someFacts({ deals }), 'dealsClosed')).toMatchObject({
      value: 2,
      before: 1,
      won: 1,
      lost: 1,
      caveats: ['runningPeriod'],
      rowCounts: { won: 1, lost: 1 },
    });
  });
});

describe('renewals', () => {
  const renewsDealId = 'old';
  const deals = [
    // 100, 110 and 120 days.
    ...['2026-07-12', '2026-07-02', '2026-06-22'].map((made) =>
      aDeal({ made, won: '2026-10-20', amount: '1000' }),
    ),
    aDeal({ made: '2026-08-01', lost: '2026-10-20' }),
    ...Array.from({ length: 4 }, () =>
      aDeal({ made: '2026-10-10', won: '2026-10-20', amount: '9000', renewsDealId }),
    ),
    aDeal({ made: '2026-10-10', lost: '2026-10-20', renewsDealId }),
  ];
  const facts = someFacts({ deals });

  test('stand beside the win rate, cycle and contract value of new business', () => {
    expect(saidOf(facts, 'winRate')).toMatchObject({
      value: 0.75,
      won: 3,
      lost: 1,
      renewals: 0.8,
      rowCounts: { won: 3, lost: 1, renewals: 5 },
    });
    expect(saidOf(facts, 'cycleWon')).toMatchObject({ value: 110, won: 3, renewals: 10 });
    expect(saidOf(facts, 'annualContractValue')).toMatchObject({
      value: toUnits('1000'),
      valued: 3,
      renewals: toUnits('9000'),
    });
  });

  test('are part of what was won and closed, and the part is told', () => {
    expect(saidOf(facts, 'wonValue')).toMatchObject({
      value: toUnits('39000'),
      won: 7,
      renewals: toUnits('36000'),
    });
    expect(saidOf(facts, 'dealsClosed')).toMatchObject({ value: 9 });
    expect(saidOf(someFacts({ deals: deals.slice(0, 4) }), 'wonValue')).toMatchObject({
      renewals: null,
    });
  });

  test('say nothing of how much coverage is needed', () => {
    expect(saidOf(facts, 'coverage')).toMatchObject({ needed: 4 / 3 });
  });
});

test('a closing that does not hold any more is told, with the deal', () => {
  const steps = (
    deal: { readonly id: string; readonly createdAt: number },
    more: [string, string][],
  ) =>
    more.map(([toStageId, on], at) => ({
      dealId: deal.id,
      fromStageId: more[at - 1]?.[0] ?? 'prospecting',
      toStageId,
      at: noon(on),
    }));
  const open = aDeal({ made: '2026-02-01', stageId: 'proposal' });
  const later = aDeal({ made: '2026-02-01', lost: '2026-10-20' });
  const same = aDeal({ made: '2026-02-01', won: '2026-06-20' });
  const still = aDeal({ made: '2026-02-01', won: '2026-05-20' });
  const facts = someFacts({
    deals: [open, later, same, still],
    moves: [
      ...steps(open, [
        ['won', '2026-04-10'],
        ['proposal', '2026-08-01'],
      ]),
      ...steps(later, [
        ['won', '2026-04-11'],
        ['proposal', '2026-08-01'],
        ['lost', '2026-10-20'],
      ]),
      ...steps(same, [
        ['lost', '2026-04-12'],
        ['proposal', '2026-05-01'],
        ['won', '2026-06-20'],
      ]),
      ...steps(still, [['won', '2026-05-20']]),
    ],
  });
  const of = { on: '2026-04-10' };
  expect(saidOf(facts, 'dealsClosed', of)).toMatchObject({ value: 2, rowCounts: { reopened: 2 } });
  for (const metric of ['winRate', 'wonValue', 'cycleWon', 'velocity'] as const) {
    expect(saidOf(facts, metric, of).caveats).toContain('reopened 2');
    expect(rowIdsOf(facts, { ...of, metric, part: 'reopened' })).toEqual([open.id, later.id]);
  }
  expect(saidOf(facts, 'dealsClosed').rowCounts).toMatchObject({ reopened: 0 });
});
