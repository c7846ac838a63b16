import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContext } from 'playwright-core';
import { copyBuild } from '../e2e/extra-page.ts';
import { openBrowser } from '../e2e/harness.ts';
import { addMailStore, switchMailOn } from '../e2e/mail-store.ts';
import { removeCopy } from './extension.ts';
import { mailLoad, mailLoadPage } from './mail-rows.ts';
import { toSpread } from './measure.ts';
import { buildPeer } from './peer-build.ts';
import type { Row } from './table.ts';

const url = 'https://mail.google.com/mail/u/0/#inbox';
const KiB = 1024;
const MB = 1e6;
const keyCount = 60;
/** Dispatched keys for the handlers' mean. */
const dispatchCount = 2_000;
/** Loads that only warm the browsers up. */
const discarded = 2;

interface Load {
  readonly scriptMs: number;
  readonly taskMs: number;
  readonly heapMb: number;
  readonly blockedMs: number;
  readonly keyP95Ms: number;
  readonly handlerUs: number;
}

/** Sent to the page as text: what all listeners of one key take together, in µs. */
function timeHandlers(count: number): number {
  const body = document.querySelector('[g_editable="true"]');
  const began = performance.now();
  for (let index = 0; index < count; index += 1) {
    body?.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, composed: true }));
  }
  return ((performance.now() - began) * 1000) / count;
}

/** One load of the page in a tab of its own: the rows, the bursts, then keys in the window. */
async function measureLoad(context: BrowserContext): Promise<Load> {
  const page = await context.newPage();
  try {
    await page.bringToFront();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForFunction(() => window.mailLoad?.isFull === true);
    // What an idle callback or a debounce still does belongs to it.
    await page.waitForTimeout(600);
    const read = async (name: string): Promise<number> => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    };
    const scriptMs = (await read('ScriptDuration')) * 1000;
    const taskMs = (await read('TaskDuration')) * 1000;
    await cdp.send('HeapProfiler.collectGarbage');
    const heapMb = (await read('JSHeapUsedSize')) / MB;
    const blockedMs = await page.evaluate(() =>
      (window.mailLoad?.longTasks ?? []).reduce((sum, ms) => sum + Math.max(0, ms - 50), 0),
    );
    await page.locator('[g_editable="true"]').focus();
    for (let index = 0; index < keyCount; index += 1) {
      await page.keyboard.press('abcdefgh '.charAt(index % 9));
    }
    await page.waitForFunction((count) => (window.mailLoad?.keyMs.length ?? 0) >= count, keyCount);
    const keyMs = await page.evaluate(() => window.mailLoad?.keyMs ?? []);
    const handlerUs = await page.evaluate(timeHandlers, dispatchCount);
    return { scriptMs, taskMs, heapMb, blockedMs, keyP95Ms: toSpread(keyMs).p95, handlerUs };
  } finally {
    await page.close();
  }
}

type VariantName = 'none' | 'ours' | 'InboxSDK' | 'none again';
const variantNames: readonly VariantName[] = ['none', 'ours', 'InboxSDK', 'none again'];

const figures = [
  { of: 'scriptMs', what: 'script time', unit: 'ms', most: 20 },
  { of: 'taskMs', what: 'task time', unit: 'ms', most: undefined },
  { of: 'heapMb', what: 'heap after a collection', unit: 'MB', most: 1.5 },
  { of: 'blockedMs', what: 'long tasks over 50 ms', unit: 'ms', most: 0 },
  { of: 'keyP95Ms', what: `p95 of ${keyCount} keys, to their effect`, unit: 'ms', most: 4 },
  { of: 'handlerUs', what: 'listeners of one key', unit: 'µs', most: 4_000 },
] as const;

/** What our watcher adds to a large mailbox page, beside nothing and beside InboxSDK, in turn in the same run. */
export async function benchMail(parts: {
  readonly build: string;
  readonly rounds: number;
  readonly endsAt: number;
}): Promise<readonly Row[]> {
  const pages = new Map([[new URL(url.split('#')[0] ?? url).href, mailLoadPage()]]);
  const [copy, peer] = [copyBuild(parts.build), await buildPeer()];
  const closers: (() => Promise<void> | void)[] = [() => removeCopy(copy), () => removeCopy(peer)];
  try {
    await addMailStore(copy);
    const none = await openBrowser({ extension: 'none', sandbox: { pages } });
    closers.push(none.close);
    const ours = await openBrowser({ extension: 'granted', build: copy, sandbox: { pages } });
    closers.push(ours.close);
    const followed = await switchMailOn(ours, ['gmail']);
    if (!followed.includes('gmail'))
      throw new Error(`the worker follows ${followed.join() || 'nothing'}`);
    const other = await openBrowser({ extension: 'built', build: peer, sandbox: { pages } });
    closers.push(other.close);
    const contexts: Readonly<Record<VariantName, BrowserContext>> = {
      none: none.context,
      ours: ours.context,
      InboxSDK: other.context,
      'none again': none.context,
    };
    const loads = new Map<VariantName, Load[]>(variantNames.map((name) => [name, []]));
    for (let round = 0; round < parts.rounds + discarded; round += 1) {
      if (round > discarded && Date.now() > parts.endsAt) break;
      for (const name of variantNames) {
        const load = await measureLoad(contexts[name]);
        if (round >= discarded) loads.get(name)?.push(load);
      }
    }
    return [...toRows(loads), ...weighWatcher(parts.build)];
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

function toRows(loads: ReadonlyMap<VariantName, readonly Load[]>): readonly Row[] {
  const { rowCount, laterCount } = mailLoad;
  return figures.flatMap(({ of, what, unit, most }) => {
    const spread = (name: VariantName) => toSpread((loads.get(name) ?? []).map((load) => load[of]));
    const floor = spread('none');
    const row = (name: Exclude<VariantName, 'none'>): Row => ({
      what: `mail, ${rowCount} + ${laterCount} rows: ${what}${name === 'ours' ? '' : `, ${name}`}`,
      unit,
      ours: spread(name),
      floor,
      ...(name === 'ours' && most !== undefined ? { aims: [{ of: 'over', most }] } : {}),
    });
    return [row('ours'), row('InboxSDK'), row('none again')];
  });
}

function weighWatcher(build: string): readonly Row[] {
  const source = readFileSync(join(build, 'gmail-watch.js'));
  const row = (what: string, bytes: number, most?: number): Row => ({
    what,
    unit: 'KiB',
    ours: { p50: bytes / KiB, p95: bytes / KiB, count: 1 },
    ...(most === undefined ? {} : { aims: [{ of: 'value', most }] }),
  });
  return [
    row('gmail-watch.js', source.length),
    row('gmail-watch.js, gzip', gzipSync(source, { level: 9 }).length, 15),
  ];
}
