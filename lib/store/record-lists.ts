import type { Mirrors } from './mirrors.ts';

/** Lists of all prospects, companies and deals, with columns, filters and any order. Worked out in the dashboard's worker. */

export const listTables = ['prospects', 'companies', 'deals'] as const;
export type ListTable = (typeof listTables)[number];

export const listColumns = {
  prospects: [
    'name',
    'title',
    'company',
    'status',
    'score',
    'grade',
    'owner',
    'tags',
    'email',
    'phone',
    'location',
    'seniority',
    'department',
    'lastTouch',
    'next',
    'deals',
    'entered',
    'updated',
  ],
  companies: [
    'name',
    'industry',
    'size',
    'location',
    'domain',
    'tags',
    'people',
    'openDeals',
    'openValue',
    'wonValue',
    'lastTouch',
    'entered',
    'updated',
  ],
  deals: [
    'name',
    'company',
    'stage',
    'value',
    'weighted',
    'odds',
    'owner',
    'score',
    'people',
    'expectedClose',
    'daysInStage',
    'next',
    'outcome',
    'closed',
    'entered',
    'updated',
  ],
} as const satisfies Record<ListTable, readonly string[]>;
export type ListColumn<Table extends ListTable = ListTable> = (typeof listColumns)[Table][number];

/** All that are set must hold. */
export interface ListFilter {
  /** Each word stands somewhere in the row's texts; letters without marks find those with. */
  readonly text?: string;
  /** `none` for nobody's. */
  readonly ownerId?: string;
  readonly status?: string;
  readonly tag?: string;
  readonly companyId?: string;
  readonly stageId?: string;
  readonly outcome?: 'open' | 'won' | 'lost';
  readonly minScore?: number;
  readonly isStalled?: true;
  readonly closesFrom?: string;
  readonly closesUntil?: string;
  /** These rows alone: what a number of a report rests on. */
  readonly ids?: readonly string[];
}

export interface ListQuery {
  readonly table: ListTable;
  readonly filter: ListFilter;
  readonly order: { readonly column: string; readonly isDescending: boolean };
  readonly columns: readonly string[];
}

/** A cell as the view words it: text, money as decimal text, times in milliseconds, days, numbers, lists. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string | null }
  | { readonly kind: 'money'; readonly amount: string | null; readonly currency: string | null }
  | { readonly kind: 'time'; readonly at: number | null }
  | { readonly kind: 'day'; readonly day: string | null }
  | { readonly kind: 'number'; readonly value: number | null }
  | { readonly kind: 'percent'; readonly value: number | null }
  | { readonly kind: 'tags'; readonly tags: readonly string[] }
  /** Worded by the view: a status, an outcome, a seniority. */
  | { readonly kind: 'word'; readonly of: string; readonly word: string | null }
  | { readonly kind: 'score'; readonly score: number | null; readonly grade: string | null }
  | {
      readonly kind: 'next';
      readonly rule: string | null;
      readonly title: string | null;
      readonly dueAt: string | null;
    };

export interface ListRow {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly Cell[];
}

export interface ListAnswer {
  readonly total: number;
  /** Of the table, without the filter. */
  readonly allCount: number;
  readonly from: number;
  readonly rows: readonly ListRow[];
}

export function listRecords(
  _mirrors: Mirrors,
  _of: {
    readonly query: ListQuery;
    readonly from: number;
    readonly count: number;
    readonly now: number;
  },
): Promise<ListAnswer> {
  throw new Error('not here yet');
}

/** Ids of all that fit, in their order: for "select all" and for CSV. */
export function listRecordIds(
  _mirrors: Mirrors,
  _of: { readonly query: ListQuery; readonly now: number },
): Promise<readonly string[]> {
  throw new Error('not here yet');
}

/** What can be filtered by: owners, tags, stages, companies by name are asked as one types. */
export interface ListChoices {
  readonly reps: readonly { readonly id: string; readonly name: string }[];
  readonly tags: readonly string[];
  readonly stages: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: 'open' | 'won' | 'lost';
  }[];
  readonly currency: string;
}

export function loadListChoices(_mirrors: Mirrors, _table: ListTable): Promise<ListChoices> {
  throw new Error('not here yet');
}
