import type { Company } from '../model/company.ts';
import { foldText } from '../model/fold.ts';
import type { Prospect } from '../model/prospect.ts';
import { peopleOf } from './lookup.ts';
import type { SearchUpdate, Store } from './store.ts';
import { type AnyRow, rowKey, type SyncedTableName } from './tables.ts';

export type SearchTable = 'prospects' | 'companies';

/**
 * A line is `␊␠name words␠|␠title words␠|␠company words⇥kind+id`. Each word has a space before it, so a word that starts
 * with `x` is the text `␠x`; the id is 22 letters of base64url, which hold neither space nor line break.
 */

const kindByTable: Readonly<Record<SearchTable, string>> = { prospects: 'p', companies: 'c' };
const idLength = 22;

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

/** The letters at the end of a line that name its row: kind and id. */
export const rowMarkLength = idLength + 1;

export function toRowMark(table: SearchTable, id: string): string {
  return kindByTable[table] + packId(id);
}

export function parseRowMark(mark: string): { table: SearchTable; id: string } {
  return { table: tableOf(mark), id: unpackId(mark.slice(1)) };
}

export function tableOf(mark: string): SearchTable {
  return mark.startsWith(kindByTable.companies) ? 'companies' : 'prospects';
}

export function parseUpdateKey(key: string): { table: SearchTable; id: string } {
  const [table, id = ''] = key.split(':');
  return { table: table === 'companies' ? 'companies' : 'prospects', id };
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
export function isListed(row: Prospect | Company | undefined): boolean {
  return row !== undefined && row.deleted_at === null && row.merged_into === null;
}

const lineFields = [
  'full_name',
  'title',
  'headline',
  'company_id',
  'name',
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

/** Lines of the rows that were changed; a company that got another name renews those of its people. */
export async function toSearchUpdates(
  written: WrittenRows,
  stamp: string,
): Promise<SearchUpdate[]> {
  const { store } = written;
  const lines = new Map<string, { line: string | null; wasListed: boolean }>();
  const people = new Map<string, { after: Prospect | undefined; before: Prospect | undefined }>();
  for (const { table, id, before, after } of written.rows()) {
    if (table === 'prospects') {
      people.set(id, {
        after: after as Prospect | undefined,
        before: before as Prospect | undefined,
      });
    }
    if (table !== 'companies') continue;
    const company = after as Company | undefined;
    const old = before as Company | undefined;
    const line = company && isListed(company) ? toCompanyLine(company) : null;
    lines.set(rowKey(table, id), { line, wasListed: isListed(old) });
    if (old && old.name === company?.name && isListed(old) === isListed(company)) continue;
    for (const person of await peopleOf(store, id).toArray()) {
      if (!people.has(person.id)) people.set(person.id, { after: person, before: person });
    }
  }
  const companies = await loadCompanies(
    written,
    [...people.values()].flatMap(({ after }) => after?.company_id ?? []),
  );
  for (const [id, { after, before }] of people) {
    const company = companies.get(after?.company_id ?? '');
    const companyName = isListed(company) ? company?.name : undefined;
    const line = after && isListed(after) ? toProspectLine(after, companyName) : null;
    lines.set(rowKey('prospects', id), { line, wasListed: isListed(before) });
  }
  const keys = [...lines.keys()];
  const earlier = await store.search_updates.bulkGet(keys);
  return keys.map((key, at) => {
    const { line = null, wasListed = false } = lines.get(key) ?? {};
    return { key, line, stamp, isInSnapshot: earlier[at]?.isInSnapshot ?? wasListed };
  });
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
