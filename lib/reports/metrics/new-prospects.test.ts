import { describe, expect, test } from 'vitest';
import { aProspect, noon, rowIdsOf, saidOf, someFacts } from '../a-facts.ts';

const four = [
  { id: 'lan', name: 'Lan' },
  { id: 'minh', name: 'Minh' },
  { id: 'thu', name: 'Thu' },
  { id: 'quan', name: 'Quân' },
];

describe('new prospects', () => {
  test('a rep with none counts as 0 in the mean', () => {
    const facts = someFacts({
      reps: four,
      prospects: [
        ...Array.from({ length: 6 }, () => aProspect({ ownerId: 'lan' })),
        ...Array.from({ length: 3 }, () => aProspect({ ownerId: 'minh' })),
        aProspect({ ownerId: 'thu' }),
      ],
    });
    expect(saidOf(facts, 'newProspects')).toMatchObject({
      value: 10,
      prospects: 10,
      reps: 4,
      perRep: 2.5,
      medianPerRep: 2,
      caveats: ['runningPeriod'],
      rowCounts: { prospects: 10 },
    });
  });

  test('what is nobody’s counts for the team and for no rep; a rep who left counts while they brought some', () => {
    const facts = someFacts({
      prospects: [
        aProspect({ ownerId: null }),
        aProspect({ ownerId: 'lan' }),
        aProspect({ ownerId: 'left' }),
        aProspect({ ownerId: 'left' }),
        aProspect({ ownerId: 'left-earlier', entered: '2026-07-01' }),
      ],
    });
    expect(saidOf(facts, 'newProspects')).toMatchObject({
      value: 4,
      prospects: 3,
      reps: 3,
      perRep: 1,
      caveats: ['runningPeriod', 'nobodys 1'],
    });
  });

  test('reps count in the periods in which they were there', () => {
    const facts = someFacts({
      reps: [
        { id: 'lan', name: 'Lan', from: noon('2025-01-01') },
        { id: 'minh', name: 'Minh', from: noon('2025-01-01') },
        { id: 'thu', name: 'Thu', from: noon('2026-11-01') },
        { id: 'quan', name: 'Quân', from: noon('2026-09-30') },
      ],
      leavers: [{ id: 'bo', name: 'Bo', from: noon('2025-01-01'), until: noon('2026-07-01') }],
      prospects: [
        ...Array.from({ length: 12 }, () => aProspect({ entered: '2026-07-10' })),
        ...Array.from({ length: 12 }, () => aProspect({ entered: '2026-05-10' })),
        ...Array.from({ length: 12 }, () => aProspect({ entered: '2026-10-10' })),
      ],
    });
    const of = (on: string) => saidOf(facts, 'newProspects', { on });
    expect(of('2026-05-10')).toMatchObject({ reps: 3, perRep: 4 });
    // Bo until its first day, Quân from its last day on.
    expect(of('2026-08-10')).toMatchObject({ reps: 4, perRep: 3 });
    expect(of('2026-10-10')).toMatchObject({ reps: 4, perRep: 3, medianPerRep: 0 });
  });

  test('of one rep there is no mean', () => {
    const facts = someFacts({ prospects: [aProspect(), aProspect({ ownerId: 'minh' })] });
    expect(saidOf(facts, 'newProspects', { repIds: ['lan'] })).toEqual({
      value: 1,
      before: undefined,
      prospects: 1,
      caveats: ['runningPeriod'],
      rowCounts: { prospects: 1 },
    });
    expect(saidOf(facts, 'newProspects', { repIds: ['lan', 'minh'] })).toMatchObject({ perRep: 1 });
  });

  test('the day is the workspace’s', () => {
    const lastHour = Date.parse('2026-09-30T18:00:00Z');
    const of = { prospects: [aProspect({ enteredAt: lastHour })] };
    expect(saidOf(someFacts(of), 'newProspects').value).toBe(0);
    expect(saidOf(someFacts({ ...of, timeZone: 'Asia/Ho_Chi_Minh' }), 'newProspects').value).toBe(
      1,
    );
  });

  test('the same days of the period before: 43 days of the third quarter', () => {
    const before = ['2026-07-01', '2026-08-12', '2026-08-13', '2026-09-30'];
    const facts = someFacts({ prospects: before.map((entered) => aProspect({ entered })) });
    expect(saidOf(facts, 'newProspects').before).toBe(2);
    expect(saidOf(facts, 'newProspects', { on: '2026-09-01' })).toMatchObject({
      value: 4,
      before: undefined,
      caveats: [],
    });
  });

  test('what lies later than now has not happened', () => {
    const facts = someFacts({ prospects: [aProspect({ entered: '2026-11-12' }), aProspect()] });
    expect(rowIdsOf(facts, { metric: 'newProspects', part: 'prospects' })).toEqual([
      facts.prospects[1]?.id,
    ]);
  });

  test('without reps and prospects nothing is divided', () => {
    expect(saidOf(someFacts({ reps: [] }), 'newProspects')).toMatchObject({
      value: 0,
      perRep: null,
      medianPerRep: null,
    });
  });
});
