import { describe, expect, it } from 'vitest';
import { aCompanyPage, aProfile, aReading, aStore, valueOf } from './a-store.ts';
import { saveClip } from './commands/clip.ts';
import { saveSetting } from './commands/settings.ts';
import { logTouchpoint } from './commands/touchpoints.ts';
import { loadReadingScore } from './score-of-reading.ts';
import { loadScoreView } from './scores.ts';
import type { Store } from './store.ts';

const unsaved = { edits: {}, prospectId: undefined, taken: [], changed: [] };

async function aStoreWithProfile(): Promise<Store> {
  const store = aStore();
  const entry = { mode: 'wanted', weight: 10 } as const;
  valueOf(
    await saveSetting(store, 'ideal_profile', {
      entries: [
        { ...entry, fact: 'seniority', value: 'head' },
        { ...entry, fact: 'place', value: 'Berlin', weight: 30 },
        { ...entry, fact: 'company_size', value: '', from: 200, to: 1000, weight: 20 },
      ],
    }),
  );
  return store;
}

function readAt(store: Store): string {
  return new Date(store.clock.now()).toISOString();
}

describe('what a reading would score', () => {
  it('is what it scores once it is saved', async () => {
    const store = await aStoreWithProfile();
    const page = aCompanyPage();
    valueOf(
      await saveClip(store, {
        extraction: page,
        decision: { kind: 'create' },
        readAt: readAt(store),
      }),
    );
    const extraction = aProfile();
    const before = await loadReadingScore(store, { ...unsaved, extraction });
    // Head and size: 30 of 60, of which fit makes 60 %.
    expect(before?.score).toMatchObject({ score: 30, grade: 'B4', known: 100 });
    const saved = valueOf(
      await saveClip(store, { extraction, decision: { kind: 'create' }, readAt: readAt(store) }),
    );
    expect((await loadScoreView(store, saved.id))?.score).toEqual(before?.score);
  });

  it('names what is not known, and what it would be worth', async () => {
    const store = await aStoreWithProfile();
    const found = await loadReadingScore(store, { ...unsaved, extraction: aProfile() });
    expect(found?.score).toMatchObject({ score: 10, unknown: ['company_size'] });
    expect(found?.others).toMatchObject([{ kind: 'fact', fact: 'company_size', score: 30 }]);
  });

  it('says what the other reading of a field makes of it, until the rep has typed one', async () => {
    const store = await aStoreWithProfile();
    const location = aReading('Hamburg, Germany', {
      disagreed: [{ layer: 'headline', value: 'Berlin, Germany' }],
    });
    const extraction = aProfile({ location });
    const found = await loadReadingScore(store, { ...unsaved, extraction });
    expect(found?.others[0]).toEqual({
      kind: 'field',
      field: 'location',
      value: 'Berlin, Germany',
      score: 40,
    });
    const edits = { location: 'Berlin' };
    const edited = await loadReadingScore(store, { ...unsaved, extraction, edits });
    expect(edited?.score.score).toBe(40);
    expect(edited?.others.map(({ kind }) => kind)).toEqual(['fact']);
  });

  it('of somebody on file counts what is kept, their touchpoints, and only fields that are taken', async () => {
    const store = await aStoreWithProfile();
    const { id } = valueOf(
      await saveClip(store, {
        extraction: aProfile(),
        decision: { kind: 'create' },
        readAt: readAt(store),
      }),
    );
    valueOf(
      await logTouchpoint(store, {
        prospectIds: [id],
        channel: 'meeting',
        direction: null,
        occurredAt: readAt(store),
      }),
    );
    const query = {
      extraction: aProfile({ title: 'Trainee', headline: 'Trainee', location: 'Berlin' }),
      edits: {},
      prospectId: id,
      changed: ['title', 'headline', 'location'] as const,
    };
    const scoreOf = async (taken: readonly ('title' | 'headline' | 'location')[]) =>
      (await loadReadingScore(store, { ...query, taken }))?.score.score;
    // 45 of a meeting are 18; the head 10, the place 30.
    expect(await scoreOf([])).toBe(28);
    expect(await scoreOf(['location'])).toBe(58);
    expect(await scoreOf(['title', 'headline', 'location'])).toBe(48);
  });

  it('is nothing for a company’s page, and where nobody has said who fits', async () => {
    const store = await aStoreWithProfile();
    const extraction = aCompanyPage();
    expect(await loadReadingScore(store, { ...unsaved, extraction })).toBeUndefined();
    expect(
      await loadReadingScore(aStore(), { ...unsaved, extraction: aProfile() }),
    ).toBeUndefined();
  });
});
