import { toAnswerKey } from '../../actions/answers.ts';
import type { Action } from '../../actions/facts.ts';
import { toLater } from '../../actions/instants.ts';
import type { Receipt } from '../../model/clip.ts';
import type { Task } from '../../model/engagement.ts';
import type { Result } from '../../model/failure.ts';
import { type DealId, ownIdOf, type ProspectId } from '../../model/ids.ts';
import type { SubjectTable } from '../action-row.ts';
import { commit, type Subject } from '../commit.ts';
import type { Draft } from '../draft.ts';
import type { Store } from '../store.ts';
import { cadenceOf, pass, requireRunning, stop } from './cadence-steps.ts';

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

/**
 * Done: kept as a next action that is done; its rule is silent until a newer fact. The step of a cadence is passed, and a
 * notice is kept as given.
 */
export function doAction(store: Store, seen: SeenAction): Promise<Result<Receipt>> {
  return commit(store, { command: 'action/do', origin: store.origin }, async (draft) => {
    const subject = await keepAnswer(draft, seen, { done_at: draft.at });
    if (seen.action.enrolmentId === undefined) {
      await settle(draft, seen, settledUntil(draft, seen.action));
    } else {
      await passSeenStep(draft, seen.action.enrolmentId, seen.action);
    }
    if (seen.action.rule === 'notice_due') {
      await draft.patch('prospects', seen.about.id, { notice_sent_at: draft.at });
    }
    return subject;
  });
}

/** Put off until an instant (ISO, UTC), or until something newer happens. */
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
 * Put away until a newer fact, or for good with `isForGood`: not again for this prospect or deal, or this person of it. A
 * cadence's step is left out, and the next one comes; for good stops the cadence.
 */
export function dismissAction(
  store: Store,
  seen: SeenAction,
  { isForGood }: { isForGood: boolean },
): Promise<Result<Receipt>> {
  return commit(store, { command: 'action/dismiss', origin: store.origin }, async (draft) => {
    const { action } = seen;
    const name = seen.title.slice(0, maxTitle);
    const { enrolmentId } = action;
    if (enrolmentId !== undefined) {
      if (isForGood) stop(draft, await requireRunning(draft, enrolmentId), 'by_hand');
      else await passSeenStep(draft, enrolmentId, action);
      return { table: 'enrolments', id: enrolmentId, name };
    }
    const id = await settle(draft, seen, isForGood ? forGood : settledUntil(draft, action));
    return { table: 'dismissals', id, name };
  });
}

/**
 * Up to which facts an answer goes: those the rep has seen, not the time of the answer, as an older fact may come in from
 * another computer later. A stage that takes too long is no fact but a time that goes on, and is answered until now.
 */
function settledUntil(draft: Draft, { rule, factsAt }: Action): string {
  return rule === 'stalled' && draft.at > factsAt ? draft.at : factsAt;
}

/** One row an answer's key and subject; what was settled before stays so. Gives its id. */
async function settle(draft: Draft, { about, action }: SeenAction, until: string): Promise<string> {
  await draft.require(about.table, about.id);
  const key = toAnswerKey(action);
  const id = ownIdOf(draft.identity.workspaceId, 'dismissal', `${about.id}:${key}`);
  const before = (await draft.load('dismissals', id))?.facts_until ?? '';
  if (before < until) {
    await draft.create('dismissals', id, {
      rule: key,
      about_id: about.id,
      facts_until: until,
    });
  }
  return id;
}

/** One row an answer's key and subject holds what the rep answered; one that was put off is the one that is done later. */
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
  const key = toAnswerKey(action);
  const open = own.find((task) => task.rule === key && task.done_at === null);
  // Also up to which facts a snooze goes: none of those that it was about is later.
  const due_at = toLater(open?.due_at ?? action.dueAt, action.factsAt);
  if (open) {
    await draft.patch('tasks', open.id, { ...answer, title: name, due_at });
    return { table: 'tasks', id: open.id, name };
  }
  const id = draft.append('tasks', {
    prospect_id: (isDeal ? null : about.id) as ProspectId | null,
    deal_id: (isDeal ? about.id : null) as DealId | null,
    title: name,
    channel: action.channel,
    due_at,
    done_at: null,
    snoozed_until: null,
    rule: key,
    reason: reason.slice(0, maxReason),
    owner_id: draft.identity.repId,
    ...answer,
  });
  return { table: 'tasks', id, name };
}

/**
 * The step that the rep saw, and no other: where it was passed meanwhile, there is nothing left to pass. That it is passed
 * is all that silences it; where that is undone, it is due again.
 */
async function passSeenStep(
  draft: Draft,
  enrolmentId: string,
  { factsAt }: Pick<Action, 'factsAt'>,
): Promise<void> {
  const enrolment = await draft.load('enrolments', enrolmentId);
  if (!enrolment || enrolment.stopped_reason !== null || enrolment.paused_at !== null) return;
  const at = enrolment.stepped_at ?? enrolment.started_at;
  if (Date.parse(at) !== Date.parse(factsAt)) return;
  const cadence = await cadenceOf(draft, enrolment);
  if (cadence) pass(draft, { enrolment, stepCount: cadence.steps.length, at: draft.at });
}
