import { type LearnedBody, learnedBody } from '../model/scoring.ts';
import type { Scorecard } from '../model/settings.ts';
import { type Card, type CardOptions, toCard } from '../scoring/card.ts';
import { loadSetting } from './deal-queries.ts';
import type { Store } from './store.ts';

/** A learned scorecard as it was kept. */
export interface KeptScorecard {
  readonly row: Scorecard;
  readonly body: LearnedBody;
}

function toKept(row: Scorecard | undefined): KeptScorecard | undefined {
  if (!row || row.deleted_at !== null || row.kind !== 'learned') return undefined;
  const parsed = learnedBody.safeParse(row.body);
  return parsed.success ? { row, body: parsed.data } : undefined;
}

/** What the scorecard in use is made of. One that is gone, or of a newer version, counts as none. */
export async function loadCardOptions(store: Store): Promise<CardOptions> {
  const [profile, scoring] = await Promise.all([
    loadSetting(store, 'ideal_profile'),
    loadSetting(store, 'scoring'),
  ]);
  const kept =
    scoring.scorecardId === null
      ? undefined
      : toKept(await store.scorecards.get(scoring.scorecardId));
  return { profile, scoring, learned: kept?.body ?? null };
}

/** The scorecard in use, and what it was learned from. */
export async function loadCardInUse(
  store: Store,
): Promise<{ readonly card: Card; readonly learned: LearnedBody | null }> {
  const options = await loadCardOptions(store);
  return { card: toCard(options), learned: options.learned };
}

/** The scorecard in use. */
export async function loadCard(store: Store): Promise<Card> {
  return (await loadCardInUse(store)).card;
}

/** Everything that was ever learned and kept, the newest first. */
export async function listScorecards(store: Store): Promise<readonly KeptScorecard[]> {
  const rows = await store.scorecards.toArray();
  return rows
    .flatMap((row) => toKept(row) ?? [])
    .sort((one, other) => (one.row.fitted_at < other.row.fitted_at ? 1 : -1));
}
