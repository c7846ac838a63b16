import { describe, expect, it } from 'vitest';
import { toMatchRanges } from './match-ranges.ts';

describe('toMatchRanges', () => {
  it('marks the beginning of a word, whatever marks it carries', () => {
    expect(toMatchRanges('Nguyễn Thu Hà', 'nguye')).toEqual([[0, 5]]);
    expect(toMatchRanges('Đỗ Khánh Vy', 'do kh')).toEqual([
      [0, 2],
      [3, 5],
    ]);
  });

  it('takes letters apart as the store does', () => {
    expect(toMatchRanges('Nguyễn'.normalize('NFD'), 'nguye')).toEqual([
      [0, 'Nguyễ'.normalize('NFD').length],
    ]);
    expect(toMatchRanges('Straße', 'strass')).toEqual([[0, 5]]);
  });

  it('marks nothing in the middle of a word', () => {
    expect(toMatchRanges('Annika Wolfsen', 'sen')).toEqual([]);
  });
});
