import { i18n } from '#i18n';
import type { Billing, Deal } from '../../lib/model/deal.ts';
import { annualValue, totalValue } from '../../lib/model/money.ts';
import { toMoneyText, toShortMoneyText } from '../money-text.ts';
import { toDayText } from '../ui/moment.ts';
import type { DealProblem } from './deal-draft.ts';

/** Words of deals in the language of the interface. */

export function moneyText(amount: string, currency: string | null): string {
  return toMoneyText(amount, { currency, locale: i18n.t('app.language') });
}

export function shortMoneyText(amount: string, currency: string | null): string {
  return toShortMoneyText(amount, { currency, locale: i18n.t('app.language') });
}

/** `YYYY-MM-DD`, which is a day and no instant: the same in every time zone. */
export function dayWords(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return toDayText(new Date(year, month - 1, date), {
    now: new Date(),
    locale: i18n.t('app.language'),
  });
}

/** The day of an instant on the rep's own clock. */
export function instantDayWords(instant: string): string {
  return toDayText(new Date(instant), { now: new Date(), locale: i18n.t('app.language') });
}

export function problemText(problem: DealProblem | undefined): string | undefined {
  return problem && i18n.t(`deal.problem.${problem}`);
}

export function billingLabel(billing: Billing): string {
  return i18n.t(`deal.billing.${billing}`);
}

export function outcomeLabel(outcome: Exclude<Deal['outcome'], 'open'>): string {
  return i18n.t(`deal.outcome.${outcome}`);
}

type Value = Pick<Deal, 'amount' | 'billing' | 'term_months' | 'currency'>;

/** A year's value, and the whole one where it is another: `$48,000 a year · $96,000 in 24 months`. */
export function valueWords(deal: Value): string | undefined {
  const annual = annualValue(deal);
  const total = totalValue(deal);
  if (annual === null || total === null) return undefined;
  if (deal.billing === 'one_off') return i18n.t('deal.once', [moneyText(total, deal.currency)]);
  const aYear = i18n.t('deal.perYear', [moneyText(annual, deal.currency)]);
  if (deal.term_months === null) return aYear;
  const inTerm = i18n.t('deal.inTerm', deal.term_months, [
    String(deal.term_months),
    moneyText(total, deal.currency),
  ]);
  return `${aYear} · ${inTerm}`;
}
