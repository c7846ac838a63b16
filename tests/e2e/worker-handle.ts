import type { BrowserContext, CDPSession, Worker } from 'playwright-core';
import { awaitPage } from './await-page.ts';
import { waitUntil } from './wait-until.ts';

export interface WorkerHandle {
  awake(): Promise<Worker>;
  stop(): Promise<void>;
}

/** Playwright's handle outlives the worker: it hangs while the worker is down and serves the next one. So: wake, then use. */
export function createWorkerHandle(parts: {
  readonly context: BrowserContext;
  readonly cdp: CDPSession;
  readonly worker: Worker;
  readonly origin: string;
}): WorkerHandle {
  const { context, cdp, worker, origin } = parts;
  const listRunning = async (): Promise<readonly string[]> => {
    const { targetInfos } = await cdp.send('Target.getTargets', {
      filter: [{ type: 'service_worker' }],
    });
    return targetInfos
      .filter((target) => target.url.startsWith(origin))
      .map((target) => target.targetId);
  };
  const isRunning = async (): Promise<boolean> => (await listRunning()).length > 0;
  return {
    awake: async () => {
      if (!(await isRunning())) {
        await wakeWorker(context, cdp, origin);
        await waitUntil('the worker runs', isRunning);
      }
      return worker;
    },
    stop: async () => {
      let patienceMs = 100;
      let endedAt = Number.NEGATIVE_INFINITY;
      await waitUntil('the worker has ended', async () => {
        const running = await listRunning();
        if (running.length === 0) return true;
        if (Date.now() - endedAt < patienceMs) return false;
        // An event of the browser's, an alarm for one, may have started the next worker meanwhile. One that is ended
        // while it starts is started anew for the same event: each gets longer than the one before it.
        patienceMs *= 2;
        endedAt = Date.now();
        for (const targetId of running) {
          await cdp.send('Target.closeTarget', { targetId }).catch(() => undefined);
        }
        return !(await isRunning());
      });
    },
  };
}

/** Sends a message that nobody answers, from a tab in the background that runs none of the product's code. */
async function wakeWorker(context: BrowserContext, cdp: CDPSession, origin: string): Promise<void> {
  const url = `${origin}/manifest.json`;
  const page = await awaitPage(context, url, async () => {
    await cdp.send('Target.createTarget', { url, background: true });
  });
  await page.evaluate('chrome.runtime.sendMessage({}).catch(() => undefined)');
  await page.close();
}
