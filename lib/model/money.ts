import type { Deal } from './deal.ts';

/**
 * Amounts are decimal strings of at most four places (`numeric` on the server), reckoned in whole ten-thousandths, so
 * that nothing is ever rounded by a float.
 */

const places = 4;
const unit = 10n ** BigInt(places);

/** An amount as lib/model/row.ts checks it, or a sum of such, which may be longer; throws on anything else. */
export function toUnits(amount: string): bigint {
  const found = /^(-?)(\d{1,40})(?:\.(\d{1,4}))?$/.exec(amount);
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
  nghin: 3,
  ngàn: 3,
  ngan: 3,
  thousand: 3,
  m: 6,
  mn: 6,
  tr: 6,
  triệu: 6,
  trieu: 6,
  million: 6,
  b: 9,
  bn: 9,
  tỷ: 9,
  tỉ: 9,
  ty: 9,
  billion: 9,
};

/** Names of money that are neither a code nor a sign. */
const moneyWords: ReadonlySet<string> = new Set(['đ', 'đồng', 'dong', 'vnđ']);
const moneyCodes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

function isMoney(word: string): boolean {
  return (
    word === '' ||
    /^[a-z]{0,3}\p{Sc}$/u.test(word) ||
    moneyWords.has(word) ||
    moneyCodes.has(word.toUpperCase())
  );
}

/**
 * An amount as people write it: `48,000`, `48.000`, `48 000`, `1.234,56`, `1,2 tỷ`, `350k`, with or without the sign or
 * the code of a currency. A single point or comma before three digits groups them, as no money has three places; what
 * can be read in two ways is refused as `unclear`.
 */
export function parseAmount(
  text: string,
): { readonly amount: string } | { readonly problem: AmountProblem } {
  const plain = text.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ');
  const found = /^([-−]?)([^\d.,'’\s−-]*) ?([-−]?) ?(\d[\d.,'’ ]*)([^\d.,'’]*)$/u.exec(plain);
  if (!found) return { problem: 'not_a_number' };
  const [, sign, before = '', innerSign, digits = '', after = ''] = found;
  const words = after.trim().split(' ');
  const scale = scales[words[0] ?? ''] ?? 0;
  const money = (scale > 0 ? words.slice(1) : words).join(' ');
  if (!isMoney(before) || !isMoney(money)) return { problem: 'not_a_number' };
  if (sign !== '' || innerSign !== '') return { problem: 'negative' };
  const parts = splitNumber(digits.trim(), { isScaled: scale > 0 });
  if (typeof parts === 'string') return { problem: parts };
  const shifted = parts.part.padEnd(scale, '0');
  const whole = (parts.whole + shifted.slice(0, scale)).replace(/^0+(?=\d)/, '');
  const part = shifted.slice(scale).replace(/0+$/, '');
  if (whole.length > maxWholeDigits) return { problem: 'too_large' };
  if (part.length > places) return { problem: 'too_many_places' };
  return { amount: part === '' ? whole : `${whole}.${part}` };
}

/** The digits before and after the decimal mark. */
function splitNumber(
  digits: string,
  { isScaled }: { isScaled: boolean },
): { whole: string; part: string } | AmountProblem {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) {
    const whole = ungrouped(digits);
    return whole === undefined ? 'unclear' : { whole, part: '' };
  }
  const [mark, before, after] = [
    digits.charAt(last),
    digits.slice(0, last),
    digits.slice(last + 1),
  ];
  if (after === '') return 'not_a_number';
  // A mark that stands twice is never a decimal one.
  const isGroup = before.includes(mark);
  const mayGroup = /^[1-9]\d{0,2}$/.test(before) && after.length === 3;
  if (mayGroup && isScaled) return 'unclear';
  const whole = ungrouped(isGroup || mayGroup ? digits : before);
  if (whole === undefined || /\D/.test(after)) return 'unclear';
  return { whole, part: isGroup || mayGroup ? '' : after };
}

/** Digits without the marks between their groups of three, all of one kind; `undefined` where they are no such groups. */
function ungrouped(digits: string): string | undefined {
  if (/^\d+$/.test(digits)) return digits;
  if (!/^[1-9]\d{0,2}([.,'’ ])\d{3}(?:\1\d{3})*$/.test(digits)) return undefined;
  return digits.replace(/\D/g, '');
}
