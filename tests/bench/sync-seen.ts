import type { Page } from 'playwright-core';
import type { Device } from '../e2e/team-stack.ts';
import { interleave, toSpread } from './measure.ts';
import type { Row } from './table.ts';

const rounds = 40;
const patienceMs = 10_000;

/** Waits in the page until it shows the text, and gives the time by the machine's clock, which both browsers share. */
function awaitText(page: Page, text: string): Promise<number> {
  return page.evaluate(
    ([awaited, patience]) =>
      new Promise<number>((resolve, reject) => {
        const isShown = (): boolean => document.body.textContent?.includes(awaited) ?? false;
        if (isShown()) {
          resolve(Date.now());
          return;
        }
        const timer = setTimeout(() => {
          observer.disconnect();
          reject(new Error(`${awaited} did not come`));
        }, patience);
        const observer = new MutationObserver(() => {
          if (!isShown()) return;
          clearTimeout(timer);
          observer.disconnect();
          resolve(Date.now());
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    [text, patienceMs] as const,
  );
}

/** From the one rep's save being on disk until the other rep's open panel shows it, with the server's hints. */
export async function benchSeen(parts: {
  readonly one: Device;
  readonly other: Device;
  readonly endsAt: number;
}): Promise<Row> {
  const { one, other, endsAt } = parts;
  const id = await one.run('add', { name: 'Linh Trần', slug: 'linh-tran' });
  await one.ask('sync/now', {});
  await other.ask('sync/now', {});
  const panel = await other.browser.openOwnPage('sidepanel.html');
  await panel.getByRole('button', { name: 'All prospects' }).click();
  await panel.getByText('Linh Trần').first().waitFor();
  // As a page of the product does after each save.
  await one.page.evaluate(() => window.teamPage?.sendAtOnce());
  const run = async (round: number): Promise<number> => {
    const name = `Linh Trần ${round} of many`;
    const shown = awaitText(panel, name);
    const savedAt = await one.run('renameAt', id, name);
    return (await shown) - savedAt;
  };
  const times = await interleave([{ name: 'seen', run }], { rounds, endsAt: endsAt + 60_000 });
  return {
    what: 'a save is seen in the other rep’s panel, with hints',
    unit: 'ms',
    ours: toSpread(times.get('seen') ?? []),
    aims: [{ of: 'p95', most: 500 }],
  };
}
