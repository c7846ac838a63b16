import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReminderMarks, Reminders } from '../model/selling.ts';
import { createLocalTime } from './local-time.ts';
import { digestMinute, isQuietMinute, planReminders } from './plan.ts';

const berlin = createLocalTime('Europe/Berlin');
const minute = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const at = (text: string) => Date.parse(text);
const toText = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
const untold: ReminderMarks = { digestAt: null, ownUntil: null };

function someReminders(more: Partial<Reminders> = {}): Reminders {
  return {
    isDigestOn: true,
    digestAt: minute('08:30'),
    isOwnOn: true,
    quietFrom: minute('18:00'),
    quietUntil: minute('08:00'),
    ...more,
  };
}

function plan(of: {
  now: string;
  settings?: Partial<Reminders>;
  marks?: Partial<ReminderMarks>;
  due?: readonly string[];
  zone?: string;
}) {
  const found = planReminders({
    now: at(of.now),
    settings: someReminders(of.settings),
    time: of.zone === undefined ? berlin : createLocalTime(of.zone),
    marks: { ...untold, ...of.marks },
    actions: (of.due ?? []).map((dueAt) => ({ key: dueAt, dueAt })),
  });
  return {
    digest: found.isDigestDue,
    own: found.own.map(({ dueAt }) => dueAt),
    nextDigest: toText(found.nextDigestAt),
    nextOwn: toText(found.nextOwnAt),
    marks: found.marks,
  };
}

describe('quiet hours', () => {
  test.each([
    ['18:00', '08:00', '18:00', true],
    ['18:00', '08:00', '17:59', false],
    ['18:00', '08:00', '00:00', true],
    ['18:00', '08:00', '07:59', true],
    ['18:00', '08:00', '08:00', false],
    ['12:00', '13:00', '12:30', true],
    ['12:00', '13:00', '13:00', false],
    ['09:00', '09:00', '09:00', false],
  ])('from %s until %s, at %s', (from, until, now, isQuiet) => {
    const hours = { quietFrom: minute(from), quietUntil: minute(until) };
    expect(isQuietMinute(minute(now), hours)).toBe(isQuiet);
  });

  test('a digest in the quiet hours is shown at their end', () => {
    expect(digestMinute(someReminders({ digestAt: minute('07:00') }))).toBe(minute('08:00'));
    expect(digestMinute(someReminders({ digestAt: minute('20:00') }))).toBe(minute('08:00'));
    expect(digestMinute(someReminders())).toBe(minute('08:30'));
  });
});

/** Berlin is an hour ahead of UTC in winter, two in summer. */
describe('the digest', () => {
  test.each([
    ['before its time', '2026-03-02T07:29:59Z', {}, false, '2026-03-02T07:30:00.000Z'],
    ['at its time', '2026-03-02T07:30:00Z', {}, true, '2026-03-03T07:30:00.000Z'],
    ['late: the browser was closed', '2026-03-02T13:00:00Z', {}, true, '2026-03-03T07:30:00.000Z'],
    ['in the evening: too late', '2026-03-02T17:00:00Z', {}, false, '2026-03-03T07:30:00.000Z'],
    ['after midnight', '2026-03-02T23:30:00Z', {}, false, '2026-03-03T07:30:00.000Z'],
    [
      'shown this morning',
      '2026-03-02T08:00:00Z',
      { digestAt: '2026-03-02T07:30:00Z' },
      false,
      '2026-03-03T07:30:00.000Z',
    ],
    [
      'shown yesterday',
      '2026-03-02T08:00:00Z',
      { digestAt: '2026-03-01T22:59:00Z' },
      true,
      '2026-03-03T07:30:00.000Z',
    ],
    // The clock is set forward in the night to 29 March and back in the one to 25 October.
    ['the day before summer', '2026-03-28T12:00:00Z', {}, true, '2026-03-29T06:30:00.000Z'],
    ['the day before winter', '2026-10-24T12:00:00Z', {}, true, '2026-10-25T07:30:00.000Z'],
  ])('%s', (_, now, marks, isDue, next) => {
    const found = plan({ now, marks });
    expect([found.digest, found.nextDigest]).toEqual([isDue, next]);
  });

  test('missed until a rest at noon, it waits for the end of that', () => {
    const rest = { quietFrom: minute('12:00'), quietUntil: minute('13:00') };
    const found = plan({ now: '2026-03-02T11:15:00Z', settings: rest });
    expect([found.digest, found.nextDigest]).toEqual([false, '2026-03-02T12:00:00.000Z']);
    expect(plan({ now: '2026-03-02T12:00:00Z', settings: rest }).digest).toBe(true);
  });

  test('marks the day, and nothing while it is off', () => {
    expect(plan({ now: '2026-03-02T07:30:00Z' }).marks.digestAt).toBe('2026-03-02T07:30:00.000Z');
    const off = plan({ now: '2026-03-02T07:30:00Z', settings: { isDigestOn: false } });
    expect([off.digest, off.nextDigest, off.marks.digestAt]).toEqual([false, null, null]);
  });

  test('the rep’s day counts, not that of UTC', () => {
    const zone = 'Asia/Ho_Chi_Minh';
    const marks = { digestAt: '2026-03-02T01:30:00Z' };
    expect(plan({ zone, marks, now: '2026-03-02T16:59:00Z' }).digest).toBe(false);
    const next = plan({ zone, marks, now: '2026-03-02T17:30:00Z' });
    expect([next.digest, next.nextDigest]).toEqual([false, '2026-03-03T01:30:00.000Z']);
  });
});

