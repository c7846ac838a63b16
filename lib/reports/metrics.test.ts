import { describe, expect, test } from 'vitest';
import { aDeal, aProspect, aQuery, aTouch, someFacts } from './a-facts.ts';
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
    const [quarter] = toFigures(facts, aQuery(facts, { now: Date.parse('2027-02-01T00:00:00Z') }));
    expect(quarter?.before).toEqual({ unit: 'count', value: 1 });
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
