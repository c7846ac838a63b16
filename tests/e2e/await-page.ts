import type { BrowserContext, Page } from 'playwright-core';
import { waitUntil } from './wait-until.ts';

/** The page that `act` opens and whose address starts with `url`: a tab, the popup or the panel. */
export async function awaitPage(
  context: BrowserContext,
  url: string,
  act: () => Promise<void>,
): Promise<Page> {
  const before = new Set(context.pages());
  // A new page may be announced before it has its address, so the list is asked rather than the event.
  const findNew = (): Page | undefined =>
    context.pages().find((page) => !before.has(page) && page.url().startsWith(url));
  await act();
  await waitUntil(`${url} is open`, async () => findNew() !== undefined);
  const page = findNew();
  if (page === undefined) throw new Error(`${url} opened and closed again at once`);
  await page.waitForLoadState('load');
  return page;
}
