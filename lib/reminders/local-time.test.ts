import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDay, createLocalTime } from './local-time.ts';

const berlin = createLocalTime('Europe/Berlin');
const at = (text: string) => Date.parse(text);
const toText = (ms: number) => new Date(ms).toISOString();

describe('the rep’s own clock', () => {
  test.each([
    ['Asia/Ho_Chi_Minh', '2026-03-01T17:30:00Z', '2026-03-02', 30],
    ['America/New_York', '2026-03-02T04:59:00Z', '2026-03-01', 23 * 60 + 59],
    ['Asia/Kathmandu', '2026-03-02T00:00:00Z', '2026-03-02', 5 * 60 + 45],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01', 0],
  ])('in %s at %s', (zone, instant, day, minute) => {
    const time = createLocalTime(zone);
    expect([time.dayOf(at(instant)), time.minuteOf(at(instant))]).toEqual([day, minute]);
  });

  test.each([
    // An ordinary day, then the night on which 2:30 is skipped, then the one on which it comes twice.
    ['2026-03-02', 150, '2026-03-02T01:30:00.000Z'],
    ['2026-03-29', 150, '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', 150, '2026-10-25T00:30:00.000Z'],
  ])('%s, minute %i', (day, minute, instant) => {
    expect(toText(berlin.toMs(day, minute))).toBe(instant);
  });

  test('a minute that comes twice is met twice', () => {
    const first = berlin.toMs('2026-10-25', 150);
    expect(toText(berlin.nextAt(150, first))).toBe('2026-10-25T01:30:00.000Z');
    expect(toText(berlin.nextAt(150, first + 3_600_000))).toBe('2026-10-26T01:30:00.000Z');
  });

  test('the next time is later, shows the minute, and is at most a day and an hour away', () => {
    const zones = ['Europe/Berlin', 'Asia/Ho_Chi_Minh', 'America/New_York', 'Australia/Lord_Howe'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: at('2026-01-01'), max: at('2028-01-01') }),
        fc.integer({ min: 4 * 60, max: 23 * 60 }),
        (zone, after, minute) => {
          const time = createLocalTime(zone);
          const next = time.nextAt(minute, after);
          expect(next).toBeGreaterThan(after);
          expect(next - after).toBeLessThanOrEqual(25 * 3_600_000);
          // From four in the morning on no clock of these is changed.
          expect(time.minuteOf(next)).toBe(minute);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('days follow each other over the ends of months and years', () => {
    expect([addDay('2026-02-28'), addDay('2028-02-28'), addDay('2026-12-31')]).toEqual([
      '2026-03-01',
      '2028-02-29',
      '2027-01-01',
    ]);
  });
});
