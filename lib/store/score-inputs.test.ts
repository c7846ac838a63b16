import { describe, expect, it } from 'vitest';
import { aClock, aProfile, aStore, valueOf } from './a-store.ts';
import { saveClip } from './commands/clip.ts';
import { editCompany } from './commands/companies.ts';
import { editProspect } from './commands/prospects.ts';
import { loadScoreInputs, toTouchKind } from './score-inputs.ts';

describe('a touchpoint counts', () => {
  it.each([
    ['email', 'in', null, 'reply'],
    ['linkedin', 'in', null, 'reply'],
    ['email', 'out', null, 'sent'],
    ['email', 'out', 'bounced', undefined],
    ['email', null, null, undefined],
    ['call', 'out', null, 'call'],
    ['call', 'out', 'reached', 'call'],
    ['call', null, 'meeting_agreed', 'call'],
    ['call', 'out', 'no_answer', undefined],
    ['call', 'out', 'voicemail', undefined],
    ['call', 'in', 'voicemail', 'reply'],
    ['call', 'out', 'wrong_number', undefined],
    ['call', 'out', 'objection', undefined],
    ['email', 'in', 'objection', undefined],
    ['meeting', null, 'held', 'meeting'],
    ['meeting', null, null, 'meeting'],
    ['meeting', null, 'cancelled', undefined],
    ['event', null, null, 'event'],
  ] as const)('%s %s %s as %s', (channel, direction, outcome, kind) => {
    expect(toTouchKind({ channel, direction, outcome })).toBe(kind);
  });
});

async function aSavedProfile() {
  const clock = aClock();
  const store = aStore(clock);
  const person = valueOf(
    await saveClip(store, {
      extraction: aProfile(),
      decision: { kind: 'create' },
      readAt: '2026-03-02T08:00:00.000Z',
    }),
  ).id;
  const company = (await store.companies.toArray())[0]?.id ?? '';
  const load = async () => {
    const inputs = (await loadScoreInputs(store, [person])).get(person);
    if (!inputs) throw new Error('nobody');
    return inputs;
  };
  return { store, clock, person, company, load };
}

describe('what a score rests on', () => {
  it('comes of the title, the company and the place', async () => {
    const { store, company, load } = await aSavedProfile();
    expect(await load()).toMatchObject({
      seniority: 'head',
      departments: ['procurement'],
      industry: null,
      size: null,
      place: 'Hamburg, Germany',
      since: {},
      touches: [],
    });
    valueOf(await editCompany(store, company, { industry: 'Logistics', size_min: 201 }));
    expect(await load()).toMatchObject({ industry: 'Logistics', size: [201, null] });
  });

  it('takes a rep’s own word before the title', async () => {
    const { store, person, load } = await aSavedProfile();
    valueOf(await editProspect(store, person, { seniority: 'Director', department: 'Finance' }));
    expect(await load()).toMatchObject({ seniority: 'director', departments: ['finance'] });
  });

  it('knows since when a fact is what it is, where that was not from the start', async () => {
    const { store, clock, person, company, load } = await aSavedProfile();
    clock.forward(5 * 86_400_000);
    valueOf(await editCompany(store, company, { industry: 'Logistics' }));
    const { since } = await load();
    expect(since).toEqual({ industry: clock.now() });
    clock.forward(86_400_000);
    valueOf(await editProspect(store, person, { title: 'CFO' }));
    expect((await load()).since).toMatchObject({
      seniority: clock.now(),
      department: clock.now(),
      words: clock.now(),
    });
  });

  it('is nothing for who is deleted', async () => {
    const { store, person } = await aSavedProfile();
    await store.prospects.update(person, { deleted_at: '2026-03-02T09:00:00.000Z' } as never);
    expect((await loadScoreInputs(store, [person])).size).toBe(0);
  });
});
