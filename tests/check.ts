/**
 * Everything that can be said of the project without a browser, cheapest first: `npm run check`.
 * One line a step; what a step printed is shown only where it failed, or where it is figures.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

interface Step {
  readonly name: string;
  /** A program of node_modules/ or a file of ours, and what it is given. */
  readonly run: readonly [program: string, ...words: string[]];
  readonly output?: 'figures';
}

const root = resolve(import.meta.dirname, '..');

/** Cheapest first: who waits, waits for the step that can tell him nothing cheaper. */
const steps: readonly Step[] = [
  { name: 'format', run: ['@biomejs/biome/bin/biome', 'check', '.'] },
  { name: 'lint', run: ['oxlint/bin/oxlint'] },
  { name: 'types', run: ['typescript/bin/tsc', '--noEmit'] },
  { name: 'unused code', run: ['knip/bin/knip.js'] },
  {
    name: 'unit tests',
    run: ['vitest/vitest.mjs', 'run', '--project', 'unit', '--project', 'pure'],
  },
  { name: 'contract tests', run: ['vitest/vitest.mjs', 'run', '--project', 'contract'] },
  { name: 'build for chrome', run: ['wxt/bin/wxt.mjs', 'build'] },
  { name: 'build for firefox', run: ['wxt/bin/wxt.mjs', 'build', '-b', 'firefox'] },
  { name: 'web-ext lint', run: ['tests/lint-package.ts'] },
  { name: 'budgets', run: ['tests/weigh.ts'], output: 'figures' },
];

function runStep({ name, run, output }: Step): boolean {
  const [program, ...words] = run;
  const file = join(root, program.startsWith('tests/') ? program : `node_modules/${program}`);
  const began = performance.now();
  const done = spawnSync(process.execPath, [file, ...words], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', CI: '1' },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const isPassed = done.status === 0;
  console.log(`${isPassed ? 'ok  ' : 'FAIL'} ${name.padEnd(18)} ${seconds.padStart(6)} s`);
  const said = `${done.error?.message ?? ''}${done.stdout}${done.stderr}`.trimEnd();
  if (!isPassed || output === 'figures') console.log(said.replaceAll(/^/gm, '     '));
  return isPassed;
}

/** Every step runs, also after a failure: one run says all that is wrong. */
const failed = steps.filter((step) => !runStep(step)).map(({ name }) => name);
console.log(failed.length === 0 ? '\nall checks passed' : `\nfailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
