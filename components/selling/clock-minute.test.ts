import { expect, test } from 'vitest';
import { parseClock, toClockText } from './clock-minute.ts';

test.each([
  [0, '00:00'],
  [510, '08:30'],
  [1439, '23:59'],
])('minute %i is %s', (minute, text) => {
  expect(toClockText(minute)).toBe(text);
  expect(parseClock(text)).toBe(minute);
});

test.each(['', '24:00', '8:60', '8', '08:30:00'])('no time of the day: %s', (text) => {
  expect(parseClock(text)).toBeUndefined();
});
