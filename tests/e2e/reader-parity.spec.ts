import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPage } from '../../lib/sites/registry.ts';

const folder = new URL('../fixtures/linkedin/', import.meta.url);
const names = readdirSync(folder);

async function bundleReader(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      target: 'chrome148',
      lib: {
        entry: fileURLToPath(new URL('../../lib/sites/registry.ts', import.meta.url)),
        formats: ['iife'],
        name: 'pipesideReader',
      },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    const [chunk] = output.output;
    return chunk.code;
  }
  throw new Error('The bundler gave nothing.');
}

let browser: Browser;
let page: Page;
let reader: string;
const bodies = new Map<string, string>();

beforeAll(async () => {
  reader = await bundleReader();
  browser = await chromium.launch({
    executablePath: process.env['PIPESIDE_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  page = await browser.newPage();
  // The fixture stands at its real address; nothing else of the page is fetched.
  await page.route('**/*', async (route) => {
    const body = bodies.get(route.request().url());
    if (body === undefined) await route.abort();
    else await route.fulfill({ contentType: 'text/html; charset=utf-8', body });
  });
});

afterAll(async () => {
  await browser?.close();
});

it('finds fixtures', () => {
  expect(names.length).toBeGreaterThan(50);
});

// Text that needs layout (innerText) is what this finds: jsdom has none.
it.each(names)('%s reads the same in Chromium as in jsdom', async (name) => {
  const html = readFileSync(new URL(`${name}/page.html`, folder), 'utf8');
  const { url } = JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), 'utf8')) as {
    url: string;
  };
  const { document } = new JSDOM(html, { url }).window;
  bodies.set(new URL(url).href, html);
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const before = await page.content();
  // In a function of its own: the bundle's one variable stays out of the page's globals.
  const inChromium: unknown = await page.evaluate(
    `(() => { ${reader}; return pipesideReader.readPage(document, ${JSON.stringify(url)}); })()`,
  );
  expect(inChromium).toEqual(readPage(document, url));
  expect(await page.content()).toBe(before);
});
