import { parseAmount } from '../../lib/model/money.ts';

export type ReportProblem = 'percent' | 'years' | 'days' | 'amount' | 'unclear';

type Parsed<Value> = { readonly value: Value } | { readonly problem: ReportProblem };

/** A number as it is typed, with a point or a comma before its decimals; NaN for anything else. */
function toNumber(text: string): number {
  const bare = text.replace(/[\s%]/g, '').replace(',', '.');
  return /^\d{1,3}(?:\.\d{1,2})?$/.test(bare) ? Number(bare) : Number.NaN;
}

function within(
  value: number,
  of: { readonly least: number; readonly most: number; readonly problem: ReportProblem },
): Parsed<number> {
  return value >= of.least && value <= of.most ? { value } : { problem: of.problem };
}

/** Nothing typed sets no margin. */
export function parseMargin(text: string): Parsed<number | null> {
  if (text.trim() === '') return { value: null };
  return within(toNumber(text), { least: 0, most: 100, problem: 'percent' });
}

export function parseCapYears(text: string): Parsed<number> {
  return within(toNumber(text), { least: 1, most: 50, problem: 'years' });
}

export function parseColdDays(text: string): Parsed<number> {
  const days = toNumber(text);
  const whole = Number.isInteger(days) ? days : Number.NaN;
  return within(whole, { least: 1, most: 365, problem: 'days' });
}

/** Nothing typed, or nothing to bring in, sets no target. */
export function parseTarget(text: string): Parsed<string | null> {
  if (text.trim() === '') return { value: null };
  const parsed = parseAmount(text);
  if ('amount' in parsed) return { value: parsed.amount === '0' ? null : parsed.amount };
  return { problem: parsed.problem === 'unclear' ? 'unclear' : 'amount' };
}
