import type { Deal } from '../../model/deal.ts';
import { fromUnits, toUnits } from '../../model/money.ts';
import { amount as amountSchema } from '../../model/row.ts';
import { refuse } from '../refuse.ts';
import type { DealPatch } from './deals.ts';

const earliest = '2000-01-01';
const latest = '2100-01-01';
const usualTermMonths = 12;

/**
 * What was typed about a deal, as it is kept: trimmed, amounts without zeros at the end, a term for what recurs and none
 * for what does not. Refuses what the shape of a row alone would let pass: negative amounts, days of another century.
 */
export function toTidyDeal<Patch extends DealPatch>(patch: Patch, before?: Deal): Patch {
  const typed: { -readonly [Field in keyof DealPatch]?: DealPatch[Field] } = {};
  for (const [field, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    Object.assign(typed, { [field]: typeof value === 'string' ? toTidyText(field, value) : value });
  }
  for (const field of ['amount', 'quote_amount'] as const) {
    const value = typed[field];
    if (typeof value === 'string') typed[field] = toTidyAmount(field, value);
  }
  for (const field of ['expected_close_on', 'quoted_at'] as const) {
    const value = typed[field];
    if (value && (value < earliest || value >= latest)) refuse('invalid_input', `deals.${field}`);
  }
  if ('billing' in typed || 'term_months' in typed) {
    const billing = typed.billing ?? before?.billing ?? 'one_off';
    const term = 'term_months' in typed ? typed.term_months : before?.term_months;
    typed.term_months = billing === 'one_off' ? null : (term ?? usualTermMonths);
  }
  return typed as Patch;
}

function toTidyText(field: string, value: string): string | null {
  const text = value.trim();
  if (field === 'name') return text;
  return (field === 'currency' ? text.toUpperCase() : text) || null;
}

function toTidyAmount(field: string, value: string): string {
  if (!amountSchema.safeParse?.(value).success) refuse('invalid_input', `deals.${field}`);
  const units = toUnits(value);
  if (units < 0n) refuse('invalid_input', `deals.${field}`);
  return fromUnits(units);
}
