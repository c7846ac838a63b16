import type { Prospect, ProspectStatus } from '../model/prospect.ts';
import { loadScores } from './kept-scores.ts';
import {
  type ListCursor,
  loadProspectPage,
  type ProspectFilter,
  type RowOrder,
} from './prospect-pages.ts';
import type { KeptScore } from './score-rows.ts';
import type { Store } from './store.ts';

/** A prospect as one line of a list. */
export interface ProspectLine {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly companyId: string | null;
  readonly companyName: string | null;
  readonly status: ProspectStatus;
  readonly ownerId: string | null;
  readonly tags: readonly string[];
  /** ISO time in UTC. */
  readonly updatedAt: string;
  /** As it is kept; null until it is worked out. */
  readonly score: KeptScore | null;
}

export interface ProspectPage {
  readonly rows: readonly ProspectLine[];
  /** Hand it in as `after` for the next page; null at the end. */
  readonly after: ListCursor | null;
}

/** One page of prospects, newest first or by folded name. Of several filters the narrowest index is walked. */
export async function listByIndex(
  store: Store,
  query: { filter?: ProspectFilter; order: RowOrder; after?: ListCursor | null; limit: number },
): Promise<ProspectPage> {
  const { filter = {}, after = null } = query;
  const page = await loadProspectPage(store, { ...query, filter, after });
  return { rows: await toProspectLines(store, page.rows), after: page.after };
}

/** With the names of their companies, and their scores. */
export async function toProspectLines(
  store: Store,
  rows: readonly Prospect[],
): Promise<ProspectLine[]> {
  const ids = [...new Set(rows.flatMap((row) => row.company_id ?? []))];
  const [companies, scores] = await Promise.all([
    store.companies.bulkGet(ids),
    loadScores(
      store,
      rows.map(({ id }) => id),
    ),
  ]);
  const nameById = new Map(
    companies.flatMap((company) =>
      company && company.deleted_at === null ? [[company.id, company.name]] : [],
    ),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.full_name,
    title: row.title,
    companyId: row.company_id,
    companyName: row.company_id === null ? null : (nameById.get(row.company_id) ?? null),
    status: row.status,
    ownerId: row.owner_id,
    tags: row.tags,
    updatedAt: row.updated_at,
    score: scores.get(row.id) ?? null,
  }));
}
