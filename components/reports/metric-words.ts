import { i18n } from '#i18n';
import type { Caveat, Figure, MetricId, Part, PartName } from '../../lib/reports/metrics.ts';
import { numberText } from '../ui/locale.ts';
import { quantityOrDash, quantityText } from './quantity-text.ts';

export function metricTitle(id: MetricId): string {
  return i18n.t(`metrics.title.${id}`);
}

export function metricMeaning(id: MetricId): string {
  return i18n.t(`metrics.meaning.${id}`);
}

function partLabel(name: PartName): string {
  return i18n.t(`metrics.part.${name}`);
}

/** Numbers of a formula, in the order of its text. */
const formulaParts: Readonly<Record<MetricId, readonly PartName[]>> = {
  newProspects: ['prospects', 'reps'],
  prospectConversion: ['converted', 'entered'],
  dealConversion: ['won', 'created'],
  winRate: ['won', 'lost'],
  wonValue: ['won'],
  annualContractValue: ['wonValue', 'valued'],
  lifetimeValue: ['customerValue', 'margin', 'lifetime'],
  cycleWon: ['won'],
  cycleLost: ['lost'],
  velocity: ['open', 'meanWon', 'winRate', 'meanCycle'],
  coverage: ['openValue', 'target', 'wonValue'],
  dealsClosed: ['won', 'lost'],
  calls: ['calls', 'days'],
  meetings: ['meetings', 'days'],
  replyRate: ['answered', 'asked'],
};

/** `6 ÷ (6 + 4)`; undefined where the figure does not have these numbers. */
export function formulaText({ id, parts }: Figure, currency: string): string | undefined {
  const found = formulaParts[id].map((name) => parts.find((part) => part.name === name));
  const texts = found.flatMap((part) => (part ? [quantityOrDash(part.quantity, currency)] : []));
  if (texts.length < found.length) return undefined;
  const [first = '', second = '', third = '', fourth = ''] = texts;
  switch (id) {
    case 'newProspects':
      return i18n.t('metrics.formula.newProspects', Number(found[1]?.quantity.value ?? 0), [
        first,
        second,
      ]);
    case 'wonValue':
    case 'cycleWon':
    case 'cycleLost':
      return i18n.t(`metrics.formula.${id}`, Number(found[0]?.quantity.value ?? 0), [first]);
    case 'lifetimeValue':
    case 'coverage':
      return i18n.t(`metrics.formula.${id}`, [first, second, third]);
    case 'velocity':
      return i18n.t('metrics.formula.velocity', [first, second, third, fourth]);
    default:
      return i18n.t(`metrics.formula.${id}`, [first, second]);
  }
}

/** Each says something only where the other is there as well. */
const pairs: readonly (readonly PartName[])[] = [
  ['recurring', 'oneOff'],
  ['meanRecurring', 'meanOneOff'],
];
/** None of them goes without saying. */
const isSilentAtZero: ReadonlySet<PartName> = new Set([
  'lost',
  'open',
  'planned',
  'recurring',
  'oneOff',
]);

function saysMore({ name, quantity }: Part): boolean {
  return quantity.value !== null && !(isSilentAtZero.has(name) && Number(quantity.value) === 0);
}

/** What belongs beside a number: `median $41,000`. */
export function besideTexts({ beside, parts }: Figure, currency: string): readonly string[] {
  // A mean of one rep is that rep's number.
  if (parts.some(({ name, quantity }) => name === 'reps' && Number(quantity.value) < 2)) return [];
  return beside.filter(saysMore).flatMap(({ name, quantity }, _, said) => {
    const pair = pairs.find((names) => names.includes(name));
    if (pair?.some((other) => !said.some((part) => part.name === other))) return [];
    const text = quantityText(quantity, currency);
    return text === undefined ? [] : [`${partLabel(name)} ${text}`];
  });
}

/** What must be said with a number; a period that runs is named above all of them. */
export function caveatText({ kind, count = 0 }: Caveat): string | undefined {
  switch (kind) {
    case 'openCohort':
    case 'unvalued':
    case 'skippedStages':
    case 'noCloseDay':
    case 'undated':
    case 'untargeted':
    case 'nobodys':
    case 'reopened':
      return i18n.t(`metrics.caveat.${kind}`, count, [numberText(count)]);
    case 'runningPeriod':
      return undefined;
    default:
      return i18n.t(`metrics.caveat.${kind}`);
  }
}

const rowParts = [
  'prospects',
  'converted',
  'entered',
  'won',
  'lost',
  'created',
  'open',
  'unvalued',
  'valued',
  'running',
  'ended',
  'renewals',
  'reopened',
  'calls',
  'meetings',
  'planned',
  'answered',
  'asked',
] as const;

/** What the rows of a part are called. */
export function rowsLabel(part: string): string {
  const known = rowParts.find((name) => name === part);
  return known ? i18n.t(`metrics.rows.${known}`) : part;
}
