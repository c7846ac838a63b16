import { i18n } from '#i18n';
import type { Confidence, FieldName, FieldValue } from '../lib/model/extraction.ts';
import type { FailureCode } from '../lib/model/failure.ts';
import type { Channel, ProspectStatus } from '../lib/model/prospect.ts';
import { numberText, pageLocale } from './ui/locale.ts';
import { toDayText } from './ui/moment.ts';

/** Fields that have a label: what a page gives, and what only a rep sets. */
export type LabelledField =
  | FieldName
  | 'company_id'
  | 'status'
  | 'tags'
  | 'owner_id'
  | 'size'
  | 'domain'
  | 'preferred_channel'
  | 'seniority'
  | 'department'
  | (typeof laterColumns)[number];

export function fieldLabel(field: LabelledField): string {
  return i18n.t(`fields.${field}`);
}

export function statusLabel(status: ProspectStatus): string {
  return i18n.t(`prospectStatus.${status}`);
}

export function sureLabel(confidence: Confidence): string {
  return i18n.t(`sure.${confidence}`);
}

export function channelLabel(channel: Channel): string {
  return i18n.t(`channels.${channel}`);
}

/** What happened, and what to do. */
export function failureText(
  code: FailureCode,
  detail?: string,
): { readonly what: string; readonly todo: string } {
  return {
    what: i18n.t(`failure.${code}`),
    todo:
      code === 'invalid_input'
        ? i18n.t('failure.invalid_input_hint', [detail ?? ''])
        : i18n.t(`failure.${code}_hint`),
  };
}

/** The day in the language of the texts, with its year where it is another one. */
export function dayText(instant: string): string {
  const locale = pageLocale();
  return toDayText(new Date(instant), {
    now: new Date(),
    ...(locale === undefined ? {} : { locale }),
  });
}

/** The clock time today, else the day. */
export function momentText(instant: string, now: number): string {
  const date = new Date(instant);
  const isToday = date.toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(
    pageLocale(),
    isToday ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' },
  ).format(date);
}

/** A number of employees, or a range of it: `420`, `51–200`, `10,001+`. */
export function sizeText(min: number | null, max: number | null): string | undefined {
  if (min !== null && min === max) {
    return i18n.t('company.employees', min, [numberText(min)]);
  }
  if (min !== null && max !== null) {
    return i18n.t('company.sizeRange', [numberText(min), numberText(max)]);
  }
  if (min !== null) return i18n.t('company.sizeFrom', [numberText(min)]);
  return undefined;
}

/** A field's value as one line. */
export function fieldValueText(value: FieldValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  return value.join(', ');
}

/** Columns of the other tables that a rep fills in. */
const laterColumns = [
  'body',
  'pinned',
  'due_at',
  'done_at',
  'snoozed_until',
  'channel',
  'do_not_contact',
  'prospect_id',
  'deal_id',
  'prospect_ids',
  'stage_id',
  'amount',
  'currency',
  'billing',
  'term_months',
  'expected_close_on',
  'quote_amount',
  'quoted_at',
  'quote_url',
  'checked_criteria',
  'renews_deal_id',
  'outcome',
  'lost_reason',
  'needs',
  'roles',
  'stance',
  'influence',
  'subject',
  'occurred_at',
  'cadence_id',
  'started_at',
  'paused_at',
  'stopped_reason',
  'kind',
  'probability',
  'exit_criteria',
  'direction',
  'snippet',
  'mentions',
  'reason',
  'value',
  'role',
] as const;

const columns = [
  'full_name',
  'name',
  'headline',
  'title',
  'company_id',
  'location',
  'linkedin_slug',
  'linkedin_id',
  'about',
  'emails',
  'phones',
  'websites',
  'website',
  'industry',
  'size_min',
  'size_max',
  'status',
  'tags',
  'owner_id',
  'preferred_channel',
  'domain',
  'seniority',
  'department',
  ...laterColumns,
] as const satisfies readonly LabelledField[];

/** The label of a stored column; `undefined` for those that a rep does not know by name. */
export function columnLabel(column: string): string | undefined {
  const known = columns.find((name) => name === column);
  return known && fieldLabel(known);
}

const commandWords = {
  'clip/save': 'history.clip',
  'prospect/add': 'history.add',
  'company/add': 'history.add',
  'deal/add': 'history.add',
  'deal/renew': 'history.add',
  'prospect/edit': 'history.edit',
  'company/edit': 'history.edit',
  'deal/edit': 'history.edit',
  'deal/check': 'history.edit',
  'deal/move': 'history.move',
  'prospect/delete': 'history.delete',
  'company/delete': 'history.delete',
  'deal/delete': 'history.delete',
  'mail/rep': 'history.mail',
  'mail/sent': 'history.mail',
  'mail/seen': 'history.mail',
  'mail/deal': 'history.edit',
  'mail/undo-send': 'history.delete',
  'mail/drop': 'history.delete',
  'issue/reapply': 'history.reapply',
  undo: 'history.undo',
} as const;

/** What a command did, in a word. */
export function commandLabel(command: string): string {
  const known = Object.entries(commandWords).find(([name]) => name === command);
  return i18n.t(known ? known[1] : 'history.other');
}
