import type { Company } from '../model/company.ts';
import type { Deal } from '../model/deal.ts';
import type { Note } from '../model/engagement.ts';
import { foldText } from '../model/fold.ts';
import type { Prospect } from '../model/prospect.ts';
import { peopleOf } from './lookup.ts';
import type { SearchUpdate, Store } from './store.ts';
import { type AnyRow, rowKey, type SyncedTableName } from './tables.ts';

export type SearchTable = 'prospects' | 'companies' | 'deals' | 'notes';

/**
 * A line is `␊␠name words␠|␠title words␠|␠company words⇥kind+id`, of a note `␊␠|␠words of its text⇥kind+id`. Each word
 * has a space before it, so a word that starts with `x` is the text `␠x`; the id is 22 letters of base64url, which hold
 * neither space nor line break.
 */

const kindByTable: Readonly<Record<SearchTable, string>> = {
  prospects: 'p',
  companies: 'c',
  deals: 'd',
  notes: 'n',
};
const tableByKind = new Map(
  (Object.keys(kindByTable) as SearchTable[]).map((table) => [kindByTable[table], table]),
);
const idLength = 22;

/** How much of a note is searched, in characters from its beginning. */
export const searchedLength = 2_000;

/**
 * Folded text with every character above ASCII as its UTF-8 bytes, one character each. Prefixes stay prefixes, and one
 * Cyrillic name does not make the browser keep, and read, the whole text in two bytes a character.
 */
export function toSearchText(value: string): string {
  const folded = foldText(value);
  if (/^[ -~]*$/.test(folded)) return folded;
  return Array.from(new TextEncoder().encode(folded), (byte) => String.fromCharCode(byte)).join('');
}

export function toProspectLine(row: Prospect, companyName: string | undefined): string {
  const title = toSearchText(row.title ?? row.headline ?? '');
  const company = toSearchText(companyName ?? '');
  return `\n ${toSearchText(row.full_name)} | ${title} | ${company}\t${toRowMark('prospects', row.id)}`;
}

export function toCompanyLine(row: Company): string {
  return `\n ${toSearchText(row.name)}\t${toRowMark('companies', row.id)}`;
}

export function toDealLine(row: Deal, companyName: string | undefined): string {
  const company = toSearchText(companyName ?? '');
  return `\n ${toSearchText(row.name)} | ${company}\t${toRowMark('deals', row.id)}`;
}

/** Each word once: where they stand is looked up in the note itself. */
export function toNoteLine(row: Note): string {
  const words = toSearchText(row.body.slice(0, searchedLength)).split(' ');
  return `\n | ${[...new Set(words)].join(' ')}\t${toRowMark('notes', row.id)}`;
}

/** The letters at the end of a line that name its row: kind and id. */
export const rowMarkLength = idLength + 1;

export function toRowMark(table: SearchTable, id: string): string {
  return kindByTable[table] + packId(id);
}

export function parseRowMark(mark: string): { table: SearchTable; id: string } {
  return { table: tableOf(mark), id: unpackId(mark.slice(1)) };
}

export function tableOf(mark: string): SearchTable {
  return tableByKind.get(mark.charAt(0)) ?? 'prospects';
}

export function parseUpdateKey(key: string): { table: SearchTable; id: string } {
  const [table = '', id = ''] = key.split(':');
  return { table: table in kindByTable ? (table as SearchTable) : 'prospects', id };
}

function packId(uuid: string): string {
  const hex = uuid.replaceAll('-', '');
  let bytes = '';
  for (let at = 0; at < hex.length; at += 2) {
    bytes += String.fromCharCode(Number.parseInt(hex.slice(at, at + 2), 16));
  }
  return btoa(bytes).slice(0, idLength).replaceAll('+', '-').replaceAll('/', '_');
}

