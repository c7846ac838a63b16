import type { Receipt } from '../../model/clip.ts';
import type { Result } from '../../model/failure.ts';
import {
  type IdealProfile,
  type LearnedBody,
  learnedBody,
  type ScoreMode,
  type Scoring,
} from '../../model/scoring.ts';
import { commit } from '../commit.ts';
import { isSameValue } from '../flat.ts';
import { requireManager } from '../may-manage.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { changeSetting } from './settings.ts';

/** Keeps what was learned, and uses it or not; every one stays, with its date and how much it rests on. For managers. */
export function keepScorecard(
  store: Store,
  body: LearnedBody,
  { mode }: { mode: ScoreMode },
): Promise<Result<Receipt>> {
  return commit(store, { command: 'scorecard/keep', origin: store.origin }, async (draft) => {
    await requireManager(draft);
    if (!learnedBody.safeParse(body).success) refuse('invalid_input', 'scorecards.body');
    const id = draft.append('scorecards', {
      kind: 'learned',
      fitted_at: draft.at,
      outcome_count: body.outcomes.count,
      body,
    });
    await changeSetting(draft, 'scoring', (now) =>
      mode === 'hand_set' ? now : { ...now, mode, scorecardId: id },
    );
    return { table: 'scorecards', id, name: draft.at };
  });
}

/** Which scorecard is in use, and how. `hand_set` needs none. For managers. */
export function chooseScorecard(
  store: Store,
  { scorecardId, mode }: { scorecardId: string | null; mode: ScoreMode },
): Promise<Result<Receipt>> {
  return commit(store, { command: 'scorecard/choose', origin: store.origin }, async (draft) => {
    await requireManager(draft);
    if (scorecardId !== null) await draft.require('scorecards', scorecardId);
    else if (mode !== 'hand_set') refuse('invalid_input', 'scoring.scorecardId');
    const id = await changeSetting(draft, 'scoring', (now) => ({ ...now, mode, scorecardId }));
    return { table: 'settings', id, name: 'scoring' };
  });
}

/** Where it is in use, the hand-set points are from now on. For managers. */
export function removeScorecard(store: Store, id: string): Promise<Result<Receipt>> {
  return commit(store, { command: 'scorecard/remove', origin: store.origin }, async (draft) => {
    await requireManager(draft);
    const { fitted_at } = await draft.require('scorecards', id);
    await draft.remove('scorecards', id);
    await changeSetting(draft, 'scoring', (now) =>
      now.scorecardId === id ? { ...now, mode: 'hand_set', scorecardId: null } : now,
    );
    return { table: 'scorecards', id, name: fitted_at };
  });
}

/** Changes a part of how the score is put together, whoever else changes it at the same time. For managers. */
export function saveScoring(store: Store, patch: Partial<Scoring>): Promise<Result<Receipt>> {
  return commit(store, { command: 'setting/save', origin: store.origin }, async (draft) => {
    await requireManager(draft);
    const id = await changeSetting(draft, 'scoring', (now) => ({ ...now, ...patch }));
    return { table: 'settings', id, name: 'scoring' };
  });
}

/** Changes weights of the profile and how the score is put together, as one change with one Undo. For managers. */
export function saveCard(
  store: Store,
  { profile, scoring }: { profile: (now: IdealProfile) => IdealProfile; scoring: Partial<Scoring> },
): Promise<Result<Receipt>> {
  return commit(store, { command: 'setting/save', origin: store.origin }, async (draft) => {
    await requireManager(draft);
    const { scorecardId } = scoring;
    if (typeof scorecardId === 'string') await draft.require('scorecards', scorecardId);
    const profileId = await changeSetting(draft, 'ideal_profile', (now) => {
      const next = profile(now);
      return isSameValue(next, now) ? undefined : next;
    });
    if (Object.keys(scoring).length === 0) {
      return { table: 'settings', id: profileId, name: 'ideal_profile' };
    }
    const id = await changeSetting(draft, 'scoring', (now) => ({ ...now, ...scoring }));
    return { table: 'settings', id, name: 'scoring' };
  });
}
