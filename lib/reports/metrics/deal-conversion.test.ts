import { describe, expect, test } from 'vitest';
import { aDeal, saidOf, someFacts } from '../a-facts.ts';

describe('conversion of deals', () => {
  test('won ÷ created, by the quarter of creation; what is open is told', () => {
    const facts = someFacts({
      deals: [
        aDeal({ made: '2026-07-05', won: '2026-08-05' }),
        aDeal({ made: '2026-07-06', won: '2026-10-06' }),
        aDeal({ made: '2026-07-07', lost: '2026-07-17' }),
        aDeal({ made: '2026-07-08' }),
        aDeal({ made: '2026-09-30' }),
        aDeal({ made: '2026-06-30', won: '2026-07-30' }),
        aDeal({ made: '2026-03-30' }),
      ],
    });
    expect(saidOf(facts, 'dealConversion', { on: '2026-08-01' })).toEqual({
      value: 0.4,
      // The one of June was won in July: within the 43 days that have passed since the third quarter.
      before: 1,
      won: 2,
      created: 5,
      lost: 1,
      open: 2,
      caveats: ['openCohort 2'],
      rowCounts: { won: 2, created: 5, lost: 1, open: 2 },
    });
  });

  test('is another number than the win rate', () => {
    const facts = someFacts({
      deals: [
        aDeal({ made: '2026-10-02', won: '2026-10-30' }),
        aDeal({ made: '2026-10-02', lost: '2026-10-30' }),
        aDeal({ made: '2026-10-02' }),
        aDeal({ made: '2026-10-02' }),
      ],
    });
    expect(saidOf(facts, 'dealConversion').value).toBe(0.25);
    expect(saidOf(facts, 'winRate').value).toBe(0.5);
  });

  test('a deal that closes after now is open', () => {
    const facts = someFacts({ deals: [aDeal({ won: '2026-12-01' })] });
    expect(saidOf(facts, 'dealConversion')).toMatchObject({ won: 0, open: 1 });
  });
});
