import { expect, it } from 'vitest';
import { nextReading, toClockText } from './hybrid-clock.ts';

it('sorts as text in the order of its readings, through set-back clocks and full counters', () => {
  let reading = nextReading(undefined, 1_700_000_000_000);
  const texts = [toClockText(reading, 'a')];
  for (const now of [1_700_000_000_000, 1_600_000_000_000, 1_700_000_000_001, 0]) {
    reading = nextReading(reading, now);
    texts.push(toClockText(reading, 'a'));
  }
  expect(texts).toEqual([...texts].sort());
  expect(new Set(texts).size).toBe(texts.length);
  expect(nextReading({ ms: 5, counter: 0xffff }, 1)).toEqual({ ms: 6, counter: 0 });
  expect(toClockText({ ms: 12, counter: 255 }, 'c')).toBe('0000000000012:00ff:c');
});
