import type { ScoreInputs } from '../model/scoring.ts';
import { type Card, toCard } from '../scoring/card.ts';
import { countPreview, type Preview, type PreviewedPerson } from '../scoring/preview.ts';
import { type Totals, toTotals } from '../scoring/score.ts';
import { loadCardOptions } from './score-card.ts';
import type { Store } from './store.ts';
import { wholeCard } from './unscored.ts';

/** So long what was read of everybody is taken again; a rep who moves a weight asks several times a second. */
const keptMs = 30_000;

interface KeptBucket {
  readonly ids: readonly string[];
  readonly inputs: readonly ScoreInputs[];
  readonly totals: readonly Totals[];
}

interface Everybody {
  /** ms since 1970: for when scores are worked out. */
  readonly at: number;
  /** What the card in use was made of. */
  readonly inUse: string;
  readonly buckets: readonly KeptBucket[];
}

/** What a preview rests on, besides the card that is asked about. */
export interface PreviewGround {
  /** What the card in use was made of. */
  readonly inUse: string;
  /** Facts of some are not read yet: a count would be of others than are there. */
  readonly isBehind: boolean;
}

/** For a live query: it hears of everything that would make a preview another one. */
export async function loadPreviewGround(store: Store): Promise<PreviewGround> {
  const [options, markCount] = await Promise.all([
    loadCardOptions(store),
    // Another card changes nobody's facts.
    store.unscored.where('key').notEqual(wholeCard).count(),
    // What is kept of people is written together with the marks that go, or after others.
    store.score_inputs.count(),
  ]);
  return { inUse: JSON.stringify(options), isBehind: markCount > 0 };
}

export interface Previewer {
  /** `undefined` where it was left off. */
  preview(card: Card, isLeftOff: () => boolean): Promise<Preview | undefined>;
  /** Facts have changed: what was read of people is read again. */
  forget(): void;
}

/** For a worker: keeps everybody's facts in memory. Who was not scored yet does not count. */
export function createPreviewer(store: Store): Previewer {
  let kept: Everybody | undefined;
  let forgottenCount = 0;
  return {
    forget() {
      kept = undefined;
      forgottenCount += 1;
    },
    async preview(card, isLeftOff) {
      const since = forgottenCount;
      const everybody = await loadEverybody(store, kept);
      // Otherwise it may have been read before the facts changed.
      if (since === forgottenCount) kept = everybody;
      const { buckets, at } = everybody;
      const count = countPreview(card, at);
      for (const [place, { ids, inputs, totals }] of buckets.entries()) {
        // A newer question is heard between two stretches of work.
        if (place % 32 === 31) await rest();
        if (isLeftOff()) return undefined;
        count.add(
          ids.flatMap((prospectId, line): PreviewedPerson[] => {
            const [own, before] = [inputs[line], totals[line]];
            return own && before ? [{ prospectId, inputs: own, before }] : [];
          }),
        );
      }
      return count.result();
    },
  };
}

/** A message of the page comes in a task of its own, which awaiting something that is there does not let in. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

async function loadEverybody(store: Store, kept: Everybody | undefined): Promise<Everybody> {
  const options = await loadCardOptions(store);
  const inUse = JSON.stringify(options);
  const now = store.clock.now();
  const isFresh = kept !== undefined && now - kept.at < keptMs;
  if (isFresh && kept.inUse === inUse) return kept;
  const buckets = isFresh ? kept.buckets : await store.score_inputs.toArray();
  const card = toCard(options);
  const at = isFresh ? kept.at : now;
  return {
    at,
    inUse,
    buckets: buckets.map(({ ids, inputs }) => ({
      ids,
      inputs,
      totals: inputs.map((line) => toTotals(line, card, at)),
    })),
  };
}
