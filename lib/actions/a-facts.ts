import { createCalendar } from './calendar.ts';
import type {
  DealFacts,
  PersonFacts,
  RunningCadence,
  SellingFacts,
  StakeholderFacts,
  Touch,
} from './facts.ts';

/** Builders for the tests of this folder: a workspace in Hồ Chí Minh City, in the week of Thursday, 12 November 2026. */

/** An instant by the clock there, which has not been changed since 1975: `2026-11-12 09:14`. */
export function vn(time: string): string {
  return new Date(`${time.replace(' ', 'T')}:00+07:00`).toISOString();
}

export const now = vn('2026-11-12 09:14');

export const calendar = createCalendar({
  timeZone: 'Asia/Ho_Chi_Minh',
  workDays: [1, 2, 3, 4, 5],
  closed: new Set(['2026-11-20']),
});

export function aSelling(more: Partial<SellingFacts> = {}): SellingFacts {
  return {
    calendar,
    medianDaysByStage: { proposal: 9.2 },
    silenceDays: 10,
    typicalWorth: 40_000,
    firstProbability: 5,
    ...more,
  };
}

export const noAnswers = { settledUntil: {}, snoozedUntil: {} };

export function aTouch(at: string, more: Partial<Touch> = {}): Touch {
  return { at, channel: 'email', direction: 'out', outcome: null, subject: null, ...more };
}

export function aPerson(more: Partial<PersonFacts> = {}): PersonFacts {
  return {
    kind: 'prospect',
    id: 'ha',
    ownerId: 'rep',
    status: 'working',
    isDoNotContact: false,
    preferredChannel: null,
    createdAt: vn('2026-10-05 10:00'),
    noticeDueAt: null,
    noticeSentAt: null,
    touches: [],
    signals: [],
    cadence: null,
    score: null,
    deal: null,
    answers: noAnswers,
    ...more,
  };
}

export function aCadence(more: Partial<RunningCadence> = {}): RunningCadence {
  return {
    enrolmentId: 'enrolment',
    cadenceId: 'cadence',
    name: 'Short',
    steps: [
      { channel: 'email', waitDays: 0 },
      { channel: 'linkedin', waitDays: 2 },
      { channel: 'call', waitDays: 2 },
    ],
    step: 0,
    startedAt: vn('2026-11-10 15:00'),
    steppedAt: null,
    pausedAt: null,
    ...more,
  };
}

export function aStakeholder(
  prospectId: string,
  more: Partial<StakeholderFacts> = {},
): StakeholderFacts {
  return {
    prospectId,
    roles: [],
    stance: 'unknown',
    influence: 'unknown',
    evidence: null,
    changedAt: vn('2026-11-02 10:00'),
    addedAt: vn('2026-11-02 10:00'),
    lastTouchAt: null,
    preferredChannel: null,
    isDoNotContact: false,
    ...more,
  };
}

export function aDeal(more: Partial<DealFacts> = {}): DealFacts {
  return {
    kind: 'deal',
    id: 'deal',
    ownerId: 'rep',
    outcome: 'open',
    createdAt: vn('2026-10-05 10:00'),
    stageId: 'proposal',
    probability: 50,
    odds: more.probability ?? 50,
    enteredStageAt: vn('2026-10-31 10:00'),
    expectedCloseOn: null,
    quotedAt: null,
    closedAt: null,
    billing: 'annual',
    termMonths: 24,
    termStartsOn: null,
    hasRenewal: false,
    worth: 96_000,
    people: [],
    touches: [],
    answers: noAnswers,
    ...more,
  };
}
