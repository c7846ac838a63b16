import type { Billing } from '../../lib/model/deal.ts';
import { type AmountProblem, parseAmount } from '../../lib/model/money.ts';

/** A new deal as it stands in the form: text, the way it was typed. */
export interface DealDraft {
  readonly company: string;
  readonly name: string;
  readonly amount: string;
  readonly currency: string;
  readonly billing: Billing;
  readonly term: string;
  /** `YYYY-MM-DD`, as the browser's field for days gives it. */
  readonly closeOn: string;
  readonly needs: string;
}

export type DealProblem =
  | AmountProblem
  | 'name_needed'
  | 'reason_needed'
  | 'currency_shape'
  | 'term_range'
  | 'day_range'
  | 'day_unfinished'
  | 'web_shape';

/** A value that can be saved, or why it cannot. */
export type Parsed<Value> = { readonly value: Value } | { readonly problem: DealProblem };

const maxTermMonths = 600;
const firstDay = '2000-01-01';
const endDay = '2100-01-01';

export function parseName(text: string): Parsed<string> {
  const value = text.trim();
  return value === '' ? { problem: 'name_needed' } : { value };
}

/** Empty is no amount. */
export function parseMoney(text: string): Parsed<string | null> {
  if (text.trim() === '') return { value: null };
  const found = parseAmount(text);
  return 'amount' in found ? { value: found.amount } : { problem: found.problem };
}

/** Three letters of any case; empty is null. */
export function parseCurrency(text: string): Parsed<string | null> {
  const value = text.trim().toUpperCase();
  if (value === '') return { value: null };
  return /^[A-Z]{3}$/.test(value) ? { value } : { problem: 'currency_shape' };
}

/** Whole months; empty is null. */
export function parseTerm(text: string): Parsed<number | null> {
  const plain = text.trim();
  if (plain === '') return { value: null };
  const months = /^\d{1,4}$/.test(plain) ? Number(plain) : 0;
  return months >= 1 && months <= maxTermMonths ? { value: months } : { problem: 'term_range' };
}

/** `YYYY-MM-DD`; empty is null. */
export function parseDay(text: string): Parsed<string | null> {
  const value = text.trim();
  if (value === '') return { value: null };
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && value >= firstDay && value < endDay;
  return isDay ? { value } : { problem: 'day_range' };
}

/** An address that a click may open; `https://` is put before one without. Empty is null. */
export function parseWeb(text: string): Parsed<string | null> {
  const plain = text.trim();
  if (plain === '') return { value: null };
  const value = /^[a-z][a-z\d+.-]*:/i.test(plain) ? plain : `https://${plain}`;
  const isOpenable = /^https?:\/\/[^\s]+$/i.test(value) && URL.canParse(value);
  return isOpenable && value.includes('.') && value.length <= 2000
    ? { value }
    : { problem: 'web_shape' };
}

export interface DealValues {
  readonly name: string;
  readonly companyName: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly billing: Billing;
  readonly termMonths: number | null;
  readonly expectedCloseOn: string | null;
  readonly needs: string | null;
}

export type DealProblems = Readonly<Partial<Record<keyof DealDraft, DealProblem>>>;

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** All fields at once: what can be saved, or every problem, each by its field. */
export function parseDeal(
  draft: DealDraft,
): { readonly values: DealValues } | { readonly problems: DealProblems } {
  const isRecurring = draft.billing !== 'one_off';
  const parsed = {
    name: parseName(draft.name),
    amount: parseMoney(draft.amount),
    currency: parseCurrency(draft.currency),
    term: isRecurring ? parseTerm(draft.term) : { value: null },
    closeOn: parseDay(draft.closeOn),
  } as const;
  const { name, amount, currency, term, closeOn } = parsed;
  if (
    'problem' in name ||
    'problem' in amount ||
    'problem' in currency ||
    'problem' in term ||
    'problem' in closeOn
  ) {
    const problems: Partial<Record<keyof DealDraft, DealProblem>> = {};
    for (const field of ['name', 'amount', 'currency', 'term', 'closeOn'] as const) {
      const one = parsed[field];
      if ('problem' in one) problems[field] = one.problem;
    }
    return { problems };
  }
  return {
    values: {
      name: name.value,
      companyName: orNull(draft.company),
      amount: amount.value,
      currency: currency.value,
      billing: draft.billing,
      termMonths: term.value,
      expectedCloseOn: closeOn.value,
      needs: orNull(draft.needs),
    },
  };
}

/** The name follows the company until the rep gives it one of its own. */
export function withCompany(draft: DealDraft, company: string): DealDraft {
  const isNameOwn = draft.name.trim() !== '' && draft.name.trim() !== draft.company.trim();
  return { ...draft, company, name: isNameOwn ? draft.name : company };
}
