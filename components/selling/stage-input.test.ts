import { describe, expect, test } from 'vitest';
import type { Stage } from '../../lib/model/deal.ts';
import {
  findNameProblem,
  isLastOfKind,
  moveBy,
  nearestOfKind,
  parseCriteria,
  parsePercent,
} from './stage-input.ts';

const stages = [
  ['a', 'open'],
  ['b', 'open'],
  ['c', 'open'],
  ['won', 'won'],
  ['lost', 'lost'],
].map(([id, kind]) => ({ id, kind, name: id }) as unknown as Stage);
const stageOf = (id: string) => stages.find((stage) => stage.id === id) ?? expect.unreachable(id);

describe('what the fields of a stage say', () => {
  test.each([
    ['0', 0],
    ['15', 15],
    [' 100 % ', 100],
  ])('%s percent', (text, value) => {
    expect(parsePercent(text)).toBe(value);
  });

  test.each(['', '101', '-1', '7,5', '1000', 'half'])('%s is no percentage', (text) => {
    expect(parsePercent(text)).toBeUndefined();
  });

  test('a name is needed, and one that no other stage has', () => {
    expect(findNameProblem('  ', stages)).toBe('name_needed');
    expect(findNameProblem(' Won ', stages)).toBe('name_taken');
    expect(findNameProblem('Legal', stages)).toBeUndefined();
  });

  test('a criterion a line, each once', () => {
    expect(parseCriteria(' Signed \n\nPaid\nSigned')).toEqual(['Signed', 'Paid']);
    expect(parseCriteria('')).toEqual([]);
    expect(parseCriteria('x'.repeat(201))).toBeUndefined();
    expect(
      parseCriteria(Array.from({ length: 21 }, (_, place) => place).join('\n')),
    ).toBeUndefined();
  });
});

describe('the order of stages', () => {
  test('one moves by a step, and not beyond the ends', () => {
    expect(moveBy(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
    expect(moveBy(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(moveBy(['a', 'b', 'c'], 'a', -1)).toBeUndefined();
    expect(moveBy(['a', 'b', 'c'], 'c', 1)).toBeUndefined();
    expect(moveBy(['a', 'b', 'c'], 'gone', 1)).toBeUndefined();
  });

  test('deals of a deleted stage go to the one before it of its kind, else to the next', () => {
    expect(nearestOfKind(stageOf('b'), stages)?.id).toBe('a');
    expect(nearestOfKind(stageOf('a'), stages)?.id).toBe('b');
    expect(nearestOfKind(stageOf('won'), stages)).toBeUndefined();
  });

  test('the last of its kind is known', () => {
    expect([isLastOfKind(stageOf('won'), stages), isLastOfKind(stageOf('a'), stages)]).toEqual([
      true,
      false,
    ]);
  });
});
