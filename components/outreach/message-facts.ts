import type { Company } from '../../lib/model/company.ts';
import type { Deal, Stage, Stakeholder } from '../../lib/model/deal.ts';
import type { Note, Task, Touchpoint } from '../../lib/model/engagement.ts';
import type { Prospect } from '../../lib/model/prospect.ts';
import { dealsOf, listStakeholders } from '../../lib/store/deal-queries.ts';
import { findIdentity } from '../../lib/store/find-identity.ts';
import {
  listNotes,
  listTouchpoints,
  loadCompany,
  loadProspect,
  openTasks,
} from '../../lib/store/queries.ts';
import type { Store } from '../../lib/store/store.ts';

/** What a message to a prospect can speak of. */
export interface MessageFacts {
  readonly prospect: Prospect;
  readonly company: Company | undefined;
  /** The open deal that the prospect takes part in. */
  readonly deal: Deal | undefined;
  readonly stage: Stage | undefined;
  readonly stakeholder: Stakeholder | undefined;
  /** What has happened, the newest first; nothing that is only planned. */
  readonly touchpoints: readonly Touchpoint[];
  readonly notes: readonly Note[];
  readonly nextTask: Task | undefined;
  /** The rep's own, as the team has it; empty where nobody said. */
  readonly myName: string;
}

const readCount = 15;

async function loadMyName(store: Store): Promise<string> {
  const identity = await findIdentity(store);
  if (!identity) return '';
  const member = await store.members.where('ix.rep').equals(identity.repId).first();
  return member?.name ?? '';
}

/** For live queries; `undefined` where there is no such prospect any more. */
export async function loadMessageFacts(
  store: Store,
  { prospectId, now }: { readonly prospectId: string; readonly now: number },
): Promise<MessageFacts | undefined> {
  const prospect = await loadProspect(store, prospectId);
  if (!prospect) return undefined;
  const [company, deals, touchpoints, notes, tasks, myName] = await Promise.all([
    prospect.company_id === null ? undefined : loadCompany(store, prospect.company_id),
    dealsOf(store, { prospectId }),
    listTouchpoints(store, { prospectId }),
    listNotes(store, { aboutKind: 'prospect', aboutId: prospectId }),
    openTasks(store, { prospectId }),
    loadMyName(store),
  ]);
  const line = deals.find(({ deal }) => deal.outcome === 'open');
  const people = line ? await listStakeholders(store, line.deal.id) : [];
  const nowAt = new Date(now).toISOString();
  return {
    prospect,
    company,
    deal: line?.deal,
    stage: line?.stage,
    stakeholder: people.find((one) => one.prospect.id === prospectId)?.stakeholder,
    touchpoints: touchpoints.filter((one) => one.occurred_at <= nowAt).slice(0, readCount),
    notes: notes.slice(0, readCount),
    nextTask: tasks[0],
    myName,
  };
}
