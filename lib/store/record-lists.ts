import { reportBug } from '../platform/log.ts';
import type { ColumnSpec } from './list-columns.ts';
import type { ListTable } from './list-names.ts';
import { loadParts, type Parts } from './list-parts.ts';
import { findPlaces, nameOf, specOf, warmLines } from './list-sheet.ts';
import { toTextKey } from './list-text.ts';
import type { MirrorRows } from './mirror-rows.ts';
import type { Mirrors } from './mirrors.ts';
import { loadReps } from './report-facts.ts';

/** Lists of all prospects, companies and deals, with columns, filters and any order. Worked out in the dashboard's worker. */

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
  /** Without a day on which they are expected to close. */
  readonly isUndated?: true;
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
  | {
      readonly kind: 'score';
      readonly score: number | null;
      readonly grade: string | null;
      /** How much of what fit asks for is known, 0–100. */
      readonly known: number | null;
    }
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

const noCell: Cell = { kind: 'text', text: null };

function toListRow<Row extends MirrorRows[ListTable]>(
  row: Row,
  of: {
    readonly specs: readonly (ColumnSpec<Row> | undefined)[];
    readonly parts: Parts;
    readonly now: number;
  },
): ListRow {
  const cells = of.specs.map((spec) => spec?.cell(row, of.parts, of.now) ?? noCell);
  return { id: row.id, name: nameOf(row), cells };
}

/** Rows of a query from a place on, with the cells of its columns; a column that is not known is empty. */
export async function listRecords(
  mirrors: Mirrors,
  of: {
    readonly query: ListQuery;
    readonly from: number;
    readonly count: number;
    readonly now: number;
  },
): Promise<ListAnswer> {
  const { query, from, count, now } = of;
  const { rows, parts, places } = await findPlaces(mirrors, { query, now });
  warmLines(mirrors, query.table).catch((error: unknown) => reportBug('list lines', error));
  const specs = query.columns.map((column) => specOf(query.table, column));
  const shown = places.slice(from, from + count).flatMap((place): ListRow[] => {
    const row = rows[place];
    return row ? [toListRow(row, { specs, parts, now })] : [];
  });
  return { total: places.length, allCount: rows.length, from, rows: shown };
}

/** Rows by their ids, in that order; those that are gone are left out. */
export async function listRecordsOf(
  mirrors: Mirrors,
  of: {
    readonly table: ListTable;
    readonly ids: readonly string[];
    readonly columns: readonly string[];
    readonly now: number;
  },
): Promise<readonly ListRow[]> {
  const { table, ids, columns, now } = of;
  const specs = columns.map((column) => specOf(table, column));
  const names = new Set(specs.flatMap((spec) => spec?.needs ?? []));
  const [rows, parts] = await Promise.all([
    mirrors.rows(table),
    loadParts(mirrors, { names, now }),
  ]);
  return ids.flatMap((id): ListRow[] => {
    const row = rows.get(id);
    return row ? [toListRow(row, { specs, parts, now })] : [];
  });
}

/** Ids of all that fit, in their order: for "select all" and for CSV. */
export async function listRecordIds(
  mirrors: Mirrors,
  of: { readonly query: ListQuery; readonly now: number },
): Promise<readonly string[]> {
  const { rows, places } = await findPlaces(mirrors, {
    ...of,
    query: { ...of.query, columns: [] },
  });
  return places.flatMap((place) => rows[place]?.id ?? []);
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

export async function loadListChoices(mirrors: Mirrors, table: ListTable): Promise<ListChoices> {
  const names = new Set(['stages', 'currency'] as const);
  const [{ stages, currency }, reps, tags] = await Promise.all([
    loadParts(mirrors, { names, now: 0 }),
    loadReps(mirrors),
    loadTags(mirrors, table),
  ]);
  return {
    reps,
    tags,
    stages: Array.from(stages, ([id, { name, kind }]) => ({ id, name, kind })),
    currency: currency.code,
  };
}

async function loadTags(mirrors: Mirrors, table: ListTable): Promise<readonly string[]> {
  if (table === 'deals') return [];
  return mirrors.memo(`list:tags:${table}`, [table], async () => {
    const tags = new Set<string>();
    for (const row of (await mirrors.rows(table)).values()) {
      for (const tag of row.tags) tags.add(tag);
    }
    return [...tags].sort(byText);
  });
}

function byText(one: string, other: string): number {
  const [oneKey, otherKey] = [toTextKey(one) ?? '', toTextKey(other) ?? ''];
  return oneKey < otherKey ? -1 : Number(oneKey > otherKey);
}
