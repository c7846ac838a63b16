import { describe, expect, it, vi } from 'vitest';

// The browser's texts need a browser; what is asked for, and how loud, is what counts here.
vi.mock('#i18n', () => ({
  i18n: { t: (key: string, count?: number) => (count === undefined ? key : `${key} ${count}`) },
}));

const { morningIn, toDueText } = await import('./due.ts');

const now = new Date(2026, 10, 24, 15, 30).getTime();
const at = (day: number, hour = 9) => new Date(2026, 10, day, hour).toISOString();

describe('toDueText', () => {
  it('counts days by the calendar, not by hours', () => {
    expect(toDueText({ due_at: at(23, 23), snoozed_until: null }, now)).toEqual({
      text: 'next.overdueDays 1',
      tone: 'critical',
    });
    expect(toDueText({ due_at: at(24, 8), snoozed_until: null }, now)?.text).toBe('next.today');
    expect(toDueText({ due_at: at(25, 0), snoozed_until: null }, now)?.text).toBe('next.tomorrow');
  });

  it('counts a snoozed one from its new day', () => {
    const due = toDueText({ due_at: at(10), snoozed_until: at(25) }, now);
    expect(due?.text).toBe('next.tomorrow');
  });

  it('says nothing without a day', () => {
    expect(toDueText({ due_at: null, snoozed_until: null }, now)).toBeUndefined();
  });
});

it('a morning some days on is at nine of the rep’s own clock, over a change of the month too', () => {
  const morning = new Date(morningIn(10, now));
  expect([morning.getMonth(), morning.getDate(), morning.getHours()]).toEqual([11, 4, 9]);
});
