import { endOfDay } from '../platform/clock.ts';
import type { ActionRow } from './action-row.ts';
import type { BoardNext } from './board.ts';
import type { MirrorRows } from './mirror-rows.ts';
import type { Mirrors } from './mirrors.ts';

/** What is to be done next for deals, and what is missing among their people, by the next actions that are kept. */

/** In the order in which they can lose the deal: as `components/deal/stakeholder-gaps.ts` has them. */
const gapRules: readonly string[] = [
  'opponent_untouched',
  'champion_silent',
  'no_economic_buyer',
  'single_threaded',
  'role_guessed',
];

export interface DealToDo {
  readonly next: ActionRow | undefined;
  readonly gaps: readonly string[];
}

const nothing: DealToDo = { next: undefined, gaps: [] };

/** What is due by then with the highest rank, else what comes up first. */
function isBefore(one: ActionRow, other: ActionRow, until: string): boolean {
  const [isDue, isOtherDue] = [one.dueAt <= until, other.dueAt <= until];
  if (isDue !== isOtherDue) return isDue;
  if (isDue && one.rank !== other.rank) return one.rank > other.rank;
  if (!isDue && one.dueAt !== other.dueAt) return one.dueAt < other.dueAt;
  return one.key < other.key;
}

/** It stays until a fact changes, unless it says itself when it ends. */
function isOver({ action }: ActionRow, at: string): boolean {
  return action?.until !== undefined && action.until <= at;
}

/** Silence is a gap once it has lasted too long; the others hold from the first day. */
function toGaps(rows: readonly ActionRow[], at: string): readonly string[] {
  const holding = new Set(
    rows.flatMap(({ action }) =>
      action && (action.rule !== 'champion_silent' || action.dueAt <= at) ? [action.rule] : [],
    ),
  );
  return gapRules.filter((rule) => (holding as ReadonlySet<string>).has(rule));
}

function toDealToDo(rows: readonly ActionRow[], now: number): DealToDo {
  const at = new Date(now).toISOString();
  const until = endOfDay(now);
  let next: ActionRow | undefined;
  for (const row of rows) {
    if (isOver(row, at)) continue;
    if (!next || isBefore(row, next, until)) next = row;
  }
  return { next, gaps: toGaps(rows, at) };
}

/** By deal. */
export async function loadDealsToDo(
  mirrors: Mirrors,
  now: number,
): Promise<(dealId: string) => DealToDo> {
  const rowsByDeal = await mirrors.memo('board:actions', ['actions'], async () => {
    const actions = await mirrors.rows('actions');
    const ofDeals = Array.from(actions.values()).filter(({ subject }) =>
      subject.startsWith('deals:'),
    );
    return Map.groupBy(ofDeals, ({ subject }) => subject.slice('deals:'.length));
  });
  return (dealId) => {
    const rows = rowsByDeal.get(dealId);
    return rows ? toDealToDo(rows, now) : nothing;
  };
}

/** A task that was done a moment ago says nothing any more. */
export function toBoardNext(
  { action, taskId, prospectId, dueAt }: ActionRow,
  of: {
    readonly names: ReadonlyMap<string, string>;
    readonly tasks: ReadonlyMap<string, MirrorRows['tasks']>;
  },
): BoardNext | null {
  const task = taskId === null ? undefined : of.tasks.get(taskId);
  if (taskId !== null && !task) return null;
  return {
    action,
    title: task?.title ?? null,
    channel: action?.channel ?? task?.channel ?? null,
    prospectId,
    prospectName: of.names.get(prospectId ?? '') ?? null,
    dueAt,
  };
}
