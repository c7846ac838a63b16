import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findChromium } from './chromium/find-chromium.ts';
import { buildExtension } from './e2e/build.ts';
import { addCounts, type Count, noCount, parseReport, toLine } from './report.ts';

/**
 * Runs the suites, cheapest first, and ends with one line: `N passed, N failed`.
 * Usage: node tests/run.ts [unit|contract|database|backend|histories|browser …] [what Vitest takes, for example a path or -t NAME]
 */

const suites = ['unit', 'contract', 'database', 'backend', 'histories', 'browser'] as const;
type Suite = (typeof suites)[number];

const root = resolve(import.meta.dirname, '..');

/** Vitest colours its lines even into a file. */
const withoutColour = { NO_COLOR: '1', FORCE_COLOR: '0' } as const;

/** What Vitest calls a suite's parts, where it has several. */
const projects: Readonly<Partial<Record<Suite, readonly string[]>>> = { unit: ['unit', 'pure'] };

/** What a suite needs before it runs. A step that is done is not done again. */
const needs: Readonly<Record<Suite, readonly Step[]>> = {
  unit: [],
  contract: ['build chrome', 'build firefox', 'find chromium'],
  database: [],
  backend: [],
  histories: [],
  browser: ['build chrome', 'build chrome for the local stack', 'find chromium'],
};

type Step = 'build chrome' | 'build chrome for the local stack' | 'build firefox' | 'find chromium';

const steps: Readonly<Record<Step, () => string>> = {
  'build chrome': () => buildExtension('chrome'),
  'build chrome for the local stack': () => buildExtension('chrome', { forLocalStack: true }),
  'build firefox': () => buildExtension('firefox'),
  'find chromium': () => {
    const { path, version } = findChromium();
    // The suites, and each of their workers, then ask no more.
    process.env['PIPESIDE_CHROMIUM'] = path;
    return `${version === '' ? 'a Chromium' : version} at ${path}`;
  },
};

function prepare(suite: Suite, done: Set<Step>): void {
  for (const step of needs[suite]) {
    if (done.has(step)) continue;
    const began = Date.now();
    const result = steps[step]();
    done.add(step);
    process.stdout.write(`${step}: ${result} (${toSeconds(began)} s)\n`);
  }
}

/** Vitest prints its own progress; its report tells the figures. */
function runSuite(suite: Suite, passedOn: readonly string[]): Count {
  const folder = mkdtempSync(join(tmpdir(), 'pipeside-report-'));
  const report = join(folder, 'report.json');
  try {
    const args = [
      'run',
      ...(projects[suite] ?? [suite]).flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ];
    const done = spawnSync(
      process.execPath,
      [join(root, 'node_modules/vitest/vitest.mjs'), ...args, ...passedOn],
      {
        cwd: root,
        env: { ...process.env, ...(process.stdout.isTTY ? {} : withoutColour) },
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    return parseReport(readReport(report), done.status === 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readReport(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Vitest writes none when it finds no test or cannot start; the count then says so.
    return undefined;
  }
}

function runAll(asked: readonly Suite[], passedOn: readonly string[]): Count {
  const done = new Set<Step>();
  let total = noCount;
  for (const suite of asked) {
    const began = Date.now();
    process.stdout.write(`\n== ${suite}\n`);
    let count: Count;
    try {
      prepare(suite, done);
      count = runSuite(suite, passedOn);
    } catch (error) {
      process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
      count = { ...noCount, failed: 1 };
    }
    process.stdout.write(`${suite}: ${toLine(count)} (${toSeconds(began)} s)\n`);
    total = addCounts(total, count);
  }
  return total;
}

function toSeconds(began: number): string {
  return ((Date.now() - began) / 1000).toFixed(1);
}

function isSuite(word: string): word is Suite {
  return suites.some((suite) => suite === word);
}

const words = process.argv.slice(2);
const firstOther = words.findIndex((word) => !isSuite(word));
const split = firstOther === -1 ? words.length : firstOther;
const named = words.slice(0, split).filter(isSuite);
const total = runAll(named.length === 0 ? suites : named, words.slice(split));
process.stdout.write(`\n${toLine(total)}\n`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
