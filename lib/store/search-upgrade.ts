import type { Transaction } from 'dexie';
import type { Company } from '../model/company.ts';
import type { Deal } from '../model/deal.ts';
import type { Note } from '../model/engagement.ts';
import { toClockText } from './hybrid-clock.ts';
import { isListed, toDealLine, toNoteLine } from './search-lines.ts';
import type { SearchUpdate } from './store.ts';
import { type AnyRow, rowKey } from './tables.ts';

/**
 * Lines of deals and notes, of which the search of earlier versions had none. They stand beside its text, so that nothing
 * is missing until that is folded anew. Inside an upgrade.
 */
export async function addDealAndNoteLines(transaction: Transaction): Promise<void> {
  const [deals, notes, companies] = await Promise.all([
    transaction.table<Deal>('deals').toArray(),
    transaction.table<Note>('notes').toArray(),
    transaction.table<Company>('companies').toArray(),
  ]);
  const nameById = new Map<string | null, string>(
    companies.filter(isListed).map((company) => [company.id, company.name]),
  );
  const toUpdate = (table: 'deals' | 'notes', row: AnyRow, line: string): SearchUpdate => ({
    key: rowKey(table, row.id),
    line,
    stamp: toClockText({ ms: Date.parse(row.updated_at), counter: 0 }, ''),
    isInSnapshot: false,
  });
  await transaction
    .table('search_updates')
    .bulkPut([
      ...deals
        .filter(isListed)
        .map((deal) => toUpdate('deals', deal, toDealLine(deal, nameById.get(deal.company_id)))),
      ...notes.filter(isListed).map((note) => toUpdate('notes', note, toNoteLine(note))),
    ]);
}
