import { i18n } from '#i18n';
import type { Channel } from '../../lib/model/prospect.ts';
import { toGivenName } from '../../lib/outreach/given-name.ts';
import { type MergeField, type MergeValues, mergeFields } from '../../lib/outreach/merge.ts';
import { toMoneyText } from '../money-text.ts';
import { pageLocale } from '../ui/locale.ts';
import { startOfDay } from '../ui/moment.ts';
import type { MessageFacts } from './message-facts.ts';

const dayMs = 86_400_000;

/** A day inside a sentence: `yesterday`, `3 days ago`, `on 3 November`. */
function toDayWords(instant: string, { now }: { readonly now: number }): string {
  const locale = pageLocale();
  const [at, today] = [new Date(instant), new Date(now)];
  // Rounded, because a day of a clock change has 23 or 25 hours.
  const days = Math.round((startOfDay(at) - startOfDay(today)) / dayMs);
  if (days > -7) {
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
      Math.min(days, 0),
      'day',
    );
  }
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    ...(at.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' }),
  }).format(at);
  return i18n.t('template.onDay', [day]);
}

/** A channel inside a sentence: `our last call`. */
function channelWords(channel: Channel): string {
  return i18n.t(`template.channelWords.${channel}`);
}

/** What the merge fields of a template stand for. A value that is not known is left out. */
export function toMergeValues(facts: MessageFacts, { now }: { readonly now: number }): MergeValues {
  const { prospect, company, deal, stage, stakeholder, touchpoints, nextTask, myName } = facts;
  const [last] = touchpoints;
  const values: Partial<Record<MergeField, string | null | undefined>> = {
    first_name: toGivenName(prospect.full_name),
    full_name: prospect.full_name,
    title: prospect.title,
    company: company?.name,
    my_name: myName,
    last_touch: last && toDayWords(last.occurred_at, { now }),
    last_channel: last && channelWords(last.channel),
    need: stakeholder?.needs ?? deal?.needs,
    deal: deal?.name,
    stage: stage?.name,
    quote_amount:
      deal?.quote_amount &&
      toMoneyText(deal.quote_amount, { currency: deal.currency, locale: pageLocale() ?? 'en' }),
    next_step: nextTask?.title,
  };
  return Object.fromEntries(
    mergeFields.flatMap((field) => {
      const value = values[field]?.trim();
      return value ? [[field, value]] : [];
    }),
  );
}

/** The person of the example beside a template that is being written. */
export function exampleValues(): MergeValues {
  return Object.fromEntries(
    mergeFields.map((field) => [field, i18n.t(`template.example.${field}`)]),
  );
}

export function fieldName(field: MergeField): string {
  return i18n.t(`template.field.${field}`);
}

/** What stands in a text where a value is not known, to be written over. */
export function gapText(field: MergeField): string {
  return `[${fieldName(field)}]`;
}

/** What a template says by itself where a value is not known. */
export function fallbackText(field: MergeField): string {
  return i18n.t(`template.fallback.${field}`);
}
