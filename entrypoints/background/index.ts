import { defineBackground } from 'wxt/utils/define-background';
import { readDefaults } from '../../components/store-defaults.ts';
import { resumeClips } from '../../lib/clips/clip-tab.ts';
import { refreshIcon } from '../../lib/clips/icon.ts';
import { loadTabUrl } from '../../lib/clips/read-tab.ts';
import { serveMessages } from '../../lib/messaging/serve.ts';
import { success } from '../../lib/model/failure.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { store } from '../../lib/store/open.ts';
import { keepDay, refreshDay } from './actions.ts';
import { watchGestures } from './gestures.ts';
import { compactWhenDue, keepHouse } from './housekeeping.ts';
import { keepMail, mailHandlers } from './mail.ts';
import { keepReminders, refreshReminders } from './reminders.ts';
import { watchTabs } from './tabs.ts';
import { driver, rounds, teamHandlers } from './team.ts';

/** Every listener is registered before anything is awaited: an event that wakes the worker finds its listener. */
export default defineBackground(() => {
  store().origin = 'background';
  store().defaults = readDefaults();
  store().onSaved = () => {
    driver.kick();
    refreshDay();
    refreshReminders();
  };
  serveMessages({
    ...teamHandlers,
    ...mailHandlers,
    'actions/refresh': async () => {
      refreshDay({ sums: true });
      return success({});
    },
    'clips/resume': async () => success({ resumedCount: await resumeClips(store()) }),
    'icon/refresh': async ({ tabId }) => {
      const isSaved = await refreshIcon(store(), { tabId, url: await loadTabUrl(tabId) });
      compactWhenDue();
      return success({ isSaved });
    },
  });
  watchGestures();
  watchTabs();
  keepHouse();
  keepDay();
  keepReminders();
  keepMail();
  rounds.watch();
  resumeClips(store()).catch((error: unknown) => reportBug('resume', error));
});
