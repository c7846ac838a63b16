import { describe, expect, test } from 'vitest';
import type { ProfileEntry } from '../../lib/model/scoring.ts';
import {
  applyChanges,
  dropSettled,
  findValueProblem,
  parseWeight,
  toEntry,
  toLineId,
  withLines,
  withoutLine,
} from './profile-draft.ts';

const head = toEntry('seniority', 'head');
const food = toEntry('industry', 'Food');
const mid = toEntry('company_size', '', { from: 200, to: 2000 });
const kept = [head, food, mid];

function weighing(entry: ProfileEntry, weight: number): ProfileEntry {
  return { ...entry, weight };
}

describe('lines of the profile', () => {
  test('a line that is changed keeps its place, a new one comes last', () => {
    const port = toEntry('place', 'Hai Phong');
    const changes = withLines({}, [port, weighing(food, 30)]);
    expect(applyChanges(kept, changes)).toEqual([head, weighing(food, 30), mid, port]);
  });

  test('a line that is removed is gone, and may come back', () => {
    const gone = withoutLine({}, toLineId(food));
    expect(applyChanges(kept, gone)).toEqual([head, mid]);
    expect(applyChanges(kept, withLines(gone, [food]))).toEqual(kept);
  });

  test('of two lines that ask for the same the heavier one is shown', () => {
    expect(applyChanges([head, weighing(head, 5)], {})).toEqual([head]);
    expect(applyChanges([weighing(head, 5), head], {})).toEqual([head]);
  });

  test('a line is known by its folded words, a range by its ends', () => {
    expect(toLineId(toEntry('industry', 'FOOD '))).toBe(toLineId(food));
    expect(toLineId(toEntry('place', 'Đà Nẵng'))).toBe(toLineId(toEntry('place', 'da nang')));
    const open = toEntry('company_size', '', { from: 200, to: null });
    expect(toLineId(open)).not.toBe(toLineId(mid));
  });

  test('what is kept by now is no change any more', () => {
    const changes = withLines(withoutLine({}, 'place:hue'), [food, weighing(head, 7)]);
    expect(Object.keys(dropSettled(kept, changes))).toEqual(['seniority:head']);
    expect(dropSettled(kept, withoutLine({}, toLineId(mid)))).toEqual({ [toLineId(mid)]: null });
    expect(dropSettled([], changes)).toEqual(withLines({}, [food, weighing(head, 7)]));
  });

  test("another rep's change to another line stays", () => {
    const mine = withLines({}, [weighing(head, 7)]);
    const theirs = [head, weighing(food, 1)];
    expect(applyChanges(theirs, mine)).toEqual([weighing(head, 7), weighing(food, 1)]);
  });
});

describe('what is typed', () => {
  test('a text without letters, one that is there, and one too many are refused', () => {
    expect(findValueProblem(toEntry('words', '+ /'), kept)).toBe('empty');
    expect(findValueProblem(toEntry('industry', 'fóod'), kept)).toBe('taken');
    expect(findValueProblem(toEntry('place', 'Food'), kept)).toBeUndefined();
    const many = Array.from({ length: 200 }, (_, at) => toEntry('words', `word ${at}`));
    expect(findValueProblem(food, many)).toBe('full');
  });

  test('a text that no profile holds is refused whole, never cut', () => {
    expect(findValueProblem(toEntry('industry', 'x'.repeat(121)), kept)).toBe('long');
    expect(findValueProblem(toEntry('industry', 'x'.repeat(120)), kept)).toBeUndefined();
  });

  test('a weight is a whole number from 0 to 100', () => {
    expect(['0', ' 18 ', '100'].map(parseWeight)).toEqual([0, 18, 100]);
    expect(['', '101', '-3', '1.5', 'x', '1e2'].map(parseWeight)).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
  });
});
