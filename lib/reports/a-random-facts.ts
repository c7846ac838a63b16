import fc from 'fast-check';
import { aDeal, aProspect, aTouch, now, someFacts } from './a-facts.ts';
import type { DealFact, ProspectFact, ReportFacts, TouchFact } from './facts.ts';

/** A small workspace of any kind, with dirty rows too: closed before they were made, without a day, an owner, a company. */

const dayMs = 86_400_000;
const anyTime = fc
  .integer({ min: -800 * 24, max: 60 * 24 })
  .map((hours) => now + (hours * dayMs) / 24);
const anyOwner = fc.constantFrom('lan', 'minh', 'left', null);
const anyUnits = fc.option(fc.bigInt({ min: 0n, max: 9_999_999_999n }));

const anyDeal: fc.Arbitrary<DealFact> = fc
  .record({
    ownerId: anyOwner,
    companyId: fc.constantFrom('acme', 'beta', null),
    outcome: fc.constantFrom('open' as const, 'won' as const, 'lost' as const),
    createdAt: fc.oneof(
      { weight: 9, arbitrary: anyTime },
      { weight: 1, arbitrary: fc.constant(Number.NaN) },
    ),
    closed: fc.option(anyTime, { freq: 9 }),
    annual: anyUnits,
    isRecurring: fc.boolean(),
    termMonths: fc.constantFrom(null, 1, 12, 24),
    stageId: fc.constantFrom('prospecting', 'qualification', 'proposal', 'gone'),
  })
  .map(({ closed, ...deal }) =>
    aDeal({
      ...deal,
      total: deal.annual,
      stageId: deal.outcome === 'open' ? deal.stageId : deal.outcome,
      closedAt: deal.outcome === 'open' ? null : closed,
    }),
  );

const anyProspect: fc.Arbitrary<ProspectFact> = fc
  .record({
    ownerId: anyOwner,
    enteredAt: anyTime,
    dealAt: fc.option(anyTime),
    isWorkedOn: fc.boolean(),
  })
  .map(aProspect);

const anyTouch: fc.Arbitrary<TouchFact> = fc
  .record({
    repId: anyOwner,
    at: anyTime,
    channel: fc.constantFrom(
      'email' as const,
      'linkedin' as const,
      'call' as const,
      'meeting' as const,
    ),
    direction: fc.constantFrom('in' as const, 'out' as const, null),
    outcome: fc.constantFrom(null, null, 'cancelled', 'bounced', 'no_answer'),
    threadKey: fc.constantFrom(null, null, 'a', 'b', 'c'),
    prospectIds: fc.subarray(['ha', 'bao', 'chi']),
  })
  .map(aTouch);

export const anyFacts: fc.Arbitrary<ReportFacts> = fc
  .record({
    deals: fc.array(anyDeal, { maxLength: 25 }),
    prospects: fc.array(anyProspect, { maxLength: 25 }),
    touches: fc.array(anyTouch, { maxLength: 40 }),
    fiscalMonth: fc.integer({ min: 1, max: 12 }),
    weekStartsOn: fc.constantFrom(1 as const, 6 as const, 7 as const),
    marginPercent: fc.constantFrom(null, 40),
    timeZone: fc.constantFrom('UTC', 'Asia/Ho_Chi_Minh', 'America/New_York'),
  })
  .map(({ fiscalMonth, weekStartsOn, marginPercent, ...facts }) =>
    someFacts({
      ...facts,
      settings: {
        fiscalMonth,
        weekStartsOn,
        marginPercent,
        quarterTargets: { lan: '1000', minh: '2500.5' },
      },
    }),
  );
