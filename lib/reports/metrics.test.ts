import { describe, expect, test } from 'vitest';
import { toUnits } from '../model/money.ts';
import { aDeal, aProspect, aQuery, aTouch, now, saidOf, someFacts } from './a-facts.ts';
import { toForecast } from './forecast.ts';
import { metricIds, toFigures, toFiguresByRep } from './metrics.ts';

describe('figures', () => {
  test('are there for every metric, also of an empty workspace', () => {
    const facts = someFacts();
    const figures = toFigures(facts, aQuery(facts));
    expect(figures.map(({ id }) => id)).toEqual(metricIds);
    expect(figures.map(({ before }) => before)).toEqual(metricIds.map(() => null));
  });

  test('before the first fact there is nothing to compare with', () => {
    const facts = someFacts({ prospects: [aProspect({ entered: '2026-08-14' })] });
    const [running] = toFigures(facts, aQuery(facts));
    // The first 43 days of the quarter before end on 12 August.
    expect(running?.before).toBeNull();
  });

  test('a period of which there are facts of a part only is not compared with, and that is told', () => {
    const prospects = [
      ...Array.from({ length: 3 }, () => aProspect({ entered: '2026-07-31' })),
      ...Array.from({ length: 40 }, () => aProspect({ entered: '2026-10-20' })),
    ];
    // Deals are older, which says nothing of prospects.
    const deals = [aDeal({ made: '2026-01-01', won: '2026-08-01' }), aDeal({ won: '2026-10-20' })];
    const part = someFacts({ prospects, deals });
    expect(saidOf(part, 'newProspects')).toMatchObject({
      value: 40,
      before: undefined,
      caveats: ['runningPeriod', 'partBefore'],
    });
    // The first deal was closed in the period before, and there were deals before it.
    expect(saidOf(part, 'dealsClosed')).toMatchObject({ value: 1, before: 1 });
    const first = aProspect({ entered: '2026-07-01' });
    expect(saidOf(someFacts({ prospects: [first, ...prospects] }), 'newProspects')).toMatchObject({
      before: 4,
      caveats: ['runningPeriod'],
    });
  });

  test('the same question of the same facts is answered alike', () => {
    const facts = someFacts({ deals: [aDeal({ won: '2026-10-20', amount: '5' })] });
    expect(toFigures(facts, aQuery(facts))).toEqual(toFigures(facts, aQuery(facts)));
  });
});

describe('figures by rep', () => {
  const reps = [
    { id: 'r3', name: 'Thu' },
    { id: 'r1', name: 'Ánh' },
    { id: 'r2', name: 'Lan' },
  ];

  test('by name, reps with nothing too, then who left, then nobody', () => {
    const facts = someFacts({
      reps,
      deals: [aDeal({ ownerId: null }), aDeal({ ownerId: 'left' })],
      prospects: [aProspect({ ownerId: 'r2' })],
    });
    const rows = toFiguresByRep(facts, aQuery(facts));
    expect(rows.map(({ repId, name }) => [repId, name])).toEqual([
      ['r1', 'Ánh'],
      ['r2', 'Lan'],
      ['r3', 'Thu'],
      ['left', ''],
      ['', ''],
    ]);
    expect(rows.map(({ figures }) => figures[0]?.now.value)).toEqual([0, 1, 0, 0, 0]);
  });

  test('who left long ago is in no row, and only those asked for are', () => {
    const facts = someFacts({
      reps,
      deals: [aDeal({ ownerId: 'left', made: '2025-01-01', lost: '2025-02-01' })],
      touches: [aTouch({ repId: null, on: '2025-01-01' })],
    });
    const idsOf = (repIds: readonly string[] | null) =>
      toFiguresByRep(facts, aQuery(facts, { repIds })).map(({ repId }) => repId);
    expect(idsOf(null)).toEqual(['r1', 'r2', 'r3']);
    expect(idsOf(['r3', 'left'])).toEqual(['r3']);
  });
});

describe('a deal that was taken over', () => {
  const won = aDeal({ won: '2026-10-20', amount: '100', ownerId: 'minh', closedBy: 'left' });
  const open = aDeal({ amount: '7', ownerId: 'minh' });
  const mine = aDeal({ won: '2026-10-21', amount: '30', ownerId: 'minh' });
  const facts = someFacts({ deals: [won, open, mine] });

  test('is credited to whoever closed it, and rows still add up to the team', () => {
    const of = (repIds: readonly string[] | null) => saidOf(facts, 'wonValue', { repIds }).value;
    expect([of(['left']), of(['minh']), of(null)]).toEqual(['100', '30', '130'].map(toUnits));
    const rows = toFiguresByRep(facts, aQuery(facts));
    expect(rows.map(({ repId }) => repId)).toEqual(['lan', 'minh', 'left']);
    const { periods, byRep } = toForecast(facts, { grain: 'quarter', now, repIds: null, count: 1 });
    expect(byRep.map(({ repId, won: units }) => [repId, units])).toEqual([
      ['lan', 0n],
      ['minh', toUnits('30')],
      ['left', toUnits('100')],
    ]);
    expect(periods[0]?.won).toBe(toUnits('130'));
  });
});
