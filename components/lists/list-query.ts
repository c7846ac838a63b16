import type { Day, PeriodCalendar } from '../../lib/reports/periods.ts';
import { type ListTable, listColumns } from '../../lib/store/list-names.ts';
import type { ListFilter, ListQuery } from '../../lib/store/record-lists.ts';

export const closesPresets = [
  'overdue',
  'thisMonth',
  'thisQuarter',
  'nextQuarter',
  'none',
] as const;
export type ClosesPreset = (typeof closesPresets)[number];

/**
 * When a deal is expected to close: a span that moves with the calendar, two days, both among them, or `none`: nobody has
 * said when.
 */
export type Closes = ClosesPreset | { readonly from: Day | null; readonly until: Day | null };

/** What a list shows. Unlike the query that the worker is asked, it names no day where a span moves with the calendar. */
export interface ListState extends Pick<ListQuery, 'table' | 'order' | 'columns'> {
  readonly filter: Omit<ListFilter, 'closesFrom' | 'closesUntil' | 'isUndated'>;
  readonly closes: Closes | null;
}

/** Changes what a list shows, from what it shows by then. */
export type ChangeState = (to: (now: ListState) => ListState) => void;

const defaultColumns: Readonly<Record<ListTable, readonly string[]>> = {
  prospects: ['name', 'title', 'company', 'status', 'score', 'owner', 'lastTouch', 'next'],
  companies: [
    'name',
    'industry',
    'size',
    'location',
    'people',
    'openDeals',
    'openValue',
    'wonValue',
    'lastTouch',
  ],
  deals: [
    'name',
    'company',
    'stage',
    'value',
    'weighted',
    'owner',
    'expectedClose',
    'daysInStage',
    'next',
  ],
};

const defaultOrder: Readonly<Record<ListTable, ListQuery['order']>> = {
  prospects: { column: 'score', isDescending: true },
  companies: { column: 'openValue', isDescending: true },
  deals: { column: 'weighted', isDescending: true },
};

const defaultFilter: Readonly<Record<ListTable, ListState['filter']>> = {
  prospects: {},
  companies: {},
  deals: { outcome: 'open' },
};

/** Columns that are asked for their first letters; the others for their largest, latest or best. */
const textColumns: ReadonlySet<string> = new Set([
  'name',
  'title',
  'company',
  'status',
  'grade',
  'owner',
  'tags',
  'email',
  'phone',
  'location',
  'seniority',
  'department',
  'industry',
  'domain',
  'stage',
  'outcome',
  'next',
  'expectedClose',
]);

export function toDefaultState(table: ListTable): ListState {
  return {
    table,
    filter: defaultFilter[table],
    closes: null,
    order: defaultOrder[table],
    columns: defaultColumns[table],
  };
}

/** A filter that comes from elsewhere, in the list's own terms. */
export function withFilter(state: ListState, asked: ListFilter): ListState {
  const { closesFrom, closesUntil, isUndated, ...filter } = asked;
  if (isUndated) return { ...state, filter, closes: 'none' };
  const hasDays = closesFrom !== undefined || closesUntil !== undefined;
  const closes = hasDays ? { from: closesFrom ?? null, until: closesUntil ?? null } : null;
  return { ...state, filter, closes };
}

/** Sets a part of the filter; `undefined` takes it away. */
export function changeFilter<Part extends keyof ListState['filter']>(
  state: ListState,
  part: Part,
  value: ListState['filter'][Part] | undefined,
): ListState {
  const { [part]: _, ...others } = state.filter;
  return { ...state, filter: value === undefined ? others : { ...others, [part]: value } };
}

export function isFiltered({ filter, closes }: ListState): boolean {
  return closes !== null || Object.keys(filter).length > 0;
}

/** A head that is pressed: it leads the order, and pressed again turns it round. */
export function toggleOrder(state: ListState, column: string): ListState {
  const isLeading = state.order.column === column;
  const isDescending = isLeading ? !state.order.isDescending : !textColumns.has(column);
  return { ...state, order: { column, isDescending } };
}

/** Shows a column as the last one, or takes it away; the name stays. */
export function toggleColumn(state: ListState, column: string): ListState {
  if (column === 'name') return state;
  const { columns } = state;
  const next = columns.includes(column)
    ? columns.filter((one) => one !== column)
    : [...columns, column];
  return { ...state, columns: next };
}

/** Moves a column one place; the name stays the first. */
export function moveColumn(state: ListState, column: string, step: 1 | -1): ListState {
  const from = state.columns.indexOf(column);
  const to = from + step;
  if (from < 1 || to < 1 || to >= state.columns.length) return state;
  const columns = state.columns.toSpliced(from, 1).toSpliced(to, 0, column);
  return { ...state, columns };
}

