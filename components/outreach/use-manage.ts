import { useLiveQuery } from 'dexie-react-hooks';
import { canManage } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';

/** Whether the rep may change what the workspace shares; `undefined` until that is known. */
export function useManage(): boolean | undefined {
  return useLiveQuery(() => canManage(store()), []);
}
