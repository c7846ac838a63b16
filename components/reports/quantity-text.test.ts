import { describe, expect, test, vi } from 'vitest';

vi.mock('#i18n', () => ({
  i18n: {
    t: (key: string, ...values: readonly unknown[]) => [key, ...values.flat()].join(' '),
  },
}));

const { moneyText, quantityCell, quantityText } = await import('./quantity-text.ts');

describe('quantityText', () => {
  test.each([
    [{ unit: 'ratio', value: 0.185 }, '18.5%'],
    [{ unit: 'ratio', value: 1 }, '100.0%'],
    [{ unit: 'days', value: 58 }, 'reports.days 58'],
    [{ unit: 'days', value: 57.94 }, 'reports.days 57.9'],
    [{ unit: 'times', value: 2.054 }, 'reports.times 2.05'],
    [{ unit: 'years', value: 1 }, 'reports.years 1 1'],
    [{ unit: 'years', value: 5.88 }, 'reports.years 2 5.9'],
    [{ unit: 'count', value: 1234 }, '1,234'],
    [{ unit: 'money', value: 401_666_667n }, '$40,167'],
    [{ unit: 'moneyPerDay', value: 68_857_143n }, 'reports.perDay $6,886'],
  ] as const)('$1', (quantity, text) => {
    expect(quantityText(quantity, 'USD')).toBe(text);
  });

  test('says nothing of what cannot be said', () => {
    expect(quantityText({ unit: 'money', value: null }, 'USD')).toBeUndefined();
    expect(quantityCell({ unit: 'ratio', value: null }, 'USD')).toEqual({ text: '–', plain: '' });
  });

  test('a file has the whole amount, whatever is shown', () => {
    expect(quantityCell({ unit: 'money', value: 401_666_667n }, 'USD')).toEqual({
      text: '$40,167',
      plain: '40166.6667',
    });
  });
});

describe('moneyText', () => {
  test('rounds half away from zero from a thousand on, and keeps cents below', () => {
    expect(moneyText(10_005_000n, 'USD')).toBe('$1,001');
    expect(moneyText(-10_005_000n, 'USD')).toBe('-$1,001');
    expect(moneyText(9_995_000n, 'USD')).toBe('$999.50');
  });
});