describe('own next actions', () => {
  const until = { ownUntil: '2026-03-02T09:00:00.000Z' };

  test('are told of when they come up, once, and the next one is waited for', () => {
    const due = ['2026-03-02T10:00:00Z', '2026-03-02T14:00:00Z'];
    const early = plan({ now: '2026-03-02T09:30:00Z', marks: until, due });
    expect([early.own, early.nextOwn]).toEqual([[], '2026-03-02T10:00:00.000Z']);
    const first = plan({ now: '2026-03-02T10:00:00Z', marks: early.marks, due });
    expect([first.own, first.nextOwn]).toEqual([[due[0]], '2026-03-02T14:00:00.000Z']);
    const again = plan({ now: '2026-03-02T10:00:01Z', marks: first.marks, due });
    expect([again.own, again.nextOwn]).toEqual([[], '2026-03-02T14:00:00.000Z']);
  });

  test('that came up while nobody looked are told of together', () => {
    const due = ['2026-03-02T10:00:00Z', '2026-03-02T11:00:00Z', '2026-03-03T10:00:00Z'];
    const found = plan({ now: '2026-03-02T12:00:00Z', marks: until, due });
    expect([found.own, found.nextOwn]).toEqual([due.slice(0, 2), '2026-03-03T10:00:00.000Z']);
  });

  test('are no news at the first look', () => {
    const found = plan({ now: '2026-03-02T12:00:00Z', due: ['2026-03-02T10:00:00Z'] });
    expect([found.own, found.marks.ownUntil]).toEqual([[], '2026-03-02T12:00:00.000Z']);
  });

  test('wait for the end of the quiet hours, and come then together', () => {
    const due = ['2026-03-02T18:00:00Z', '2026-03-03T05:00:00Z'];
    const before = plan({ now: '2026-03-02T16:00:00Z', marks: until, due });
    expect(before.nextOwn).toBe('2026-03-03T07:00:00.000Z');
    const night = plan({ now: '2026-03-02T20:00:00Z', marks: before.marks, due });
    expect([night.own, night.nextOwn]).toEqual([[], '2026-03-03T07:00:00.000Z']);
    expect(night.marks.ownUntil).toBe(before.marks.ownUntil);
    const morning = plan({ now: '2026-03-03T07:00:00Z', marks: night.marks, due });
    expect([morning.own, morning.nextOwn]).toEqual([due, null]);
  });

  test('a clock that ran ahead does not silence them', () => {
    const found = plan({
      now: '2026-03-02T10:00:00Z',
      marks: { ownUntil: '2027-01-01T00:00:00.000Z' },
      due: ['2026-03-02T11:00:00Z'],
    });
    expect(found.nextOwn).toBe('2026-03-02T11:00:00.000Z');
  });

  test('nothing is kept or planned while they are off', () => {
    const found = plan({
      now: '2026-03-02T12:00:00Z',
      settings: { isOwnOn: false },
      marks: until,
      due: ['2026-03-02T13:00:00Z'],
    });
    expect([found.own, found.nextOwn, found.marks.ownUntil]).toEqual([[], null, null]);
  });
});

/** Looks whenever an alarm asks for it, and at some other times, as a browser that starts and sleeps does. */
test('over weeks and clock changes: one digest a day, nothing in quiet hours, every own action once', () => {
  const minutes = fc.integer({ min: 0, max: 1439 });
  fc.assert(
    fc.property(
      fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Ho_Chi_Minh'),
      fc.record({ digestAt: minutes, quietFrom: minutes, quietUntil: minutes }),
      fc.constantFrom('2026-03-25T00:00:00Z', '2026-10-22T00:00:00Z', '2026-03-05T00:00:00Z'),
      fc.array(fc.integer({ min: 1, max: 8 * 24 * 60 }), { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 8 * 24 * 60 }), { maxLength: 8 }),
      (zone, hours, start, dueMinutes, startMinutes) => {
        const time = createLocalTime(zone);
        const settings = someReminders(hours);
        const begin = at(start);
        const end = begin + 8 * 24 * 3_600_000;
        const later = (count: number) => begin + count * 60_000;
        const actions = [...new Set(dueMinutes)]
          .sort((one, other) => one - other)
          .map((count, place) => ({
            key: String(place),
            dueAt: new Date(later(count)).toISOString(),
          }));
        const starts = startMinutes.map(later);
        let marks: ReminderMarks = { digestAt: null, ownUntil: null };
        const digestDays: string[] = [];
        const told: string[] = [];
        for (let now = begin; now < end; ) {
          const found = planReminders({ now, settings, time, marks, actions });
          const isQuiet = isQuietMinute(time.minuteOf(now), settings);
          if (found.isDigestDue) digestDays.push(time.dayOf(now));
          told.push(...found.own.map(({ key }) => key));
          if (isQuiet) expect([found.isDigestDue, found.own]).toEqual([false, []]);
          ({ marks } = found);
          const next = [found.nextDigestAt, found.nextOwnAt, ...starts]
            .filter((ms) => ms !== null)
            .filter((ms) => ms > now);
          for (const alarm of [found.nextDigestAt, found.nextOwnAt]) {
            if (alarm !== null) expect(alarm).toBeGreaterThan(now);
          }
          now = Math.min(...next, end);
        }
        expect(new Set(digestDays).size).toBe(digestDays.length);
        // The first and the last day are cut.
        expect(digestDays.length).toBeGreaterThanOrEqual(6);
        expect(new Set(told).size).toBe(told.length);
        const heldFor = 24 * 3_600_000 + 3_600_000;
        const sure = actions.filter(({ dueAt }) => Date.parse(dueAt) < end - heldFor);
        for (const { key } of sure) expect(told).toContain(key);
      },
    ),
    { numRuns: 60 },
  );
});
