import { i18n } from '#i18n';
import { ruleIds } from '../../lib/actions/facts.ts';
import type { Deal } from '../../lib/model/deal.ts';
import { prospectStatuses } from '../../lib/model/prospect.ts';
import { departments, seniorities } from '../../lib/model/scoring.ts';
import type { ListTable } from '../../lib/store/list-names.ts';
import type { Cell } from '../../lib/store/record-lists.ts';
import { dayWords, moneyText, outcomeLabel } from '../deal/deal-words.ts';
import { toDueText } from '../pipeline/due.ts';
import { departmentLabel, seniorityLabel } from '../score/score-words.ts';
import { numberText } from '../ui/locale.ts';
import { dayText, statusLabel } from '../words.ts';

const columnKeys = {
  name: 'fields.name',
  title: 'fields.title',
  company: 'fields.company_id',
  status: 'fields.status',
  score: 'lists.columns.score',
  grade: 'lists.columns.grade',
  owner: 'fields.owner_id',
  tags: 'fields.tags',
  email: 'fields.emails',
  phone: 'fields.phones',
  location: 'fields.location',
  seniority: 'fields.seniority',
  department: 'fields.department',
  lastTouch: 'lists.columns.lastTouch',
  next: 'next.title',
  deals: 'deal.many',
  entered: 'lists.columns.entered',
  updated: 'lists.columns.updated',
  industry: 'fields.industry',
  size: 'fields.size',
  domain: 'fields.domain',
  people: 'company.people',
  openDeals: 'lists.columns.openDeals',
  openValue: 'lists.columns.openValue',
  wonValue: 'lists.columns.wonValue',
  stage: 'fields.stage_id',
  value: 'lists.columns.value',
  weighted: 'deal.weighted',
  odds: 'deal.odds',
  expectedClose: 'fields.expected_close_on',
  daysInStage: 'lists.columns.daysInStage',
  outcome: 'fields.outcome',
  closed: 'lists.columns.closed',
} as const;

export function columnLabel(column: string): string {
  const key = columnKeys[column as keyof typeof columnKeys] as
    | (typeof columnKeys)[keyof typeof columnKeys]
    | undefined;
  return key === undefined ? column : i18n.t(key);
}

const tableKeys = {
  prospects: 'dashboard.prospects',
  companies: 'dashboard.companies',
  deals: 'dashboard.deals',
} as const;

export function tableLabel(table: ListTable): string {
  return i18n.t(tableKeys[table]);
}

export function dealOutcomeLabel(outcome: Deal['outcome']): string {
  return outcome === 'open' ? i18n.t('lists.open') : outcomeLabel(outcome);
}

function findIn<Value extends string>(values: readonly Value[], word: string): Value | undefined {
  return values.find((value) => value === word);
}

/** A word that the store keeps, in the rep's language; as it is where it is none of the known ones. */
function wordText({ of, word }: Extract<Cell, { readonly kind: 'word' }>): string {
  if (word === null) return '';
  if (of === 'status') {
    const status = findIn(prospectStatuses, word);
    if (status) return statusLabel(status);
  }
  if (of === 'outcome') {
    const outcome = findIn(['open', 'won', 'lost'], word);
    if (outcome) return dealOutcomeLabel(outcome);
  }
  if (of === 'seniority') {
    const seniority = findIn(seniorities, word);
    if (seniority) return seniorityLabel(seniority);
  }
  if (of === 'department') {
    const department = findIn(departments, word);
    if (department) return departmentLabel(department);
  }
  return word;
}

/** What a rule asks for, in few words; what the rep wrote as they wrote it. */
export function nextText({ rule, title }: Extract<Cell, { readonly kind: 'next' }>): string {
  if (title !== null) return title;
  const known = rule === null ? undefined : findIn(ruleIds, rule);
  return known ? i18n.t(`lists.rules.${known}`) : '';
}

export function nextDue(
  { dueAt }: Extract<Cell, { readonly kind: 'next' }>,
  now: number,
): ReturnType<typeof toDueText> {
  return toDueText({ due_at: dueAt, snoozed_until: null }, now);
}

/** A cell as one line, for its title and where nothing but text can stand. */
export function cellText(cell: Cell, now: number): string {
  switch (cell.kind) {
    case 'text':
      return cell.text ?? '';
    case 'money':
      return cell.amount === null ? '' : moneyText(cell.amount, cell.currency);
    case 'time':
      return cell.at === null ? '' : dayText(new Date(cell.at).toISOString());
    case 'day':
      return cell.day === null ? '' : dayWords(cell.day);
    case 'number':
      return cell.value === null ? '' : numberText(cell.value);
    case 'percent':
      return cell.value === null ? '' : i18n.t('deal.percent', [numberText(cell.value)]);
    case 'tags':
      return cell.tags.join(', ');
    case 'word':
      return wordText(cell);
    case 'score':
      return cell.score === null ? '' : numberText(cell.score);
    case 'next':
      return [nextText(cell), nextDue(cell, now)?.text].filter(Boolean).join(', ');
  }
}
