import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { interleave, toSpread, type Variant } from './measure.ts';
import type { SavedPage } from './pages.ts';
import type { Row } from './table.ts';

const rounds = 8;
const aims = [
  { of: 'p50', most: 30 },
  { of: 'p95', most: 80 },
] as const;

/** What one opening of a page gave. */
interface Reading {
  readonly ms: number;
  readonly walkMs: number;
  readonly blocked?: string;
}

/** The page's own scripts have done their work before it was saved. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "script-src 'none'",
};

/** Opens the page fresh, so that every run is the first one: one click reads once. */
async function openFresh(context: BrowserContext, saved: SavedPage): Promise<Page> {
  const page = await context.newPage();
  await page.route('**/*', (route) =>
    route.request().resourceType() === 'document' && route.request().frame() === page.mainFrame()
      ? route.fulfill({ status: 200, headers, body: saved.html })
      : route.abort(),
  );
  await page.goto(saved.url, { waitUntil: 'domcontentloaded' });
  return page;
}

/**
 * Compiling the packaged script, reading, and handing the answer over: all that a click waits for in the page. A reader
 * that would look again after a pause has read once by then, and the pause is left out. After it, as little as can be
 * done with a page: looking once at every element.
 */
function timedReading(script: string): string {
  const expression = script.trim().replace(/;$/, '');
  return `(async () => {
    const wait = globalThis.setTimeout;
    const began = performance.now();
    let paused;
    globalThis.setTimeout = (run) => {
      paused ??= performance.now();
      return wait(run, 0);
    };
    const answer = await (${expression});
    const ms = (paused ?? performance.now()) - began;
    globalThis.setTimeout = wait;
    const walkBegan = performance.now();
    let count = 0;
    for (const element of document.querySelectorAll('*')) count += element.attributes.length;
    return { ms, walkMs: performance.now() - walkBegan, blocked: answer?.blocked, count };
  })()`;
}

/** Reads every saved page in Chromium at its real address, with the reader as it is built. */
export async function benchParse(
  context: BrowserContext,
  parts: { readonly build: string; readonly pages: readonly SavedPage[]; readonly endsAt: number },
): Promise<readonly Row[]> {
  if (parts.pages.length === 0) {
    return [{ what: 'parse', unit: 'ms', ours: undefined, note: 'no saved pages found' }];
  }
  const script = timedReading(readFileSync(join(parts.build, 'linkedin-reader.js'), 'utf8'));
  const blocked = new Map<string, string>();
  const walks = new Map<string, number[]>();
  const variants = parts.pages.map((saved): Variant => {
    const run = async (): Promise<number> => {
      const page = await openFresh(context, saved);
      try {
        const reading = await page.evaluate<Reading>(script);
        if (reading.blocked !== undefined) blocked.set(saved.name, reading.blocked);
        walks.set(saved.name, [...(walks.get(saved.name) ?? []), reading.walkMs]);
        return reading.ms;
      } finally {
        await page.close();
      }
    };
    return { name: saved.name, run };
  });
  const times = await interleave(variants, { rounds, endsAt: parts.endsAt });
  const rows = parts.pages.map(({ name }): Row => {
    const code = blocked.get(name);
    return {
      what: `parse ${name.slice(0, 60)}${code === undefined ? '' : ` (${code})`}`,
      unit: 'ms',
      ours: toSpread(times.get(name) ?? []),
      floor: toSpread(walks.get(name) ?? []),
      aims,
    };
  });
  const all: Row = {
    what: `parse, all ${parts.pages.length} pages`,
    unit: 'ms',
    ours: toSpread([...times.values()].flat()),
    floor: toSpread([...walks.values()].flat()),
    aims,
  };
  return [...rows, all];
}
