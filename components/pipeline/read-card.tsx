import { useLiveQuery } from 'dexie-react-hooks';
import type { Reading } from '../../lib/clips/save-reading.ts';
import { matchExtraction } from '../../lib/store/match.ts';
import { store } from '../../lib/store/open.ts';
import { type CardActs, PageCard } from '../clip/page-card.tsx';

/** What was read from the page in view, beside what is on file. */
export function ReadCard({
  reading,
  acts,
}: {
  readonly reading: Reading;
  readonly acts: CardActs;
}) {
  const match = useLiveQuery(async () => matchExtraction(store(), reading.extraction), [reading]);
  return match ? <PageCard reading={reading} match={match} acts={acts} /> : null;
}
