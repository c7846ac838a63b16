import { describe, expect, test, vi } from 'vitest';

vi.mock('#i18n', () => ({
  i18n: {
    t: (key: string, ...values: readonly unknown[]) => [key, ...values.flat()].join(' '),
  },
}));

const { toChange } = await import('./change-text.ts');

const currency = 'USD';

describe('toChange', () => {
  test('says which way a share went in points, and that less of it is worse', () => {
    const now = { unit: 'ratio', value: 0.6 } as const;
    const before = { unit: 'ratio', value: 0.631 } as const;
    expect(toChange({ now, before, better: 'more' }, currency)).toEqual({
      text: 'reports.worse −reports.points 3.1',
      news: 'bad',
    });
  });

  test('fewer days are better where less is', () => {
    const now = { unit: 'days', value: 58 } as const;
    const before = { unit: 'days', value: 64 } as const;
    expect(toChange({ now, before, better: 'less' }, currency)).toEqual({
      text: 'reports.better −reports.days 6',
      news: 'good',
    });
  });

  test('takes money apart exactly, beyond what a float holds', () => {
    const now = { unit: 'money', value: 90_071_992_547_409_930_000n } as const;
    const before = { unit: 'money', value: 90_071_992_547_409_910_000n } as const;
    expect(toChange({ now, before, better: 'more' }, currency)?.text).toBe('reports.better +$2');
  });

  test('what is equal once it is rounded has not changed', () => {
    const now = { unit: 'ratio', value: 0.60001 } as const;
    const before = { unit: 'ratio', value: 0.6 } as const;
    expect(toChange({ now, before, better: 'more' }, currency)).toEqual({
      text: 'reports.same',
      news: 'none',
    });
  });

  test('nothing is compared with nothing, and none before is said', () => {
    const none = { unit: 'ratio', value: null } as const;
    const now = { unit: 'ratio', value: 0.5 } as const;
    expect(toChange({ now: none, before: now, better: 'more' }, currency)).toBeUndefined();
    expect(toChange({ now, before: null, better: 'more' }, currency)).toBeUndefined();
    expect(toChange({ now, before: none, better: 'more' }, currency)?.text).toBe(
      'reports.noneBefore',
    );
  });

  test('a change that is no news is neither good nor bad', () => {
    const now = { unit: 'count', value: 3 } as const;
    const before = { unit: 'count', value: 1 } as const;
    expect(toChange({ now, before, better: 'neither' }, currency)).toEqual({
      text: '+2',
      news: 'none',
    });
  });
});
