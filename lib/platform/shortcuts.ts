import { browser } from './browser.ts';
import { reportBug } from './log.ts';

interface FirefoxCommands {
  /** Firefox 137 and newer. */
  openShortcutSettings?: () => Promise<void>;
}

/** Opens the browser's own page for the keys of extensions. */
export function openShortcutPage(): void {
  const { openShortcutSettings } = browser.commands as FirefoxCommands;
  const opened = openShortcutSettings
    ? openShortcutSettings()
    : browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
  opened.catch((error: unknown) => reportBug('shortcuts', error));
}