function unpackId(packed: string): string {
  const bytes = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  let hex = '';
  for (let at = 0; at < bytes.length; at += 1) {
    hex += bytes.charCodeAt(at).toString(16).padStart(2, '0');
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether a row can be found: neither deleted nor merged away. */
export function isListed(
  row: { readonly deleted_at: string | null; readonly merged_into?: string | null } | undefined,
): boolean {
  return row !== undefined && row.deleted_at === null && (row.merged_into ?? null) === null;
}

const lineFields = [
  'full_name',
  'title',
  'headline',
  'company_id',
  'name',
  'body',
  'deleted_at',
  'merged_into',
] as const;

/** Whether two states of a row are found by the same words. */
export function hasSameLine(one: AnyRow | undefined, other: AnyRow | undefined): boolean {
  if (!one || !other) return one === other;
  const [before, after] = [one, other] as unknown as readonly Record<string, unknown>[];
  return lineFields.every((field) => before?.[field] === after?.[field]);
}

/** Rows that one transaction writes: as they were, and as it leaves them. */
export interface WrittenRows {
  readonly store: Store;
  rows(): Iterable<{
    readonly table: SyncedTableName;
    readonly id: string;
    readonly before: AnyRow | undefined;
    /** `undefined` where the row is taken away. */
    readonly after: AnyRow | undefined;
  }>;
}

interface Written<Row> {
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

interface NewLine {
  readonly line: string | null;
  readonly wasListed: boolean;
}

function toNewLine<Row extends AnyRow>(
  { before, after }: Written<Row>,
  toLine: (row: Row) => string,
): NewLine {
  return { line: after && isListed(after) ? toLine(after) : null, wasListed: isListed(before) };
}

/** Lines of the rows that were changed; a company that got another name renews those of its people and deals. */
export async function toSearchUpdates(
  written: WrittenRows,
  stamp: string,
): Promise<SearchUpdate[]> {
  const { store } = written;
  const lines = new Map<string, NewLine>();
  const people = new Map<string, Written<Prospect>>();
  const deals = new Map<string, Written<Deal>>();
  const renamed: string[] = [];
  for (const { table, id, before, after } of written.rows()) {
    if (table === 'prospects') people.set(id, { before, after } as Written<Prospect>);
    if (table === 'deals') deals.set(id, { before, after } as Written<Deal>);
    if (table === 'notes') {
      lines.set(rowKey(table, id), toNewLine({ before, after } as Written<Note>, toNoteLine));
    }
    if (table !== 'companies') continue;
    const [old, company] = [before, after] as (Company | undefined)[];
    lines.set(rowKey(table, id), toNewLine({ before: old, after: company }, toCompanyLine));
    if (old?.name !== company?.name || isListed(old) !== isListed(company)) renamed.push(id);
  }
  for (const row of await loadOf(renamed, (id) => peopleOf(store, id).toArray())) {
    if (!people.has(row.id)) people.set(row.id, { before: row, after: row });
  }
  const dealsOf = (id: string) => store.deals.where('ix.company').equals(id).toArray();
  for (const row of await loadOf(renamed, dealsOf)) {
    if (!deals.has(row.id)) deals.set(row.id, { before: row, after: row });
  }
  const withCompany = [...people.values(), ...deals.values()];
  const companies = await loadCompanies(
    written,
    withCompany.flatMap(({ after }) => after?.company_id ?? []),
  );
  const nameOf = (row: Prospect | Deal) => {
    const company = companies.get(row.company_id ?? '');
    return isListed(company) ? company?.name : undefined;
  };
  for (const [id, each] of people) {
    lines.set(
      rowKey('prospects', id),
      toNewLine(each, (row) => toProspectLine(row, nameOf(row))),
    );
  }
  for (const [id, each] of deals) {
    lines.set(
      rowKey('deals', id),
      toNewLine(each, (row) => toDealLine(row, nameOf(row))),
    );
  }
  const keys = [...lines.keys()];
  const earlier = await store.search_updates.bulkGet(keys);
  return keys.map((key, at) => {
    const { line = null, wasListed = false } = lines.get(key) ?? {};
    return { key, line, stamp, isInSnapshot: earlier[at]?.isInSnapshot ?? wasListed };
  });
}

/** All at once, see `loadCompanies`. */
async function loadOf<Row>(
  ids: readonly string[],
  load: (id: string) => PromiseLike<Row[]>,
): Promise<Row[]> {
  return ids.length === 0 ? [] : (await Promise.all(ids.map(load))).flat();
}

/**
 * Companies as the transaction leaves them. All at once: Dexie ends a transaction in which more than a hundred awaits in
 * a row ask nothing of the database.
 */
async function loadCompanies(
  written: WrittenRows,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Company | undefined>> {
  const companies = new Map<string, Company | undefined>();
  for (const { table, id, after } of written.rows()) {
    if (table === 'companies') companies.set(id, after as Company | undefined);
  }
  const others = [...new Set(ids)].filter((id) => !companies.has(id));
  const found = others.length > 0 ? await written.store.companies.bulkGet(others) : [];
  for (const [at, id] of others.entries()) companies.set(id, found[at]);
  return companies;
}
