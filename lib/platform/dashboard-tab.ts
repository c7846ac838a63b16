import { browser } from './browser.ts';

/** Shows the dashboard: the tab that has it already where the browser tells, else a new one. `place` is its address behind the `#`. */
export async function openDashboard(place = ''): Promise<void> {
  const url = browser.runtime.getURL(`/dashboard.html${place === '' ? '' : `#${place}`}`);
  const tabId = await findDashboardTab();
  if (tabId === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  const tab = await browser.tabs.update(tabId, { active: true, ...(place === '' ? {} : { url }) });
  if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
}

interface WithContexts {
  /** Chrome 116; the polyfill does not know it, Firefox does not have it. */
  readonly getContexts?: (filter: {
    readonly contextTypes: readonly string[];
  }) => Promise<readonly { readonly documentUrl?: string; readonly tabId: number }[]>;
}

async function findDashboardTab(): Promise<number | undefined> {
  const { getContexts } = browser.runtime as unknown as WithContexts;
  if (!getContexts) return undefined;
  const page = browser.runtime.getURL('/dashboard.html');
  const contexts = await getContexts.call(browser.runtime, { contextTypes: ['TAB'] });
  return contexts.find(({ documentUrl }) => documentUrl?.startsWith(page) === true)?.tabId;
}
