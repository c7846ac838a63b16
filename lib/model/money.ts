import type { Deal } from './deal.ts';

/**
 * Amounts are decimal strings of at most four places (`numeric` on the server), reckoned in whole ten-thousandths, so
 * that nothing is ever rounded by a float.
 */

const places = 4;
const unit = 10n ** BigInt(places);

/** `amount` as `amount` of lib/model/row.ts checks it; throws on anything else. */
export function toUnits(amount: string): bigint {
  const found = /^(-?)(\d{1,15})(?:\.(\d{1,4}))?$/.exec(amount);
  if (!found) throw new Error('not an amount');
  const [, sign, whole = '0', part = ''] = found;
  const units = BigInt(whole) * unit + BigInt(part.padEnd(places, '0'));
  return sign === '-' ? -units : units;
}

/** Without zeros at the end. */
export function fromUnits(units: bigint): string {
  const sign = units < 0n ? '-' : '';
  const size = units < 0n ? -units : units;
  const part = String(size % unit)
    .padStart(places, '0')
    .replace(/0+$/, '');
  return `${sign}${size / unit}${part === '' ? '' : `.${part}`}`;
}

export function sumOf(amounts: readonly string[]): string {
  return fromUnits(amounts.reduce((sum, amount) => sum + toUnits(amount), 0n));
}

/** Rounded half away from zero to a ten-thousandth. */
function divide(units: bigint, by: bigint): bigint {
  const half = units < 0n ? -(by / 2n) : by / 2n;
  return (units + half) / by;
}

type Value = Pick<Deal, 'amount' | 'billing' | 'term_months'>;

/** One-off amount, or monthly × 12, or annual; null without an amount. */
export function annualValue({ amount, billing }: Value): string | null {
  if (amount === null) return null;
  return billing === 'monthly' ? fromUnits(toUnits(amount) * 12n) : amount;
}

/** Annual value × term in months ÷ 12; of a one-off its amount, of one without a term a year's. */
export function totalValue(deal: Value): string | null {
  const annual = annualValue(deal);
  if (annual === null || deal.billing === 'one_off' || deal.term_months === null) return annual;
  return fromUnits(divide(toUnits(annual) * BigInt(deal.term_months), 12n));
}

/** An amount × whole percent ÷ 100. */
export function percentOf(amount: string, percent: number): string {
  return fromUnits(divide(toUnits(amount) * BigInt(Math.round(percent)), 100n));
}

/**
 * An amount of `currency` in the workspace's, by its own rates; null where there is none. A rate says how many of the
 * other currency make one of the workspace's, as decimal text of at most eight places.
 */
export function convertAmount(
  amount: string,
  of: { from: string; to: string; rates: Readonly<Record<string, string>> },
): string | null {
  if (of.from === of.to) return amount;
  const rate = of.rates[of.from];
  if (rate === undefined) return null;
  const [whole = '0', part = ''] = rate.split('.');
  const rateUnits = BigInt(whole + part.padEnd(8, '0'));
  if (rateUnits === 0n) return null;
  return fromUnits(divide(toUnits(amount) * 10n ** 8n, rateUnits));
}

export type AmountProblem =
  | 'not_a_number'
  | 'unclear'
  | 'too_large'
  | 'too_many_places'
  | 'negative';

const maxWholeDigits = 15;

/** What is said after a number in writing: thousand, million, thousand million. */
const scales: Readonly<Record<string, number>> = {
  k: 3,
  n: 3,
  nghìn: 3,
  ngàn: 3,
  m: 6,
  mn: 6,
  tr: 6,
  triệu: 6,
  b: 9,
  bn: 9,
  tỷ: 9,
  tỉ: 9,
  ty: 9,
};

/**
 * An amount as people write it: `48,000`, `48.000`, `48 000`, `1.234,56`, `1,2 tỷ`, `350k`, with or without a sign of
 * money. A single point or comma before three digits groups them, as no money has three places; what can be read in two
 * ways is refused as `unclear`.
 */
export function parseAmount(
  text: string,
): { readonly amount: string } | { readonly problem: AmountProblem } {
  const plain = text.normalize('NFC').trim().toLowerCase();
  const found = /^(-?)[^\d.,\s-]{0,4}\s*(-?)(\d[\d.,'’\s]*)\s*(\p{L}{0,6})[^\d.,]{0,4}$/u.exec(
    plain,
  );
  if (!found) return { problem: 'not_a_number' };
  const [, sign, innerSign, digits = '', word = ''] = found;
  if (sign === '-' || innerSign === '-') return { problem: 'negative' };
  const scale = scales[word] ?? 0;
  const parts = splitNumber(digits.trim(), scale > 0);
  if (typeof parts === 'string') return { problem: parts };
  const shifted = parts.part.padEnd(scale, '0');
  const whole = (parts.whole + shifted.slice(0, scale)).replace(/^0+(?=\d)/, '');
  const part = shifted.slice(scale).replace(/0+$/, '');
  if (whole.length > maxWholeDigits) return { problem: 'too_large' };
  if (part.length > places) return { problem: 'too_many_places' };
  return { amount: part === '' ? whole : `${whole}.${part}` };
}

function splitNumber(
  digits: string,
  isScaled: boolean,
): { whole: string; part: string } | AmountProblem {
  const marks = digits.match(/[.,]/g) ?? [];
  const bare = digits.replace(/['’\s]/g, '');
  if (marks.length === 0) return { whole: bare, part: '' };
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const mark = bare.charAt(last);
  const after = bare.slice(last + 1);
  const before = bare.slice(0, last);
  const isOnlyKind = !before.includes(mark === '.' ? ',' : '.');
  const isGrouped = (value: string) => /^\d{1,3}(?:[.,]\d{3})*$/.test(value);
  if (isOnlyKind && after.length === 3 && isGrouped(before)) {
    if (isScaled) return 'unclear';
    return { whole: bare.replace(/[.,]/g, ''), part: '' };
  }
  // The same mark twice is never a decimal one, and groups have three digits.
  if (isOnlyKind && before.includes(mark)) return 'unclear';
  if (!isOnlyKind && !isGrouped(before)) return 'unclear';
  if (after === '') return 'not_a_number';
  return { whole: before.replace(/[.,]/g, ''), part: after };
}
