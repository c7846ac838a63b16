import type { ListTable } from '../../lib/store/list-names.ts';
import type { ListFilter } from '../../lib/store/record-lists.ts';

/** Where the dashboard is; the address behind the `#` names all of it but the rows behind a number. */
export type Place =
  | { readonly kind: 'board' }
  | {
      readonly kind: 'list';
      readonly table: ListTable;
      /** What it begins with, and what that is called: the rows behind a number. */
      readonly filter?: ListFilter;
      readonly title?: string;
    }
  | { readonly kind: 'reports' }
  | { readonly kind: 'forecast' }
  | { readonly kind: 'touchpoints' };

const placeByHash: Readonly<Record<string, Place>> = {
  pipeline: { kind: 'board' },
  prospects: { kind: 'list', table: 'prospects' },
  companies: { kind: 'list', table: 'companies' },
  deals: { kind: 'list', table: 'deals' },
  reports: { kind: 'reports' },
  forecast: { kind: 'forecast' },
  touchpoints: { kind: 'touchpoints' },
};

/** The board where it names none. */
export function toPlace(hash: string): Place {
  return placeByHash[hash.replace(/^#/, '')] ?? { kind: 'board' };
}

export function toHash(place: Place): string {
  if (place.kind === 'list') return place.table;
  return place.kind === 'board' ? 'pipeline' : place.kind;
}
