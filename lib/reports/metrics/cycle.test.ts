import { describe, expect, test } from 'vitest';
import { aDeal, noon, saidOf, someFacts } from '../a-facts.ts';

describe('cycle length', () => {
  test('median days of won and of lost apart; the mean and the slowest tenth show the tail', () => {
    const days = [10, 20, 30, 40, 50, 60, 70, 80, 90, 250];
    const closedAt = noon('2026-10-20');
    const dayMs = 86_400_000;
    const deals = [
      ...days.map((each) => aDeal({ won: '2026-10-20', createdAt: closedAt - each * dayMs })),
      aDeal({ lost: '2026-10-21', made: '2026-10-10' }),
      aDeal({ lost: '2026-10-21', made: '2026-10-01' }),
    ];
    const facts = someFacts({ deals });
    expect(saidOf(facts, 'cycleWon')).toMatchObject({
      value: 55,
      won: 10,
      mean: 70,
      slowestTenth: 90,
      rowCounts: { won: 10 },
    });
    expect(saidOf(facts, 'cycleLost')).toMatchObject({ value: 15.5, lost: 2, mean: 15.5 });
  });

  test('days are counted by the calendar, also where clocks change between', () => {
    // From one in the morning of 25 October to eleven in the evening of the 26th: one day, though 47 hours with the clock’s.
    const deal = aDeal({
      outcome: 'won',
      createdAt: Date.parse('2026-10-24T23:00:00Z'),
      closedAt: Date.parse('2026-10-26T22:00:00Z'),
    });
    const facts = someFacts({ deals: [deal], timeZone: 'Europe/Berlin' });
    expect(saidOf(facts, 'cycleWon').value).toBe(1);
  });

  test('one that was closed before it was created, or of which one does not know when, has none', () => {
    const deals = [
      aDeal({ made: '2026-10-25', won: '2026-10-20' }),
      aDeal({ createdAt: Number.NaN, won: '2026-10-20' }),
      aDeal({ made: '2026-10-20', won: '2026-10-20' }),
    ];
    const facts = someFacts({ deals });
    expect(saidOf(facts, 'cycleWon')).toMatchObject({ value: 0, won: 1 });
    expect(saidOf(facts, 'winRate')).toMatchObject({ won: 3 });
  });
});
