/** Mozilla's own linter on the built Firefox package: `node tests/lint-package.ts`. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isReactDomMarkup } from './contract/markup.ts';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, '.output', 'firefox-mv3');

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

interface Report {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly notices: readonly Finding[];
}

/** React DOM can set markup; its two places are found by their code, not by a line that moves. */
function isReactDom({ code, file, line, column }: Finding): boolean {
  if (code !== 'UNSAFE_VAR_ASSIGNMENT' || file === undefined) return false;
  const text = readFileSync(join(folder, file), 'utf8').split('\n')[(line ?? 1) - 1] ?? '';
  // Both count from one.
  const from = (column ?? 1) - 1;
  const assignment = /^\w+\.innerHTML=\w+/.exec(text.slice(from));
  if (assignment === null) return false;
  return isReactDomMarkup(text.slice(Math.max(0, from - 80), from + assignment[0].length));
}

function toLine({ code, message, file, line, column }: Finding): string {
  return `${code} ${file ?? ''}:${line ?? 0}:${column ?? 0} ${message}`;
}

const webExt = join(root, 'node_modules/web-ext/bin/web-ext.js');
const options = ['--source-dir', folder, '--output', 'json', '--no-config-discovery'];
const { stdout, stderr } = spawnSync(process.execPath, [webExt, 'lint', ...options], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
if (!stdout.startsWith('{')) throw new Error(`web-ext gave no report:\n${stdout}\n${stderr}`);

const report = JSON.parse(stdout) as Report;
const ofReactDom = report.warnings.filter(isReactDom);
const ours = [...report.errors, ...report.warnings.filter((each) => !ofReactDom.includes(each))];
for (const finding of ours) console.log(toLine(finding));
console.log(
  `${report.errors.length} errors, ${ofReactDom.length} warnings inside react-dom, ${ours.length} ours`,
);
// One copy of React DOM has two such places; more would be a second copy, or not React's.
process.exitCode = ours.length > 0 || ofReactDom.length > 2 ? 1 : 0;
