import { describe, expect, test } from 'vitest';
import { toDayText, toMomentText } from './moment.ts';

// A zone with summer time; the last Sunday of March has 23 hours.
process.env['TZ'] = 'Europe/Berlin';

const now = new Date(2026, 10, 12, 9, 0);

function textOf(at: Date, { from = now, locale = 'en-GB' } = {}): string {
  // Some versions of the data set narrow spaces; the words are what counts.
  return toMomentText(at, { now: from, locale }).replaceAll(/\s/g, ' ');
}

describe('relative up to a week, then the day', () => {
  test.each([
    [new Date(2026, 10, 12, 8, 59, 30), 'now'],
    [new Date(2026, 10, 12, 9, 0, 20), 'now'],
    [new Date(2026, 10, 12, 8, 59), '1 min ago'],
    [new Date(2026, 10, 12, 8, 0, 30), '59 min ago'],
    [new Date(2026, 10, 12, 8, 0), '1 hr ago'],
    [new Date(2026, 10, 11, 14, 0), '19 hr ago'],
    [new Date(2026, 10, 11, 9, 0), 'yesterday'],
    [new Date(2026, 10, 6, 23, 0), '6 days ago'],
    [new Date(2026, 10, 5, 10, 0), '5 Nov'],
    [new Date(2025, 10, 3, 10, 0), '3 Nov 2025'],
    [new Date(2026, 10, 12, 11, 0), 'in 2 hr'],
    [new Date(2026, 10, 14, 10, 0), 'in 2 days'],
    [new Date(2026, 11, 24, 10, 0), '24 Dec'],
  ])('%s → %s', (at, expected) => {
    expect(textOf(at)).toBe(expected);
  });

  test('in the language asked for', () => {
    expect(textOf(new Date(2026, 10, 9, 9, 0), { locale: 'vi' })).toBe('3 ngày trước');
  });

  test('over a change of clocks a day of 23 hours is still one day', () => {
    expect(textOf(new Date(2026, 2, 28, 8, 0), { from: new Date(2026, 2, 30, 9, 0) })).toBe(
      '2 days ago',
    );
  });
});

test('a day has its year only when it is another one', () => {
  expect(toDayText(new Date(2026, 2, 14), { now, locale: 'en-GB' })).toBe('14 Mar');
  expect(toDayText(new Date(2025, 2, 14), { now, locale: 'en-GB' })).toBe('14 Mar 2025');
});
