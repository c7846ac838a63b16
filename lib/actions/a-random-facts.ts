import fc from 'fast-check';
import { billings, influences, stakeholderRoles, stances } from '../model/deal.ts';
import { touchpointOutcomes } from '../model/engagement.ts';
import { channels, prospectStatuses } from '../model/prospect.ts';
import { rulesOfOne } from './answers.ts';
import {
  type Answers,
  type DealFacts,
  type PersonFacts,
  ruleIds,
  type StakeholderFacts,
  type Touch,
} from './facts.ts';

/** Facts for property tests: all that may stand in the rows, sensible or not, within two years and often at one time. */

const from = Date.parse('2026-01-05T00:00:00.000Z');

const someInstant: fc.Arbitrary<string> = fc
  .oneof(
    fc.integer({ min: 0, max: 2 * 365 * 24 * 60 }),
    fc.constantFrom(0, 60, 24 * 60, 30 * 24 * 60),
  )
  .map((minutes) => new Date(from + minutes * 60_000).toISOString());

const someText = fc.option(fc.constantFrom('', ' ', 'Quote', 'Head of Operations'));
const someChannel = fc.constantFrom(...channels);

const someTouch: fc.Arbitrary<Touch> = fc.record({
  at: someInstant,
  channel: someChannel,
  direction: fc.constantFrom('in', 'out', null),
  outcome: fc.option(fc.constantFrom(...touchpointOutcomes)),
  subject: someText,
});

const somePoints = fc.integer({ min: 0, max: 100 }).map(String);

const people = ['ada', 'bo', 'cy', 'di'] as const;
const answerKeys = [
  ...ruleIds,
  ...[...rulesOfOne].flatMap((rule) => people.map((id) => `${rule}:${id}`)),
  'cadence_step:enrolment',
];
const someTimes = fc.dictionary(fc.constantFrom(...answerKeys), someInstant, { maxKeys: 6 });
const someAnswers: fc.Arbitrary<Answers> = fc.record({
  settledUntil: someTimes,
  snoozedUntil: someTimes,
  snoozedFactsUntil: someTimes,
});

export const aRandomPerson: fc.Arbitrary<PersonFacts> = fc.record({
  kind: fc.constant('prospect'),
  id: fc.constant('person'),
  ownerId: fc.constant(null),
  status: fc.constantFrom(...prospectStatuses),
  isDoNotContact: fc.boolean(),
  preferredChannel: fc.option(someChannel),
  createdAt: someInstant,
  noticeDueAt: fc.option(someInstant),
  noticeSentAt: fc.option(someInstant),
  touches: fc.array(someTouch, { maxLength: 8 }),
  signals: fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constantFrom('job_change', 'reply', 'score_jump'),
        at: someInstant,
        before: someText,
        after: someText,
      }),
      fc.record({
        kind: fc.constant('score_jump' as const),
        at: someInstant,
        before: somePoints,
        after: somePoints,
      }),
    ),
    { maxLength: 4 },
  ),
  cadence: fc.option(
    fc.record({
      enrolmentId: fc.constant('enrolment'),
      cadenceId: fc.constant('cadence'),
      name: fc.constant('Short'),
      steps: fc.array(
        fc.record({ channel: someChannel, waitDays: fc.integer({ min: 0, max: 20 }) }),
        { maxLength: 6 },
      ),
      step: fc.integer({ min: 0, max: 6 }),
      startedAt: someInstant,
      steppedAt: fc.option(someInstant),
      pausedAt: fc.option(someInstant),
    }),
  ),
  score: fc.option(
    fc.record({
      score: fc.integer({ min: 0, max: 100 }),
      fit: fc.integer({ min: 0, max: 100 }),
      grade: fc.constantFrom('A1', 'B3', 'D4'),
    }),
  ),
  deal: fc.option(
    fc.record({
      id: fc.constant('deal'),
      worth: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
      odds: fc.integer({ min: 0, max: 100 }),
    }),
  ),
  answers: someAnswers,
});

function aParticipant(prospectId: string): fc.Arbitrary<StakeholderFacts> {
  return fc.record({
    prospectId: fc.constant(prospectId),
    roles: fc.uniqueArray(fc.constantFrom(...stakeholderRoles), { maxLength: 3 }),
    stance: fc.constantFrom(...stances),
    influence: fc.constantFrom(...influences),
    evidence: someText,
    changedAt: someInstant,
    addedAt: someInstant,
    lastTouchAt: fc.option(someInstant),
    preferredChannel: fc.option(someChannel),
    isDoNotContact: fc.boolean(),
  });
}

export const aRandomDeal: fc.Arbitrary<DealFacts> = fc.record({
  kind: fc.constant('deal'),
  id: fc.constant('deal'),
  ownerId: fc.constant(null),
  outcome: fc.constantFrom('open', 'open', 'won', 'lost'),
  createdAt: someInstant,
  stageId: fc.constantFrom('proposal', 'negotiation'),
  probability: fc.constantFrom(0, 5, 15, 30, 50, 100),
  odds: fc.integer({ min: 0, max: 100 }),
  enteredStageAt: someInstant,
  expectedCloseOn: fc.option(someInstant.map((instant) => instant.slice(0, 10))),
  quotedAt: fc.option(someInstant),
  closedAt: fc.option(someInstant),
  billing: fc.constantFrom(...billings),
  termMonths: fc.option(fc.integer({ min: 1, max: 60 })),
  termStartsOn: fc.option(someInstant.map((instant) => instant.slice(0, 10))),
  hasRenewal: fc.boolean(),
  worth: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
  people: fc.tuple(...people.map(aParticipant)).chain((people) => fc.subarray(people)),
  touches: fc.array(someTouch, { maxLength: 8 }),
  answers: someAnswers,
});
