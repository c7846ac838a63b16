/** Runs in a page of the extension: the pipeline of `dashboard-page.ts`, and targets of its reps. */

import { saveSetting } from '../../lib/store/commands/settings.ts';
import { loadSetting } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import './dashboard-page.ts';

declare global {
  interface Window {
    /** What each rep is to win in a quarter, in whole units of the workspace's currency. */
    setTargets?: (quarterTargets: Readonly<Record<string, string>>) => Promise<void>;
  }
}

window.setTargets = async (quarterTargets) => {
  const own = store();
  await saveSetting(own, 'reports', { ...(await loadSetting(own, 'reports')), quarterTargets });
};
