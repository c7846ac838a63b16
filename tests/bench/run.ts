/**
 * Measures what the product promises to do quickly, and prints one table: `npm run bench`.
 * Usage: node tests/bench/run.ts [bytes|parse|store|popup|clip|sync|selling|actions|mail|scoring|learn|dashboard …] [--pages FOLDER …]
 * `--pages` adds a folder of saved pages. Installs nothing, asks nobody but 127.0.0.1, never fails for being slow.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from '../chromium/find-chromium.ts';
import { loadBuild } from '../contract/built.ts';
import { openBrowser } from '../e2e/harness.ts';
import { benchActions } from './actions.ts';
import { benchBytes } from './bytes.ts';
import { benchDashboard } from './dashboard.ts';
import { benchFullStore } from './full-store.ts';
import { describeMachine } from './machine.ts';
import { benchMail } from './mail.ts';
import { readSavedPages } from './pages.ts';
import { benchParse } from './parse.ts';
import { benchScoring } from './scoring.ts';
import { benchLearn } from './scoring-learn.ts';
import { benchSelling } from './selling.ts';
import { benchSync } from './sync.ts';
import { type Row, toTable } from './table.ts';

const root = resolve(import.meta.dirname, '..', '..');
const parts = [
  'bytes',
  'parse',
  'store',
  'popup',
  'clip',
  'sync',
  'selling',
  'actions',
  'mail',
  'scoring',
  'learn',
  'dashboard',
] as const;
type Part = (typeof parts)[number];

/** All of it, whatever is measured. */
const maxMs = 10 * 60_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pages: { type: 'string', multiple: true, default: [] },
    prospects: { type: 'string', default: '50000' },
  },
});

const endsAt = Date.now() + maxMs;
const asked = positionals.length === 0 ? parts : parts.filter((part) => positionals.includes(part));

function isAsked(part: Part): boolean {
  return asked.includes(part);
}

/** A part that breaks says so in its row; the others are measured all the same. */
async function measure(what: string, work: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
  const began = Date.now();
  try {
    const rows = await work();
    console.log(`${what}: ${((Date.now() - began) / 1000).toFixed(0)} s`);
    return rows;
  } catch (error) {
    const [note = ''] = String(error instanceof Error ? error.message : error).split('\n');
    console.log(`${what}: ${note}`);
    process.exitCode = 1;
    return [{ what, unit: 'ms', ours: undefined, note: `broke: ${note.slice(0, 80)}` }];
  }
}

async function parseEveryPage(): Promise<readonly Row[]> {
  const folders = [
    join(root, 'tests/fixtures/linkedin'),
    ...values.pages.map((path) => resolve(path)),
  ];
  const missing = folders.filter((folder) => !existsSync(folder));
  if (missing.length > 0) console.log(`no such folder: ${missing.join(', ')}`);
  const browser = await openBrowser({ extension: 'none' });
  try {
    const pages = folders.flatMap(readSavedPages);
    // The parts after this one need their time too.
    const parseEndsAt = Math.min(endsAt, Date.now() + maxMs / 2);
    return await benchParse(browser.context, { build, pages, endsAt: parseEndsAt });
  } finally {
    await browser.close();
  }
}

console.log(describeMachine(findChromium().version));
const { folder: build } = await loadBuild('chrome');
const rows: Row[] = [];
if (isAsked('parse')) rows.push(...(await measure('parse', parseEveryPage)));
const withStore = (['popup', 'store', 'clip'] as const).filter(isAsked);
if (withStore.length > 0) {
  const rowCount = Number(values.prospects);
  rows.push(
    ...(await measure('full store', () =>
      benchFullStore({ build, rowCount, endsAt, asked: withStore }),
    )),
  );
}
if (isAsked('sync')) rows.push(...(await measure('sync', () => benchSync({ endsAt }))));
if (isAsked('selling')) {
  const rowCount = Number(values.prospects);
  rows.push(...(await measure('selling', () => benchSelling({ build, rowCount, endsAt }))));
}
if (isAsked('actions')) rows.push(...(await measure('actions', () => benchActions({ endsAt }))));
if (isAsked('mail')) {
  rows.push(...(await measure('mail', () => benchMail({ build, rounds: 12, endsAt }))));
}
if (isAsked('scoring')) {
  const rowCount = Number(values.prospects);
  rows.push(...(await measure('scoring', () => benchScoring({ build, rowCount, endsAt }))));
}
if (isAsked('learn')) rows.push(...(await measure('learn', () => benchLearn({ endsAt }))));
if (isAsked('dashboard')) {
  const rowCount = Number(values.prospects);
  rows.push(...(await measure('dashboard', () => benchDashboard({ build, rowCount, endsAt }))));
}
if (isAsked('bytes')) rows.push(...(await measure('bytes', async () => benchBytes(build))));
console.log(
  `\n${toTable(rows)}\n\n${describeMachine(findChromium().version).split('\n')[1] ?? ''}`,
);
