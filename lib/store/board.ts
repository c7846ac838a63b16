import type { CalendarOptions } from '../actions/calendar.ts';
import type { Action } from '../actions/facts.ts';
import type { Channel } from '../model/prospect.ts';
import { createPeriods, type Period } from '../reports/periods.ts';
import { loadCards } from './board-cards.ts';
import { loadSetting } from './deal-queries.ts';
import { findIdentity } from './find-identity.ts';
import { loadMirroredSelling } from './mirror-selling.ts';
import type { Mirrors } from './mirrors.ts';
import { loadReps } from './report-facts.ts';
import type { WorkspaceFacts } from './selling-facts.ts';
import { loadStageOdds } from './stage-odds.ts';

/** What the pipeline board shows. Worked out from mirrors, in the dashboard's worker. */

export interface BoardNext {
  /** A rule's; `toActionWords` says it. Null where the rep wrote it. */
  readonly action: Action | null;
  /** What the rep wrote. */
  readonly title: string | null;
  readonly channel: Channel | null;
  readonly prospectId: string | null;
  readonly prospectName: string | null;
  /** ISO time in UTC; `9999` where a task has none. */
  readonly dueAt: string;
}

/** One deal as a card. Times in milliseconds since 1970, days `YYYY-MM-DD`. */
export interface BoardCard {
  readonly id: string;
  readonly name: string;
  readonly companyId: string | null;
  readonly companyName: string | null;
  readonly ownerId: string | null;
  readonly stageId: string;
  readonly outcome: 'open' | 'won' | 'lost';
  /** Decimal text, in the deal's own currency. */
  readonly amount: string | null;
  readonly currency: string | null;
  /** Annual value in the workspace's currency, decimal text; null without an amount or a rate. */
  readonly annual: string | null;
  /** Annual value × odds. */
  readonly weighted: string | null;
  /** Whole percent. */
  readonly odds: number;
  readonly expectedCloseOn: string | null;
  readonly closedAt: number | null;
  readonly lostReason: string | null;
  readonly enteredStageAt: number;
  /** In the stage for longer than the workspace's median (which may be unknown). */
  readonly isStalled: boolean;
  readonly score: number | null;
  readonly grade: string | null;
  /** How much the score rests on, 0–100. */
  readonly known: number | null;
  readonly peopleCount: number;
  /** Rules of stakeholder gaps that hold, those that can lose the deal first. */
  readonly gaps: readonly string[];
  readonly next: BoardNext | null;
}

export interface BoardStage {
  readonly id: string;
  readonly name: string;
  readonly kind: 'open' | 'won' | 'lost';
  readonly position: number;
  readonly probability: number;
  /** Days; null where too few have left it. */
  readonly medianDays: number | null;
}

export interface Board {
  /** In their order. */
  readonly stages: readonly BoardStage[];
  /** Every open deal, and those that were closed in the running quarter; the most urgent next action first. */
  readonly cards: readonly BoardCard[];
  readonly currency: string;
  readonly reps: readonly { readonly id: string; readonly name: string }[];
  readonly ownRepId: string | null;
  /** The running quarter of the workspace. */
  readonly quarter: Pick<Period, 'from' | 'until' | 'fromMs' | 'untilMs'>;
  /** What the words of next actions count days by. */
  readonly calendar: CalendarOptions;
  /** Closed deals that learned odds rest on; null while odds are the stages' own. */
  readonly learnedFromCount: number | null;
  /** Scores, gaps and next actions are in it; before that only the deals are. */
  readonly isWhole: boolean;
}

function toBoardStages({
  stageById,
  medianDaysByStage,
}: Pick<WorkspaceFacts, 'stageById' | 'medianDaysByStage'>): readonly BoardStage[] {
  return Array.from(stageById.values(), ({ id, name, kind, position, probability }) => ({
    id,
    name,
    kind,
    position,
    probability,
    medianDays: medianDaysByStage[id] ?? null,
  }));
}

/** With `isWhole` false only what the deals themselves say: for the first sight. */
export async function toBoard(
  mirrors: Mirrors,
  { now, isWhole }: { readonly now: number; readonly isWhole: boolean },
): Promise<Board> {
  const [selling, settings, reps, identity, stageOdds] = await Promise.all([
    loadMirroredSelling(mirrors),
    mirrors.memo('board:reports', ['settings'], async () => loadSetting(mirrors.store, 'reports')),
    loadReps(mirrors),
    mirrors.memo('board:identity', ['kv:identity'], async () => findIdentity(mirrors.store)),
    mirrors.memo('board:odds', ['kv:stage_odds'], async () => loadStageOdds(mirrors.store)),
  ]);
  const { calendarOptions, currency } = selling;
  const quarter = createPeriods({ timeZone: calendarOptions.timeZone, settings }).at(
    now,
    'quarter',
  );
  return {
    stages: toBoardStages(selling),
    cards: await loadCards(mirrors, { now, quarter, isWhole }),
    currency,
    reps,
    ownRepId: identity?.repId ?? null,
    quarter: {
      from: quarter.from,
      until: quarter.until,
      fromMs: quarter.fromMs,
      untilMs: quarter.untilMs,
    },
    calendar: calendarOptions,
    learnedFromCount: stageOdds?.dealCount ?? null,
    isWhole,
  };
}
