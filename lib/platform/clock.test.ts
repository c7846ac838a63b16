import { expect, it } from 'vitest';
import { endOfDay } from './clock.ts';

it('the end of the day is its last moment', () => {
  const end = new Date(endOfDay(new Date(2026, 10, 24, 15, 30).getTime()));
  expect([end.getDate(), end.getHours(), end.getMilliseconds()]).toEqual([24, 23, 999]);
});
