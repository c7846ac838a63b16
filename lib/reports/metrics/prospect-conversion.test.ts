import { describe, expect, test } from 'vitest';
import { aProspect, noon, rowIdsOf, saidOf, someFacts } from '../a-facts.ts';

describe('conversion of prospects', () => {
  test('of those who entered, not of those who were converted in the period', () => {
    const facts = someFacts({
      prospects: [
        aProspect({ entered: '2026-07-10', deal: '2026-08-01' }),
        aProspect({ entered: '2026-07-11', deal: '2026-10-20' }),
        aProspect({ entered: '2026-07-12' }),
        aProspect({ entered: '2026-07-13' }),
        aProspect({ entered: '2026-06-30', deal: '2026-07-20' }),
      ],
    });
    expect(saidOf(facts, 'prospectConversion', { on: '2026-08-01' })).toMatchObject({
      value: 0.5,
      converted: 2,
      entered: 4,
    });
  });

  test('a young cohort is marked by those who may still come to a deal', () => {
    const facts = someFacts({
      prospects: [
        aProspect({ entered: '2026-10-02', deal: '2026-10-09' }),
        aProspect({ entered: '2026-10-02' }),
        aProspect({ entered: '2026-11-10' }),
      ],
    });
    const said = saidOf(facts, 'prospectConversion');
    expect(said).toMatchObject({ value: 1 / 3, caveats: ['openCohort 2'] });
    expect(said.rowCounts).toEqual({ converted: 1, entered: 3, open: 2 });
  });

  test('who is not worked on any more is not open', () => {
    const entered = '2026-11-10';
    const prospects = [
      aProspect({ entered }),
      aProspect({ entered, isWorkedOn: false }),
      aProspect({ entered, deal: '2026-11-11', isWorkedOn: false }),
    ];
    expect(saidOf(someFacts({ prospects }), 'prospectConversion')).toMatchObject({
      value: 1 / 3,
      caveats: ['openCohort 1'],
    });
  });

  test('how long a cohort is young is learned from twenty conversions on: nine of ten within forty days', () => {
    const quick = Array.from({ length: 18 }, () =>
      aProspect({ entered: '2026-03-01', deal: '2026-04-10' }),
    );
    const slow = [aProspect({ entered: '2026-03-01', deal: '2026-08-01' })];
    // 43 days old.
    const one = aProspect({ entered: '2026-09-30' });
    const learned = [...quick, ...slow, aProspect({ entered: '2026-03-01', deal: '2026-03-02' })];
    const openOf = (prospects: readonly ReturnType<typeof aProspect>[]) =>
      saidOf(someFacts({ prospects: [...prospects, one] }), 'prospectConversion', {
        on: '2026-09-30',
      }).caveats;
    expect(openOf(learned)).toEqual([]);
    expect(openOf(learned.slice(1))).toEqual(['openCohort 1']);
  });

  test('stays young for thirty days where all convert on the day of entry, and is learned of old ones alone', () => {
    const at = (entered: string) => aProspect({ entered, deal: entered });
    const old = Array.from({ length: 20 }, () => at('2026-07-01'));
    const fresh = [aProspect({ entered: '2026-10-14' }), aProspect({ entered: '2026-10-12' })];
    expect(
      saidOf(someFacts({ prospects: [...old, ...fresh] }), 'prospectConversion').caveats,
    ).toEqual(['openCohort 1']);
    // Who entered within ninety days can only have been quick.
    const young = old.map(() => at('2026-09-01'));
    expect(
      saidOf(someFacts({ prospects: [...young, ...fresh] }), 'prospectConversion').caveats,
    ).toEqual(['openCohort 2']);
  });

  test('is compared with the cohort before at the same age', () => {
    const facts = someFacts({
      prospects: [
        aProspect({ entered: '2026-10-02', deal: '2026-10-09' }),
        aProspect({ entered: '2026-10-02' }),
        aProspect({ entered: '2026-06-30' }),
        // Within the first 43 days of the quarter, and after them.
        aProspect({ entered: '2026-07-02', deal: '2026-08-10' }),
        aProspect({ entered: '2026-07-02', deal: '2026-09-10' }),
        aProspect({ entered: '2026-07-02', deal: '2026-10-10' }),
        aProspect({ entered: '2026-07-02' }),
      ],
    });
    expect(saidOf(facts, 'prospectConversion')).toMatchObject({ value: 0.5, before: 0.25 });
    expect(saidOf(facts, 'prospectConversion', { on: '2026-08-01' })).toMatchObject({
      value: 0.75,
    });
  });

  test('a deal after now converts nobody yet', () => {
    const facts = someFacts({ prospects: [aProspect({ dealAt: noon('2026-12-01') })] });
    expect(saidOf(facts, 'prospectConversion')).toMatchObject({ value: 0, converted: 0 });
    expect(rowIdsOf(facts, { metric: 'prospectConversion', part: 'open' })).toHaveLength(1);
  });

  test('of nobody it cannot be said', () => {
    expect(saidOf(someFacts(), 'prospectConversion').value).toBeNull();
  });
});
