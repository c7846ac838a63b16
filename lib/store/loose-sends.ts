import { toInstant } from '../platform/clock.ts';
import type { SendRow, SendState } from './mail-rows.ts';
import type { Store } from './store.ts';

/** Whoever was not asked by then does not remember, and the thread of a message that went has told of it. */
const looseMs = 2 * 24 * 60 * 60 * 1000;

const openStates: ReadonlySet<SendState> = new Set(['pending', 'confirmed', 'scheduled', 'unsure']);

/**
 * New messages, that answer no thread, which are on their way or of which it is not sure, of the last two days, the newest
 * first; of one mailbox where it is named. For live queries.
 */
export async function loadLooseSends(store: Store, mailboxAccount?: string): Promise<SendRow[]> {
  const since = toInstant(store.clock.now() - looseMs);
  const rows = await store.sends.where('thread').equals('').toArray();
  return rows
    .filter(
      ({ state, account, pressedAt }) =>
        openStates.has(state) &&
        pressedAt >= since &&
        (!mailboxAccount || account === mailboxAccount || account === ''),
    )
    .sort((one, other) => (one.pressedAt < other.pressedAt ? 1 : -1));
}
