import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { reportBug } from '../../lib/platform/log.ts';
import { store } from '../../lib/store/open.ts';
import { prospectsOfCompany, recentProspects } from '../../lib/store/queries.ts';
import { searching } from '../pipeline/use-search.ts';

export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

export interface Candidates {
  /** The text that they answer: while one types they lag behind by a moment. */
  readonly query: string;
  readonly rows: readonly Candidate[];
}

const shownCount = 12;
/** Companies, deals and notes are found as well and left out, and so are those who take part. */
const searchedCount = 60;

/** Whom a rep may add to a deal: without a text the company's people and then the newest, else those found by name. */
export function useCandidates(asked: {
  readonly query: string;
  readonly companyId: string | null;
  /** Prospect ids of those who take part already. */
  readonly takenIds: readonly string[];
}): Candidates | undefined {
  const { query, companyId, takenIds } = asked;
  const near = useLiveQuery(async () => loadNear(companyId), [companyId]);
  const [found, setFound] = useState<Candidates>();
  useEffect(() => {
    if (query === '') return undefined;
    let isCurrent = true;
    // No live query: the search has a transaction of its own, which Dexie loses inside of one.
    findCandidates(query, companyId).then(
      (rows) => {
        if (isCurrent) setFound({ query, rows });
      },
      (error: unknown) => reportBug('candidates', error),
    );
    return () => {
      isCurrent = false;
    };
  }, [query, companyId]);
  const shown = query === '' ? near && { query, rows: near } : found;
  if (!shown) return undefined;
  const seen = new Set(takenIds);
  const rows = shown.rows.filter(({ id }) => {
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
  return { query: shown.query, rows: rows.slice(0, shownCount) };
}

async function loadNear(companyId: string | null): Promise<readonly Candidate[]> {
  const [colleagues, recent] = await Promise.all([
    companyId === null ? [] : prospectsOfCompany(store(), companyId),
    recentProspects(store(), searchedCount),
  ]);
  return [...colleagues, ...recent].map(({ id, name, title, companyName }) => ({
    id,
    name,
    detail: [title, companyName].filter(Boolean).join(', '),
  }));
}

/** Prospects whose words begin with those of a text; the company's people first. */
export async function findCandidates(
  query: string,
  companyId: string | null,
): Promise<readonly Candidate[]> {
  const { searchRows } = await searching();
  const { hits } = await searchRows(store(), query, { limit: searchedCount });
  const people = hits.filter(({ table }) => table === 'prospects');
  const rows = await store().prospects.bulkGet(people.map(({ id }) => id));
  const isColleague = (at: number) => companyId !== null && rows[at]?.company_id === companyId;
  const candidates = people.map(({ id, title, detail }) => ({ id, name: title, detail }));
  return [
    ...candidates.filter((_, at) => isColleague(at)),
    ...candidates.filter((_, at) => !isColleague(at)),
  ];
}
