import { describe, expect, it } from 'vitest';
import { defaultScoring } from '../../model/scoring.ts';
import { aLearnedBody, anEntry, aProfileOf } from '../../scoring/a-score.ts';
import { aStore, valueOf } from '../a-store.ts';
import { loadSetting } from '../deal-queries.ts';
import { listScorecards, loadCard, loadCardOptions } from '../score-card.ts';
import { undoCommand } from '../undo.ts';
import { joinAs, refusal } from './a-pipeline.ts';
import {
  chooseScorecard,
  keepScorecard,
  removeScorecard,
  saveCard,
  saveScoring,
} from './scoring.ts';
import { saveSetting } from './settings.ts';

describe('a learned scorecard', () => {
  it('is kept with its date and outcomes, and used from then on', async () => {
    const store = aStore();
    const { id, journalId } = valueOf(
      await keepScorecard(store, aLearnedBody(), { mode: 'blend' }),
    );
    expect(await listScorecards(store)).toMatchObject([
      { row: { id, outcome_count: 110, fitted_at: '2026-03-02T08:00:00.000Z' } },
    ]);
    expect((await loadCard(store)).mode).toBe('blend');
    expect((await loadCard(store)).learnedShare).toBeCloseTo(0.55);
    valueOf(await undoCommand(store, journalId));
    expect(await listScorecards(store)).toEqual([]);
    expect((await loadCard(store)).mode).toBe('hand_set');
  });

  it('is kept and not used where the rep says so', async () => {
    const store = aStore();
    valueOf(await keepScorecard(store, aLearnedBody(), { mode: 'hand_set' }));
    expect(await listScorecards(store)).toHaveLength(1);
    expect(await loadSetting(store, 'scoring')).toEqual(defaultScoring);
  });

  it('gives way to another, to the hand-set points, and comes back', async () => {
    const store = aStore();
    const first = valueOf(await keepScorecard(store, aLearnedBody(), { mode: 'blend' })).id;
    const second = valueOf(await keepScorecard(store, aLearnedBody(), { mode: 'learned' })).id;
    expect((await loadSetting(store, 'scoring')).scorecardId).toBe(second);
    valueOf(await chooseScorecard(store, { scorecardId: null, mode: 'hand_set' }));
    expect((await loadCardOptions(store)).learned).toBeNull();
    valueOf(await chooseScorecard(store, { scorecardId: first, mode: 'learned' }));
    expect(await loadSetting(store, 'scoring')).toMatchObject({
      mode: 'learned',
      scorecardId: first,
    });
    expect(await listScorecards(store)).toHaveLength(2);
  });

  it('that is removed while it is in use leaves the hand-set points, until that is undone', async () => {
    const store = aStore();
    const { id } = valueOf(await keepScorecard(store, aLearnedBody(), { mode: 'blend' }));
    const { journalId } = valueOf(await removeScorecard(store, id));
    expect(await loadSetting(store, 'scoring')).toMatchObject({
      mode: 'hand_set',
      scorecardId: null,
    });
    valueOf(await undoCommand(store, journalId));
    expect((await loadCard(store)).mode).toBe('blend');
  });

  it('is refused where it is none, or names none', async () => {
    const store = aStore();
    const broken = { ...aLearnedBody(), base: Number.NaN };
    expect(await refusal(keepScorecard(store, broken, { mode: 'blend' }))).toMatchObject({
      code: 'invalid_input',
    });
    expect(
      await refusal(chooseScorecard(store, { scorecardId: null, mode: 'blend' })),
    ).toMatchObject({ code: 'invalid_input' });
    const gone = '00000000-0000-4000-8000-0000000000aa';
    expect(
      await refusal(chooseScorecard(store, { scorecardId: gone, mode: 'blend' })),
    ).toMatchObject({ code: 'not_found_here' });
    expect(await store.scorecards.count()).toBe(0);
  });

  it('of a newer version counts as none', async () => {
    const store = aStore();
    const { id } = valueOf(await keepScorecard(store, aLearnedBody(), { mode: 'learned' }));
    await store.scorecards.update(id, { body: { formatVersion: 2 } });
    expect((await loadCard(store)).mode).toBe('hand_set');
    expect(await listScorecards(store)).toEqual([]);
  });

  it('is for managers in a team', async () => {
    const store = aStore();
    await joinAs(store, 'rep');
    expect(await refusal(keepScorecard(store, aLearnedBody(), { mode: 'blend' }))).toMatchObject({
      code: 'not_allowed',
    });
    expect(await refusal(saveScoring(store, { fitShare: 50 }))).toMatchObject({
      code: 'not_allowed',
    });
    await joinAs(store, 'manager');
    valueOf(await keepScorecard(store, aLearnedBody(), { mode: 'blend' }));
  });
});

describe('how the score is put together', () => {
  it('is changed in parts', async () => {
    const store = aStore();
    valueOf(await saveScoring(store, { fitShare: 70 }));
    valueOf(await saveScoring(store, { halfLifeDays: 30 }));
    expect(await loadSetting(store, 'scoring')).toEqual({
      ...defaultScoring,
      fitShare: 70,
      halfLifeDays: 30,
    });
    expect(await refusal(saveScoring(store, { fitShare: 101 }))).toMatchObject({
      code: 'invalid_input',
    });
  });
});

describe('weights and score, saved together', () => {
  const heavier = anEntry('seniority', 'head', { weight: 30 });

  it('are one change with one Undo', async () => {
    const store = aStore();
    valueOf(await saveSetting(store, 'ideal_profile', aProfileOf(anEntry('seniority', 'head'))));
    const { journalId } = valueOf(
      await saveCard(store, {
        profile: () => aProfileOf(heavier),
        scoring: { fitShare: 70 },
      }),
    );
    expect(await loadCardOptions(store)).toMatchObject({
      profile: aProfileOf(heavier),
      scoring: { fitShare: 70 },
    });
    valueOf(await undoCommand(store, journalId));
    expect(await loadCardOptions(store)).toMatchObject({
      profile: aProfileOf(anEntry('seniority', 'head')),
      scoring: defaultScoring,
    });
  });

  it('change the profile as it is then, not as it was on the page', async () => {
    const store = aStore();
    const later = anEntry('industry', 'Food');
    valueOf(await saveSetting(store, 'ideal_profile', aProfileOf(later)));
    const add = saveCard(store, {
      profile: ({ entries }) => ({ entries: [...entries, heavier] }),
      scoring: {},
    });
    valueOf(await add);
    expect((await loadCardOptions(store)).profile).toEqual(aProfileOf(later, heavier));
    expect(await store.settings.where('ix.key').equals('scoring').count()).toBe(0);
  });

  it('are refused whole where one part is wrong', async () => {
    const store = aStore();
    const wrong = anEntry('seniority', 'head', { weight: 101 });
    const refused = saveCard(store, {
      profile: () => aProfileOf(wrong),
      scoring: { fitShare: 70 },
    });
    expect(await refusal(refused)).toMatchObject({ code: 'invalid_input' });
    const unknown = saveCard(store, {
      profile: () => aProfileOf(heavier),
      scoring: { mode: 'blend', scorecardId: '00000000-0000-4000-8000-000000000000' },
    });
    expect((await refusal(unknown)).code).toBe('not_found_here');
    expect(await store.settings.count()).toBe(0);
  });

  it('are for managers in a team', async () => {
    const store = aStore();
    await joinAs(store, 'rep');
    const refused = saveCard(store, { profile: () => aProfileOf(heavier), scoring: {} });
    expect((await refusal(refused)).code).toBe('not_allowed');
  });
});
