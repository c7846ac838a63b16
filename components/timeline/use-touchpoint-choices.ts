import { useLiveQuery } from 'dexie-react-hooks';
import { dealsOf, listStakeholders } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { prospectsOfCompany } from '../../lib/store/queries.ts';
import type { Subject } from './about.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** With whom a contact may have been, and about which deal. */
export interface TouchpointChoices {
  /** To tick; empty where there is only one it can have been with. */
  readonly people: readonly Named[];
  /** To choose from; empty where there is none, or only one it can be about. */
  readonly deals: readonly Named[];
  /** What is ticked and chosen at first. */
  readonly prospectIds: readonly string[];
  readonly dealId: string | null;
}

export function useTouchpointChoices(about: Subject): TouchpointChoices | undefined {
  const { kind, id } = about;
  return useLiveQuery(() => {
    if (kind === 'prospect') return ofProspect(id);
    return kind === 'deal' ? ofDeal(id) : ofCompany(id);
  }, [kind, id]);
}

async function openDeals(of: Parameters<typeof dealsOf>[1]): Promise<readonly Named[]> {
  const lines = await dealsOf(store(), of);
  return lines
    .filter(({ deal }) => deal.outcome === 'open')
    .map(({ deal }) => ({ id: deal.id, name: deal.name }));
}

function onlyOne(rows: readonly Named[]): string | undefined {
  return rows.length === 1 ? rows[0]?.id : undefined;
}

async function ofProspect(id: string): Promise<TouchpointChoices> {
  const deals = await openDeals({ prospectId: id });
  return { people: [], deals, prospectIds: [id], dealId: onlyOne(deals) ?? null };
}

async function ofDeal(id: string): Promise<TouchpointChoices> {
  const lines = await listStakeholders(store(), id);
  const people = lines.map(({ prospect }) => ({ id: prospect.id, name: prospect.full_name }));
  const only = onlyOne(people);
  return { people, deals: [], prospectIds: only === undefined ? [] : [only], dealId: id };
}

async function ofCompany(id: string): Promise<TouchpointChoices> {
  const [people, deals] = await Promise.all([
    prospectsOfCompany(store(), id),
    openDeals({ companyId: id }),
  ]);
  const only = onlyOne(people);
  return { people, deals, prospectIds: only === undefined ? [] : [only], dealId: null };
}
