import type { BrowserContext, Page } from 'playwright-core';

/** The page that `act` opens and whose address starts with `url`: a tab, the popup or the panel. */
export async function awaitPage(
  context: BrowserContext,
  url: string,
  act: () => Promise<void>,
): Promise<Page> {
  const opened = context.waitForEvent('page', {
    predicate: (page) => page.url().startsWith(url),
    timeout: 10_000,
  });
  const [page] = await Promise.all([opened, act()]);
  await page.waitForLoadState('load');
  return page;
}
