import { describe, expect, test } from 'vitest';
import { chooseRange, keepOnly, noSelection, selectAll, toggleRow } from './selection.ts';

const idsOf = ({ ids }: { readonly ids: ReadonlySet<string> }) => [...ids];

describe('a selection', () => {
  test('takes a row in and lets it go', () => {
    const one = toggleRow(noSelection, 'a');
    expect(idsOf(one)).toEqual(['a']);
    expect(idsOf(toggleRow(one, 'a'))).toEqual([]);
  });

  test('a range takes the place of the range before, and leaves what was chosen by itself', () => {
    const begun = toggleRow(toggleRow(noSelection, 'z'), 'b');
    const long = chooseRange(begun, ['b', 'c', 'd']);
    expect(idsOf(long)).toEqual(['z', 'b', 'c', 'd']);
    expect(idsOf(chooseRange(long, ['b', 'c']))).toEqual(['z', 'b', 'c']);
    expect(idsOf(chooseRange(long, ['a', 'b']))).toEqual(['z', 'b', 'a']);
  });

  test('a row that is let go after a range stays out of the next one’s way', () => {
    const ranged = chooseRange(toggleRow(noSelection, 'a'), ['a', 'b', 'c']);
    const without = toggleRow(ranged, 'b');
    expect(without.anchorId).toBe('b');
    expect(idsOf(chooseRange(without, ['b']))).toEqual(['a', 'c', 'b']);
  });

  test('keeps only what is still there, and its anchor', () => {
    const chosen = toggleRow(selectAll(['a', 'b', 'c']), 'd');
    const kept = keepOnly(chosen, ['d', 'c', 'x']);
    expect(idsOf(kept)).toEqual(['d', 'c']);
    expect(kept.anchorId).toBe('d');
    expect(keepOnly(chosen, ['a']).anchorId).toBeNull();
    expect(keepOnly(chosen, ['x', 'd', 'c', 'b', 'a'])).toBe(chosen);
  });
});
