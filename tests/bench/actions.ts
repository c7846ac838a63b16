import { createCalendar } from '../../lib/actions/calendar.ts';
import type {
  Action,
  DealFacts,
  PersonFacts,
  PersonScore,
  SellingFacts,
  StakeholderFacts,
  Touch,
} from '../../lib/actions/facts.ts';
import { compareActions, findActions, pickAction } from '../../lib/actions/find-actions.ts';
import { influences, stakeholderRoles, stances } from '../../lib/model/deal.ts';
import { channels } from '../../lib/model/prospect.ts';
import { defaultCadenceSteps } from '../../lib/model/selling.ts';
import { toGrade } from '../../lib/scoring/grade.ts';
import { interleave, toSpread } from './measure.ts';
import { toRandom } from './seed.ts';
import type { Row } from './table.ts';

/** The rules of next actions by themselves, without a store: what the pipeline of a whole team costs to work out. */

const personCount = 50_000;
const dealCount = 10_000;
const peoplePerDeal = 4;
const touchesPerDeal = 10;
const touchesPerPerson = 3;
const rounds = 10;

const dayMs = 86_400_000;
const now = '2026-11-12T09:14:00.000Z';
const endsAtMs = Date.parse(now);
const statuses = ['new', 'working', 'working', 'nurturing', 'qualified'] as const;
const outcomes = ['open', 'open', 'open', 'won', 'lost'] as const;
const noAnswers = { settledUntil: {}, snoozedUntil: {} };

type Random = () => number;

function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

/** Within so many days before the end. */
function aTime(random: Random, days: number): string {
  return new Date(endsAtMs - Math.floor(random() * days * dayMs)).toISOString();
}

function toTouches(random: Random, count: number): readonly Touch[] {
  return Array.from({ length: count }, () => ({
    at: aTime(random, 200),
    channel: pick(random, channels),
    direction: pick<Touch['direction']>(random, ['in', 'out', 'out', null]),
    outcome: null,
    subject: null,
  })).sort((a, b) => (a.at < b.at ? 1 : -1));
}

function toScore(random: Random): PersonScore {
  const score = Math.floor(random() * 101);
  return { score, fit: score, grade: toGrade(score, score) ?? 'D4' };
}

function toPerson(random: Random, index: number): PersonFacts {
  return {
    kind: 'prospect',
    id: `person-${index}`,
    ownerId: null,
    status: pick(random, statuses),
    isDoNotContact: random() < 0.02,
    preferredChannel: random() < 0.3 ? pick(random, channels) : null,
    createdAt: aTime(random, 400),
    noticeDueAt: random() < 0.5 ? aTime(random, 60) : null,
    noticeSentAt: null,
    touches: random() < 0.6 ? toTouches(random, touchesPerPerson) : [],
    signals:
      random() < 0.05
        ? [{ kind: 'job_change', at: aTime(random, 200), before: 'VP', after: 'COO' }]
        : random() < 0.05
          ? [{ kind: 'score_jump', at: aTime(random, 30), before: '40', after: '60' }]
          : [],
    cadence:
      random() < 0.2
        ? {
            enrolmentId: 'enrolment',
            cadenceId: 'cadence',
            name: 'Short',
            steps: defaultCadenceSteps,
            step: Math.floor(random() * defaultCadenceSteps.length),
            startedAt: aTime(random, 30),
            steppedAt: aTime(random, 10),
            pausedAt: null,
          }
        : null,
    score: random() < 0.9 ? toScore(random) : null,
    deal: null,
    answers: noAnswers,
  };
}

function toParticipant(random: Random, index: number): StakeholderFacts {
  return {
    prospectId: `person-${index}`,
    roles: [pick(random, stakeholderRoles)],
    stance: pick(random, stances),
    influence: pick(random, influences),
    evidence: random() < 0.5 ? 'asked for it' : null,
    changedAt: aTime(random, 100),
    addedAt: aTime(random, 100),
    lastTouchAt: random() < 0.7 ? aTime(random, 60) : null,
    preferredChannel: null,
    isDoNotContact: false,
  };
}

function toDeal(random: Random, index: number): DealFacts {
  const outcome = pick(random, outcomes);
  const probability = outcome === 'open' ? pick(random, [5, 15, 30, 50, 75]) : 100;
  return {
    kind: 'deal',
    id: `deal-${index}`,
    ownerId: null,
    outcome,
    createdAt: aTime(random, 300),
    stageId: pick(random, ['a', 'b', 'c', 'd', 'e']),
    probability,
    odds: probability,
    enteredStageAt: aTime(random, 60),
    expectedCloseOn: aTime(random, 90).slice(0, 10),
    quotedAt: random() < 0.4 ? aTime(random, 40) : null,
    closedAt: outcome === 'open' ? null : aTime(random, 400),
    billing: pick(random, ['one_off', 'monthly', 'annual']),
    termMonths: 12,
    termStartsOn: null,
    hasRenewal: false,
    worth: Math.floor(random() * 200_000),
    people: Array.from({ length: peoplePerDeal }, (_, of) =>
      toParticipant(random, index * peoplePerDeal + of),
    ),
    touches: toTouches(random, touchesPerDeal),
    answers: noAnswers,
  };
}

/** A calendar that has looked at no day yet: part of what a first run costs. */
function toSelling(): SellingFacts {
  return {
    calendar: createCalendar({
      timeZone: 'Europe/Berlin',
      workDays: [1, 2, 3, 4, 5],
      closed: new Set(['2026-12-25', '2026-05-01', '2026-10-03']),
    }),
    medianDaysByStage: { a: 10, b: 12.5, c: 20, d: 14 },
    silenceDays: 10,
    typicalWorth: 40_000,
    firstProbability: 5,
  };
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

export async function benchActions({ endsAt }: { endsAt: number }): Promise<readonly Row[]> {
  const random = toRandom(4);
  const facts = [
    ...Array.from({ length: personCount }, (_, index) => toPerson(random, index)),
    ...Array.from({ length: dealCount }, (_, index) => toDeal(random, index)),
  ];
  let found: (readonly Action[])[] = [];
  const evaluate = (): void => {
    const selling = toSelling();
    found = facts.map((one) => findActions(one, selling));
  };
  let ranked: readonly Action[] = [];
  const rank = (): void => {
    const due = found.flatMap((actions) => pickAction(actions, now) ?? []);
    ranked = due.sort(compareActions);
  };
  evaluate();
  rank();
  const times = await interleave(
    [
      { name: 'evaluate', run: async () => timed(evaluate) },
      { name: 'rank', run: async () => timed(rank) },
    ],
    { rounds, endsAt },
  );
  const subjects = `${personCount} prospects and ${dealCount} deals`;
  return [
    {
      what: `rules: all of ${subjects}`,
      unit: 'ms',
      ours: toSpread(times.get('evaluate') ?? []),
      aims: [{ of: 'p95', most: 1500 }],
    },
    {
      what: `rules: the one to do of each, ${ranked.length} put in order`,
      unit: 'ms',
      ours: toSpread(times.get('rank') ?? []),
      aims: [{ of: 'p95', most: 50 }],
    },
  ];
}
