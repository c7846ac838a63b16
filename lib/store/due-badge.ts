import { showBadge } from '../platform/badge.ts';
import { countDue } from './action-list.ts';
import type { Store } from './store.ts';

const mostShown = 99;

/** Shows on the toolbar's icon how many next actions are due today. */
export async function showDueCount(store: Store): Promise<void> {
  const count = await countDue(store);
  await showBadge(count > mostShown ? `${mostShown}+` : count > 0 ? String(count) : '');
}
