import { toUnits } from '../lib/model/money.ts';
import { numberFormat } from './ui/formats.ts';

/**
 * Amounts as people read them. They come and stay decimal strings: `Intl` takes those as they are, and what is shortened
 * is reckoned in whole units, so that no figure passes through a float.
 */

export interface MoneyOptions {
  /** ISO 4217; null for a bare number. */
  readonly currency: string | null;
  /** Of the interface: `en`, `vi`. */
  readonly locale: string;
}

const unit = 10_000n;

/** `$48,000`, `$1,250.50`, `48.000 ₫`: parts of a unit only where there are any. */
export function toMoneyText(amount: string, { currency, locale }: MoneyOptions): string {
  const format = numberFormat(locale, {
    ...(currency === null
      ? { maximumFractionDigits: 4 }
      : { style: 'currency' as const, currency, trailingZeroDisplay: 'stripIfInteger' as const }),
  });
  return format.format(amount as Intl.StringNumericLiteral);
}

interface Scale {
  readonly size: bigint;
  readonly word: string;
}

const scales: readonly Scale[] = [
  { size: 1_000n, word: 'k' },
  { size: 1_000_000n, word: 'm' },
  { size: 1_000_000_000n, word: 'bn' },
];

/** Vietnamese says them as words of their own. */
const vietnameseScales: readonly Scale[] = [
  { size: 1_000n, word: ' nghìn' },
  { size: 1_000_000n, word: ' tr' },
  { size: 1_000_000_000n, word: ' tỷ' },
];

function toTenths(units: bigint, size: bigint): bigint {
  const whole = size * unit;
  return (units * 10n + whole / 2n) / whole;
}

/**
 * For narrow places, with one decimal at most: `$25.5k`, `$1.2m`, `1,2 tỷ`, `350 tr`. Under a thousand nothing is
 * shortened. In Vietnamese the đồng goes without its sign.
 */
export function toShortMoneyText(amount: string, { currency, locale }: MoneyOptions): string {
  const isVietnamese = locale.startsWith('vi');
  const known = isVietnamese ? vietnameseScales : scales;
  const units = toUnits(amount);
  const size = units < 0n ? -units : units;
  const found = known.findLastIndex((one) => size >= one.size * unit);
  const reached = known[found];
  // 999,950 is a million once it is rounded to a tenth of a thousand.
  const isRoundedUp = reached !== undefined && toTenths(size, reached.size) >= 10_000n;
  const scale = (isRoundedUp ? known[found + 1] : undefined) ?? reached;
  if (scale === undefined) return toMoneyText(amount, { currency, locale });
  const tenths = toTenths(size, scale.size);
  const number = `${units < 0n ? '-' : ''}${tenths / 10n}.${tenths % 10n}`;
  const isHome = isVietnamese && currency === 'VND';
  const format = numberFormat(locale, {
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
    ...(currency === null || isHome ? {} : { style: 'currency' as const, currency }),
  });
  const parts = format.formatToParts(number as Intl.StringNumericLiteral);
  const last = parts.findLastIndex(({ type }) => type === 'integer' || type === 'fraction');
  return parts.map(({ value }, index) => (index === last ? value + scale.word : value)).join('');
}