/** Days of a span, both among them; `null` where it is open. */
function toCloseDays(
  closes: Exclude<Closes, 'none'>,
  { periods, now }: { readonly periods: PeriodCalendar; readonly now: number },
): { readonly from: Day | null; readonly until: Day | null } {
  if (typeof closes === 'object') return closes;
  if (closes === 'overdue') {
    return { from: null, until: periods.dayOf(periods.startOf(periods.dayOf(now)) - 1) };
  }
  const running = periods.at(now, closes === 'thisMonth' ? 'month' : 'quarter');
  const period = closes === 'nextQuarter' ? periods.shift(running, 1) : running;
  return { from: period.from, until: periods.dayOf(period.untilMs - 1) };
}

/** What the worker is asked: with the days of now. A deal is overdue, or lacks a day, while it is open. */
export function toListQuery(
  { table, filter, closes, order, columns }: ListState,
  at: { readonly periods: PeriodCalendar; readonly now: number },
): ListQuery {
  if (closes === null) return { table, filter, order, columns };
  const isOfOpen = closes === 'overdue' || closes === 'none';
  const asked: ListFilter =
    isOfOpen && filter.outcome === undefined ? { ...filter, outcome: 'open' } : filter;
  if (closes === 'none') return { table, order, columns, filter: { ...asked, isUndated: true } };
  const { from, until } = toCloseDays(closes, at);
  return {
    table,
    order,
    columns,
    filter: {
      ...asked,
      ...(from === null ? {} : { closesFrom: from }),
      ...(until === null ? {} : { closesUntil: until }),
    },
  };
}

const maxTextLength = 200;
const dayShape = /^\d{4}-\d{2}-\d{2}$/;

function toClosesText(closes: Closes): string {
  return typeof closes === 'string' ? closes : `${closes.from ?? ''}..${closes.until ?? ''}`;
}

function parseCloses(text: string | null): Closes | null {
  const preset = closesPresets.find((one) => one === text);
  if (preset) return preset;
  const [from, until] = text?.split('..') ?? [];
  const toDay = (day: string | undefined) => (day && dayShape.test(day) ? day : null);
  const days = { from: toDay(from), until: toDay(until) };
  return days.from === null && days.until === null ? null : days;
}

/** As text for a saved view. The rows behind a number of a report are not in it: they are of one moment. */
export function toQueryText({ filter, closes, order, columns }: ListState): string {
  const parts = new URLSearchParams();
  const put = (name: string, value: string | number | undefined) => {
    if (value !== undefined) parts.set(name, String(value));
  };
  put('text', filter.text?.slice(0, maxTextLength));
  put('owner', filter.ownerId);
  put('status', filter.status);
  put('tag', filter.tag);
  put('company', filter.companyId);
  put('stage', filter.stageId);
  put('outcome', filter.outcome);
  put('score', filter.minScore);
  put('stalled', filter.isStalled && 1);
  put('closes', closes === null ? undefined : toClosesText(closes));
  put('sort', `${order.isDescending ? '-' : ''}${order.column}`);
  put('columns', columns.join(','));
  return parts.toString();
}

function parseFilter(parts: URLSearchParams): ListState['filter'] {
  const outcome = (['open', 'won', 'lost'] as const).find((one) => one === parts.get('outcome'));
  const minScore = Number(parts.get('score') ?? Number.NaN);
  const texts = Object.entries({
    text: parts.get('text'),
    ownerId: parts.get('owner'),
    status: parts.get('status'),
    tag: parts.get('tag'),
    companyId: parts.get('company'),
    stageId: parts.get('stage'),
  }).filter(([, value]) => value);
  return {
    ...(Object.fromEntries(texts) as ListState['filter']),
    ...(outcome ? { outcome } : {}),
    ...(Number.isFinite(minScore) ? { minScore } : {}),
    ...(parts.get('stalled') === '1' ? { isStalled: true as const } : {}),
  };
}

/** Reads what `toQueryText` wrote; what this version does not know is left out, and what is missing of order and columns is as at first. */
export function parseQueryText(table: ListTable, text: string): ListState {
  const parts = new URLSearchParams(text);
  const first = toDefaultState(table);
  const known: readonly string[] = listColumns[table];
  const sort = parts.get('sort') ?? '';
  const column = sort.replace(/^-/, '');
  const asked = new Set(
    (parts.get('columns') ?? '').split(',').filter((one) => known.includes(one)),
  );
  asked.delete('name');
  return {
    table,
    filter: parseFilter(parts),
    closes: parseCloses(parts.get('closes')),
    order: known.includes(column) ? { column, isDescending: sort.startsWith('-') } : first.order,
    columns: parts.has('columns') ? ['name', ...asked] : first.columns,
  };
}
