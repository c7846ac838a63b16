import { describe, expect, test } from 'vitest';
import { aCard, aStages } from './a-board.ts';
import { toColumns } from './board-columns.ts';
import { type Direction, findSpot, findStep } from './board-walk.ts';

const columns = toColumns(aStages, [
  aCard({ id: 'a' }),
  aCard({ id: 'b' }),
  aCard({ id: 'c' }),
  aCard({ id: 'x', stageId: 'won', outcome: 'won' }),
  aCard({ id: 'y', stageId: 'won', outcome: 'won' }),
]);

function step(id: string, direction: Direction): string | undefined {
  const from = findSpot(columns, { id, stageId: '', index: 0 });
  return from && findStep(columns, from, direction)?.id;
}

describe('where one is', () => {
  test('the first card of all, before one has been anywhere', () => {
    expect(findSpot(columns, undefined)).toMatchObject({ id: 'a', stageId: 'new', index: 0 });
    expect(findSpot(toColumns(aStages, []), undefined)).toBeUndefined();
  });

  test('a card is found in whatever column it is now', () => {
    const spot = { id: 'y', stageId: 'new', index: 0 };
    expect(findSpot(columns, spot)).toMatchObject({ stageId: 'won', index: 1 });
  });

  test('what is gone hands on to what stands in its place, at the end to the last', () => {
    expect(findSpot(columns, { id: 'gone', stageId: 'new', index: 1 })?.id).toBe('b');
    expect(findSpot(columns, { id: 'gone', stageId: 'won', index: 9 })?.id).toBe('y');
    expect(findSpot(columns, { id: 'gone', stageId: 'offer', index: 2 })?.id).toBe('a');
  });
});

describe('steps', () => {
  test('up and down stay in the column', () => {
    expect([step('a', 'down'), step('b', 'up'), step('a', 'up'), step('c', 'down')]).toEqual([
      'b',
      'a',
      'a',
      'c',
    ]);
    expect([step('b', 'first'), step('b', 'last')]).toEqual(['a', 'c']);
  });

  test('left and right step over empty columns and keep the height as far as they can', () => {
    expect([step('b', 'right'), step('c', 'right'), step('y', 'left')]).toEqual(['y', 'y', 'b']);
    expect([step('a', 'left'), step('x', 'right')]).toEqual(['a', 'x']);
  });
});
