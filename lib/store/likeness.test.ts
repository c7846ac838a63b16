import { describe, expect, it } from 'vitest';
import { compareNames } from './likeness.ts';

describe('names that may be one person', () => {
  it.each([
    ['Nguyễn Văn Anh', 'nguyen van anh', 'same'],
    ['Nguyễn Văn Anh', 'Anh Nguyen', 'similar'],
    ['Jane Q. Doe', 'Jane Doe', 'similar'],
    ['J. Doe', 'Jane Doe', 'similar'],
    ['Jürgen Müller', 'Juergen Mueller', 'similar'],
    ['Bill Gerber', 'William Gerber', 'nickname'],
    ['Kathi Huber', 'Katharina Huber', 'nickname'],
    ['Manu Petit', 'Manuel Petit', 'nickname'],
  ])('%s · %s: %s', (one, other, kind) => {
    expect(compareNames(one, other)?.kind).toBe(kind);
    expect(compareNames(other, one)?.kind).toBe(kind);
  });

  it.each([
    ['Anna Berg', 'Anne Bergmann'],
    ['Minh Trần', 'Minh Lê'],
    ['Anna', 'Anna Berg'],
    ['', 'Anna Berg'],
    ['Bill Gerber', 'Robert Gerber'],
  ])('%s · %s: nothing', (one, other) => {
    expect(compareNames(one, other)).toBeUndefined();
  });

  it('says which name is short for which', () => {
    expect(compareNames('William Gerber', 'Bill Gerber')).toEqual({
      kind: 'nickname',
      short: 'Bill',
      long: 'William',
    });
  });
});
