import { describe, expect, test } from 'vitest';
import { aBoard, aCard, aStages } from './a-board.ts';
import { toColumns, toTotals, withMoves } from './board-columns.ts';

describe('columns', () => {
  const cards = [
    aCard({ id: 'a', annual: '0.1', weighted: '0.01' }),
    aCard({ id: 'b', annual: '0.2', weighted: '0.06', odds: 30 }),
    aCard({ id: 'c', annual: null, weighted: null, amount: '5', currency: 'VND' }),
    aCard({ id: 'd', stageId: 'offer', annual: '1000', weighted: '500' }),
    aCard({ id: 'e', stageId: 'won', outcome: 'won', annual: '70', weighted: '70' }),
  ];
  const columns = toColumns(aStages, cards);

  test('one a stage, in their order, also without a card', () => {
    expect(columns.map(({ stage, cards: of }) => [stage.id, of.map(({ id }) => id)])).toEqual([
      ['new', ['a', 'b', 'c']],
      ['offer', ['d']],
      ['won', ['e']],
      ['lost', []],
    ]);
  });

  test('sums are exact, and say how many they leave out', () => {
    expect(columns[0]).toMatchObject({ annual: '0.3', weighted: '0.07', unvaluedCount: 1 });
  });

  test('odds are what was weighted with; the stage’s where nothing was', () => {
    // 0.07 of 0.3
    expect(columns.map(({ odds }) => odds)).toEqual([23, 50, 100, 0]);
    expect(toColumns(aStages, [])[0]?.odds).toBe(10);
  });

  test('totals are of what is open, and exactly what the heads add up to', () => {
    expect(toTotals(columns)).toEqual({
      annual: '1000.3',
      weighted: '500.07',
      count: 4,
      unvaluedCount: 1,
    });
  });

  test('a card of a stage that is gone stands in the first column of its kind', () => {
    const lost = [
      aCard({ id: 'open', stageId: 'gone' }),
      aCard({ id: 'over', stageId: 'gone', outcome: 'lost' }),
    ];
    expect(toColumns(aStages, lost).map(({ cards: of }) => of.map(({ id }) => id))).toEqual([
      ['open'],
      [],
      [],
      ['over'],
    ]);
  });
});

describe('moves on their way', () => {
  const board = aBoard([aCard({ id: 'a', isStalled: true }), aCard({ id: 'b' })]);

  test('without one the cards are the same', () => {
    expect(withMoves(board, new Map())).toBe(board.cards);
  });

  test('a card stands in its new stage, with its odds, from now on', () => {
    const moves = new Map([['a', { stageId: 'offer', lostReason: null, at: 7 }]]);
    const [moved, other] = withMoves(board, moves);
    expect(moved).toMatchObject({
      stageId: 'offer',
      outcome: 'open',
      odds: 50,
      weighted: '50',
      enteredStageAt: 7,
      isStalled: false,
      closedAt: null,
    });
    expect(other).toBe(board.cards[1]);
  });

  test('a lost one has its reason and is worth nothing', () => {
    const moves = new Map([['a', { stageId: 'lost', lostReason: 'Price', at: 7 }]]);
    expect(withMoves(board, moves)[0]).toMatchObject({
      outcome: 'lost',
      lostReason: 'Price',
      weighted: '0',
      closedAt: 7,
    });
  });
});
