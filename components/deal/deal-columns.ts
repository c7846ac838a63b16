import type { Deal } from '../../lib/model/deal.ts';
import type { DealPatch } from '../../lib/store/commands/deals.ts';
import {
  type DealProblem,
  type Parsed,
  parseCurrency,
  parseDay,
  parseMoney,
  parseName,
  parseTerm,
  parseWeb,
} from './deal-draft.ts';

/** Columns of a deal that are typed where they stand. */
export const dealColumns = [
  'name',
  'company',
  'amount',
  'currency',
  'term_months',
  'expected_close_on',
  'needs',
  'quote_amount',
  'quoted_at',
  'quote_url',
  'lost_reason',
] as const;
export type DealColumn = (typeof dealColumns)[number];

/** What is being typed, by column; only what is not saved yet. */
export type DealEdits = Readonly<Partial<Record<DealColumn, string>>>;

export interface ShownDeal {
  readonly deal: Deal;
  readonly companyName: string | null;
}

function toLocalDay(instant: string): string {
  const at = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Noon, so that the day is the same one for a colleague some hours away; today is now. */
function toInstantOf(day: string, nowMs: number): string {
  const now = new Date(nowMs);
  if (day === toLocalDay(now.toISOString())) return now.toISOString();
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12).toISOString();
}

/** The value as it is typed; empty for none. */
export function toEditText({ deal, companyName }: ShownDeal, column: DealColumn): string {
  if (column === 'company') return companyName ?? '';
  if (column === 'quoted_at') return deal.quoted_at === null ? '' : toLocalDay(deal.quoted_at);
  if (column === 'term_months') return deal.term_months === null ? '' : String(deal.term_months);
  return deal[column] ?? '';
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function toPatch<Value>(
  parsed: Parsed<Value>,
  apply: (value: Value) => DealPatch,
): { readonly patch: DealPatch } | { readonly problem: DealProblem } {
  return 'problem' in parsed ? parsed : { patch: apply(parsed.value) };
}

/** What a typed value changes, or why it cannot. An amount that was quoted was quoted today where no day is known. */
export function parseColumn(
  column: DealColumn,
  text: string,
  { deal, nowMs }: { readonly deal: Deal; readonly nowMs: number },
): { readonly patch: DealPatch } | { readonly problem: DealProblem } {
  switch (column) {
    case 'name':
      return toPatch(parseName(text), (name) => ({ name }));
    case 'company':
      return { patch: { company_name: orNull(text) } };
    case 'amount':
      return toPatch(parseMoney(text), (amount) => ({ amount }));
    case 'currency':
      return toPatch(parseCurrency(text), (currency) => ({ currency }));
    case 'term_months':
      return toPatch(parseTerm(text), (term_months) => ({ term_months }));
    case 'expected_close_on':
      return toPatch(parseDay(text), (expected_close_on) => ({ expected_close_on }));
    case 'needs':
      return { patch: { needs: orNull(text) } };
    case 'quote_amount':
      return toPatch(parseMoney(text), (quote_amount) => ({
        quote_amount,
        ...(quote_amount !== null && deal.quoted_at === null
          ? { quoted_at: new Date(nowMs).toISOString() }
          : {}),
      }));
    case 'quoted_at':
      return toPatch(parseDay(text), (day) => ({
        quoted_at: day === null ? null : toInstantOf(day, nowMs),
      }));
    case 'quote_url':
      return toPatch(parseWeb(text), (quote_url) => ({ quote_url }));
    case 'lost_reason': {
      const lost_reason = orNull(text);
      return lost_reason === null ? { problem: 'reason_needed' } : { patch: { lost_reason } };
    }
  }
}
