import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channels } from '../../lib/model/prospect.ts';
import { defaultCadenceSteps } from '../../lib/model/selling.ts';
import {
  hasTooManyMails,
  parseWait,
  toCadenceDraft,
  toSteps,
  toSummary,
  withChanged,
  withMoved,
  withoutStep,
  withStep,
} from './cadence-draft.ts';

const draft = toCadenceDraft({ name: 'Short', steps: [...defaultCadenceSteps] });

describe('a cadence in its form', () => {
  test('is saved as it came', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            channel: fc.constantFrom(...channels),
            waitDays: fc.integer({ min: 0, max: 250 }),
          }),
          { minLength: 1, maxLength: 30 },
        ),
        (steps) => {
          expect(toSteps(toCadenceDraft({ name: '', steps }).steps)).toEqual(steps);
        },
      ),
    );
  });

  test.each([
    ['0', 0],
    [' 7 ', 7],
    ['250', 250],
    ['251', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['', undefined],
    ['soon', undefined],
  ])('a wait of %j is %s', (text, days) => {
    expect(parseWait(text)).toBe(days);
  });

  test('cannot be saved without a step, or with a wait that is none', () => {
    expect(toSteps([])).toBeUndefined();
    expect(toSteps(withChanged(draft, 2, { wait: 'x' }).steps)).toBeUndefined();
  });

  test('steps move by one place, keep their key, and stop at the ends', () => {
    const keys = (of: typeof draft) => of.steps.map(({ key }) => key).join('');
    expect(keys(withMoved(draft, 2, -1))).toBe('021345');
    expect(keys(withMoved(draft, 2, 1))).toBe('013245');
    expect(withMoved(draft, 0, -1)).toBe(draft);
    expect(withMoved(draft, 5, 1)).toBe(draft);
    expect(keys(withStep(withoutStep(draft, 1)))).toBe('023456');
  });

  test('takes no more steps than a cadence may have', () => {
    let full = draft;
    for (let count = 0; count < 40; count += 1) full = withStep(full);
    expect(full.steps).toHaveLength(30);
  });

  test('is summed up as it is planned', () => {
    expect(toSummary(defaultCadenceSteps)).toEqual({ stepCount: 6, dayCount: 20, mailCount: 3 });
    expect(
      toSummary([
        { channel: 'email', waitDays: 0 },
        { channel: 'call', waitDays: 0 },
      ]),
    ).toMatchObject({ dayCount: 1 });
  });

  test('is warned of from the fifth mail', () => {
    const mails = (count: number) =>
      Array.from({ length: count }, () => ({ channel: 'email' }) as const);
    expect([3, 4, 5].map((count) => hasTooManyMails(mails(count)))).toEqual([false, false, true]);
  });
});
