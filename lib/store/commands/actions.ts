import type { Action } from '../../actions/facts.ts';
import type { Receipt } from '../../model/clip.ts';
import type { Task } from '../../model/engagement.ts';
import type { Result } from '../../model/failure.ts';
import { type DealId, ownIdOf, type ProspectId } from '../../model/ids.ts';
import type { SubjectTable } from '../action-row.ts';
import { commit, type Subject } from '../commit.ts';
import type { Draft } from '../draft.ts';
import type { Store } from '../store.ts';
import { cadenceOf, pass, runningOf } from './cadence-steps.ts';

/** An action of a rule as the rep saw it, with its words: they are what the history and the team read later. */
export interface SeenAction {
  readonly about: { readonly table: SubjectTable; readonly id: string };
  readonly action: Action;
  readonly title: string;
  readonly reason: string;
}

const maxTitle = 300;
const maxReason = 400;
/** Later than any fact: the rule does not speak of this prospect or deal again. */
const forGood = '9999-12-31T23:59:59.999Z';

/** Done: kept as a next action that is done; its rule is silent until a newer fact. A cadence's step is passed. */
export function doAction(store: Store, seen: SeenAction): Promise<Result<Receipt>> {
  return commit(store, { command: 'action/do', origin: store.origin }, async (draft) => {
    const subject = await keepAnswer(draft, seen, { done_at: draft.at });
    await settle(draft, seen, settledUntil(draft, seen.action));
    if (seen.action.rule === 'cadence_step') await passRunningStep(draft, seen.about.id);
    return subject;
  });
}

/** Put off until an instant (ISO, UTC), for this prospect or deal. */
export function snoozeAction(
  store: Store,
  seen: SeenAction,
  until: string,
): Promise<Result<Receipt>> {
  return commit(store, { command: 'action/snooze', origin: store.origin }, (draft) =>
    keepAnswer(draft, seen, { snoozed_until: until }),
  );
}

/**
 * Put away until a newer fact, or for good with `isForGood`: not again for this prospect or deal. A cadence's step is
 * left out, and the next one comes.
 */
export function dismissAction(
  store: Store,
  seen: SeenAction,
  { isForGood }: { isForGood: boolean },
): Promise<Result<Receipt>> {
  return commit(store, { command: 'action/dismiss', origin: store.origin }, async (draft) => {
    const { about, action, title } = seen;
    const id = await settle(draft, seen, isForGood ? forGood : settledUntil(draft, action));
    if (action.rule === 'cadence_step') await passRunningStep(draft, about.id);
    return { table: 'dismissals', id, name: title.slice(0, maxTitle) };
  });
}

/**
 * Up to which facts an answer goes: those the rep has seen, not the time of the answer, as an older fact may come in from
 * another computer later. A stage that takes too long is no fact but a time that goes on, and is answered until now.
 */
function settledUntil(draft: Draft, { rule, factsAt }: Action): string {
  return rule === 'stalled' && draft.at > factsAt ? draft.at : factsAt;
}

/** One row a rule and subject; what was settled before stays so. Gives its id. */
async function settle(draft: Draft, { about, action }: SeenAction, until: string): Promise<string> {
  await draft.require(about.table, about.id);
  const id = ownIdOf(draft.identity.workspaceId, 'dismissal', `${about.id}:${action.rule}`);
  const before = (await draft.load('dismissals', id))?.facts_until ?? '';
  if (before < until) {
    await draft.create('dismissals', id, {
      rule: action.rule,
      about_id: about.id,
      facts_until: until,
    });
  }
  return id;
}

/** One row a rule and subject holds what the rep answered; one that was put off is the one that is done later. */
async function keepAnswer(
  draft: Draft,
  { about, action, title, reason }: SeenAction,
  answer: Partial<Pick<Task, 'done_at' | 'snoozed_until'>>,
): Promise<Subject> {
  await draft.require(about.table, about.id);
  const isDeal = about.table === 'deals';
  const name = title.slice(0, maxTitle);
  const index = isDeal ? 'ix.deal' : 'ix.of';
  const own = await draft.store.tasks.where(index).equals(about.id).toArray();
  const open = own.find((task) => task.rule === action.rule && task.done_at === null);
  if (open) {
    await draft.patch('tasks', open.id, { ...answer, title: name });
    return { table: 'tasks', id: open.id, name };
  }
  const id = draft.append('tasks', {
    prospect_id: (isDeal ? null : about.id) as ProspectId | null,
    deal_id: (isDeal ? about.id : null) as DealId | null,
    title: name,
    channel: action.channel,
    due_at: action.dueAt,
    done_at: null,
    snoozed_until: null,
    rule: action.rule,
    reason: reason.slice(0, maxReason),
    owner_id: draft.identity.repId,
    ...answer,
  });
  return { table: 'tasks', id, name };
}

async function passRunningStep(draft: Draft, prospectId: string): Promise<void> {
  const enrolment = (await runningOf(draft, [prospectId])).find((row) => row.paused_at === null);
  const cadence = enrolment && (await cadenceOf(draft, enrolment));
  if (!enrolment || !cadence) return;
  pass(draft, { enrolment, stepCount: cadence.steps.length, at: draft.at });
}
