import { i18n } from '#i18n';
import type { Figure, Quantity } from '../../lib/reports/metrics.ts';
import { decimalText, quantityText } from './quantity-text.ts';

export interface Change {
  readonly text: string;
  /** `none` where it is neither good nor bad news. */
  readonly news: 'good' | 'bad' | 'none';
}

/** A minus as wide as the plus. */
const signs = { more: '+', less: '−' } as const;

type Money = Extract<Quantity, { readonly value: bigint | null }>;

function isMoney(quantity: Quantity): quantity is Money {
  return quantity.unit === 'money' || quantity.unit === 'moneyPerDay';
}

interface Difference {
  /** Without its sign. */
  readonly quantity: Quantity;
  readonly zero: Quantity;
  readonly isMore: boolean;
}

function toDifference(now: Quantity, before: Quantity): Difference | undefined {
  if (isMoney(now)) {
    if (now.value === null || typeof before.value !== 'bigint') return undefined;
    const size = now.value - before.value;
    return {
      quantity: { unit: now.unit, value: size < 0n ? -size : size },
      zero: { unit: now.unit, value: 0n },
      isMore: size > 0n,
    };
  }
  if (now.value === null || typeof before.value !== 'number') return undefined;
  const size = now.value - before.value;
  return {
    quantity: { unit: now.unit, value: Math.abs(size) },
    zero: { unit: now.unit, value: 0 },
    isMore: size > 0,
  };
}

function sizeText(quantity: Quantity, currency: string): string {
  const { unit, value } = quantity;
  if (unit === 'ratio' && value !== null) {
    return i18n.t('reports.points', [decimalText(value * 100, 1)]);
  }
  return quantityText(quantity, currency) ?? '';
}

/** What has changed since the period before, and whether that is good news; nothing where there is no number to compare. */
export function toChange(
  { now, before, better }: Pick<Figure, 'now' | 'before' | 'better'>,
  currency: string,
): Change | undefined {
  if (now.value === null || before === null) return undefined;
  if (before.value === null) return { text: i18n.t('reports.noneBefore'), news: 'none' };
  const difference = toDifference(now, before);
  if (!difference) return undefined;
  const size = sizeText(difference.quantity, currency);
  // What is equal once it is rounded has not changed for whoever reads it.
  if (size === sizeText(difference.zero, currency)) {
    return { text: i18n.t('reports.same'), news: 'none' };
  }
  const text = `${difference.isMore ? signs.more : signs.less}${size}`;
  if (better === 'neither') return { text, news: 'none' };
  return difference.isMore === (better === 'more')
    ? { text: i18n.t('reports.better', [text]), news: 'good' }
    : { text: i18n.t('reports.worse', [text]), news: 'bad' };
}
