import { useLiveQuery } from 'dexie-react-hooks';
import { loadLooseSends } from '../../lib/store/loose-sends.ts';
import type { SendRow } from '../../lib/store/mail-rows.ts';
import { store } from '../../lib/store/open.ts';

const none: readonly SendRow[] = [];

/** New messages of a mailbox that are on their way or of which it is not sure; of every mailbox where it is `''`. */
export function useLooseSends(account: string): readonly SendRow[] {
  return useLiveQuery(async () => loadLooseSends(store(), account), [account]) ?? none;
}
