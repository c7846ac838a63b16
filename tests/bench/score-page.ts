/** Runs in a page of the extension, on the product's own store: times what is asked of lead scores. */
import { send } from '../../lib/messaging/send.ts';
import { toCard } from '../../lib/scoring/card.ts';
import { editProspect } from '../../lib/store/commands/prospects.ts';
import { saveScoring } from '../../lib/store/commands/scoring.ts';
import { saveSetting } from '../../lib/store/commands/settings.ts';
import { logTouchpoint } from '../../lib/store/commands/touchpoints.ts';
import { loadScores } from '../../lib/store/kept-scores.ts';
import { store } from '../../lib/store/open.ts';
import { refreshScores } from '../../lib/store/refresh-scores.ts';
import { loadCard, loadCardOptions } from '../../lib/store/score-card.ts';
import { loadBestPage } from '../../lib/store/score-list.ts';
import { createPreviewer } from '../../lib/store/score-preview.ts';
import { toBucketKey, toInputKey } from '../../lib/store/score-rows.ts';
import { loadScoreView } from '../../lib/store/scores.ts';
import { seedProspects, toRandom } from './seed.ts';
import { benchProfile, seedScores } from './seed-scores.ts';

export interface ScorePage {
  /** Gives how many touchpoints there are. */
  fill(count: number): Promise<number>;
  /** Milliseconds to work out everybody from the rows. */
  timeBuild(): Promise<number>;
  /** Milliseconds from the mark that a command set to the kept score; of one more touchpoint, or another title. */
  timeOne(round: number): Promise<number>;
  /** The same buckets read and written with as strict a commit, and nothing worked out. */
  timeOneFloor(round: number): Promise<number>;
  /** A strict commit that writes next to nothing. */
  timeCommit(round: number): Promise<number>;
  /** Milliseconds to work out everybody after a weight has changed, here. */
  timeAll(round: number): Promise<number>;
  /** All buckets read, and those of scores written, and nothing worked out. */
  timeAllFloor(): Promise<number>;
  /** The same in the background, from asking it to the last score. */
  timeAllInBackground(round: number): Promise<number>;
  timeBestPage(): Promise<number>;
  /** Of 60 rows as they stand in a list. */
  timeRowScores(round: number): Promise<number>;
  timeView(round: number): Promise<number>;
  /** The first time everybody's facts are read, as when a weight begins to be moved. */
  timePreview(round: number): Promise<number>;
}

declare global {
  interface Window {
    scorePage?: ScorePage;
  }
}

const sampleCount = 2_000;
let ids: readonly string[] = [];

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function readSample(): Promise<void> {
  const all = await store().prospects.toCollection().primaryKeys();
  const random = toRandom(3);
  ids = Array.from({ length: sampleCount }, () => all[Math.floor(random() * all.length)] ?? '');
}

function idOf(round: number): string {
  return ids[round % ids.length] ?? '';
}

async function fill(count: number): Promise<number> {
  await seedProspects(store(), count);
  const touchCount = await seedScores(store(), { now: Date.now() });
  await saveSetting(store(), 'ideal_profile', { entries: [...benchProfile] });
  await readSample();
  return touchCount;
}

async function refreshAll(): Promise<void> {
  for (;;) if ((await refreshScores(store(), { maxChunks: 1_000 })).isDone) return;
}

async function timeBuild(): Promise<number> {
  await store().unscored.clear();
  await store().unscored.put({ key: 'all', mark: 'bench' });
  return time(refreshAll);
}

async function changeOne(round: number): Promise<void> {
  const id = idOf(round);
  if (round % 2 === 1) {
    await editProspect(store(), id, { title: `Head of Operations ${round}` });
    return;
  }
  await logTouchpoint(store(), {
    prospectIds: [id],
    channel: 'email',
    direction: 'in',
    occurredAt: new Date().toISOString(),
  });
}

async function timeOne(round: number): Promise<number> {
  await refreshAll();
  await changeOne(round);
  return time(() => refreshScores(store(), { maxChunks: 1, isLight: true }));
}

async function timeOneFloor(round: number): Promise<number> {
  const { scores, score_inputs, unscored } = store();
  const id = idOf(round);
  await unscored.put({ key: 'bench', mark: 'bench' });
  return time(async () => {
    await unscored.limit(200).toArray();
    const [kept, inputs] = await store().transaction('r', [scores, score_inputs], async () =>
      Promise.all([scores.get(toBucketKey(id)), score_inputs.get(toInputKey(id))]),
    );
    await store().transaction('rw', [scores, score_inputs, unscored], async () => {
      await unscored.delete('bench');
      if (kept) await scores.put(kept);
      if (inputs) await score_inputs.put(inputs);
    });
  });
}

function timeCommit(round: number): Promise<number> {
  const { unscored } = store();
  return time(() =>
    store().transaction('rw', [unscored], async () => {
      await unscored.delete(`bench ${round}`);
      await unscored.put({ key: 'bench', mark: String(round) });
      await unscored.delete('bench');
    }),
  );
}

async function changeWeights(round: number): Promise<void> {
  await saveScoring(store(), { fitShare: 40 + (round % 40) });
  // The list of next actions is another matter.
  await store().stale.clear();
}

async function timeAll(round: number): Promise<number> {
  await changeWeights(round);
  return time(refreshAll);
}

async function timeAllFloor(): Promise<number> {
  const { scores, score_inputs } = store();
  return time(async () => {
    await score_inputs.toArray();
    const rows = await scores.toArray();
    await store().transaction('rw', [scores], async () => scores.bulkPut(rows));
  });
}

async function timeAllInBackground(round: number): Promise<number> {
  await changeWeights(round);
  return time(async () => {
    const asked = send('actions/refresh', {});
    while ((await store().unscored.get('card')) !== undefined) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await asked;
  });
}

async function timePreview(round: number): Promise<number> {
  const options = await loadCardOptions(store());
  const card = toCard({
    ...options,
    scoring: { ...options.scoring, fitShare: 30 + (round % 60) },
  });
  return time(() => createPreviewer(store()).preview(card, () => false));
}

const filter = {};
await loadCard(store());
await readSample();
window.scorePage = {
  fill,
  timeBuild,
  timeOne,
  timeOneFloor,
  timeCommit,
  timeAll,
  timeAllFloor,
  timeAllInBackground,
  timeBestPage: () => time(() => loadBestPage(store(), { filter, after: null, limit: 60 })),
  timeRowScores: (round) =>
    time(() =>
      loadScores(
        store(),
        Array.from({ length: 60 }, (_, at) => idOf(round * 60 + at)),
      ),
    ),
  timeView: (round) => time(() => loadScoreView(store(), idOf(round))),
  timePreview,
};
