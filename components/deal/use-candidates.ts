import { useLiveQuery } from 'dexie-react-hooks';
import { store } from '../../lib/store/open.ts';
import { prospectsOfCompany, recentProspects } from '../../lib/store/queries.ts';
import { searchRows } from '../../lib/store/search.ts';

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
/** Companies, deals and notes are found as well and left out. */
const searchedCount = 60;

interface Asked {
  readonly query: string;
  readonly companyId: string | null;
  /** Prospect ids of those who take part already. */
  readonly takenIds: readonly string[];
}

/** Whom a rep may add to a deal: without a text the company's people and then the newest, else those found by name. */
export function useCandidates({ query, companyId, takenIds }: Asked): Candidates | undefined {
  return useLiveQuery(
    () => loadCandidates({ query, companyId, takenIds }),
    [query, companyId, takenIds.join()],
  );
}

async function loadCandidates({ query, companyId, takenIds }: Asked): Promise<Candidates> {
  const found = query === '' ? await loadNear(companyId) : await loadFound(query, companyId);
  const seen = new Set(takenIds);
  const rows = found.filter(({ id }) => {
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
  return { query, rows: rows.slice(0, shownCount) };
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

async function loadFound(query: string, companyId: string | null): Promise<readonly Candidate[]> {
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
