import { useLiveQuery } from 'dexie-react-hooks';
import type { DayEntry } from '../../lib/store/action-list.ts';
import { store } from '../../lib/store/open.ts';
import { loadDay } from '../pipeline/first-look.ts';
import { Today } from '../pipeline/today.tsx';

/** Nobody does more than this in a day; the rest waits its turn by rank. */
const shownCount = 100;

/** The whole of the day's list, in the panel. */
export function DayView({ onOpen }: { readonly onOpen: (entry: DayEntry) => void }) {
  const day = useLiveQuery(async () => loadDay(store(), { limit: shownCount }), []);
  return day ? <Today day={day} onOpen={onOpen} /> : null;
}
