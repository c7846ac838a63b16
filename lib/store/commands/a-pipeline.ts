import type { Deal, Stage } from '../../model/deal.ts';
import type { Failure, Result } from '../../model/failure.ts';
import { aClock, aStore, type TestClock, valueOf } from '../a-store.ts';
import { listStages } from '../deal-queries.ts';
import { loadIdentity } from '../identity.ts';
import type { Store } from '../store.ts';
import { keep } from '../sync/kept-state.ts';
import { addDeal, type DealInput } from './deals.ts';
import { addProspect } from './prospects.ts';

/** Builders for the tests of selling. */

export const startsAt = '2026-03-02T08:00:00.000Z';
export const dayMs = 86_400_000;

export interface Pipeline {
  readonly store: Store;
  readonly clock: TestClock;
  /** Linh Trần of Nordwind. */
  readonly prospectId: string;
  readonly dealId: string;
  deal(): Promise<Deal>;
  /** By the name that it begins with. */
  stage(name: string): Promise<Stage>;
}

/** A store with one person and a deal of hers, on a clock that stands still unless it is moved. */
export async function aPipeline(more: Partial<DealInput> = {}): Promise<Pipeline> {
  const clock = aClock(startsAt);
  const store = aStore(clock);
  const person = valueOf(
    await addProspect(store, { full_name: 'Linh Trần', company_name: 'Nordwind' }),
  );
  const { id } = valueOf(
    await addDeal(store, { name: 'Fleet', prospectId: person.id, amount: '48000', ...more }),
  );
  return {
    store,
    clock,
    prospectId: person.id,
    dealId: id,
    deal: async () => {
      const deal = await store.deals.get(id);
      if (!deal) throw new Error('the deal is gone');
      return deal;
    },
    stage: (name) => aStage(store, name),
  };
}

export async function aStage(store: Store, name: string): Promise<Stage> {
  const stage = (await listStages(store)).find((one) => one.name === name);
  if (!stage) throw new Error(`no stage ${name}`);
  return stage;
}

/** Makes the rep a member of a team, in a role. */
export async function joinAs(store: Store, role: 'owner' | 'manager' | 'rep'): Promise<void> {
  const { workspaceId, repId } = await loadIdentity(store);
  await keep(store, 'team', {
    url: 'https://example.supabase.co',
    key: 'sb_publishable_x',
    email: 'mai@pipeside.example',
    userId: repId,
    workspaceId,
    workspaceName: 'Nordwind',
    isSignedOut: false,
  });
  await keep(store, 'cursor', {
    ws: workspaceId,
    load: workspaceId,
    rev: 1,
    isFirstLoad: false,
    isReset: false,
    upto: null,
    isAdopting: false,
  });
  await store.members.where('ix.rep').equals(repId).modify({ role });
}

/** The failure of a command that must not go through. */
export async function refusal(result: Promise<Result<unknown>>): Promise<Failure> {
  const { ok, ...of } = await result;
  if (ok || !('failure' in of)) throw new Error('it went through');
  return of.failure;
}
