import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findChromium } from './find-chromium.ts';
import { judgeVersion } from './read-version.ts';

const folder = mkdtempSync(join(tmpdir(), 'pipeside-chromium-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program that answers `--version` with the line. */
function aBrowser(name: string, line: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\necho '${line}'\n`);
  chmodSync(path, 0o755);
  return path;
}

test.each([
  ['Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)', 'fit'],
  ['Google Chrome for Testing 148.0.7778.0', 'fit'],
  ['Chromium 147.0.7700.1', 'unfit'],
  ['Google Chrome 156.0.8078.79', 'unfit'],
])('%s is %s', (line, kind) => {
  expect(judgeVersion(line).kind).toBe(kind);
});

test.skipIf(process.platform === 'win32')(
  'the browser that PIPESIDE_CHROMIUM names is taken',
  () => {
    const path = aBrowser('new', 'Chromium 150.0.1.2');
    expect(findChromium({ PIPESIDE_CHROMIUM: path })).toEqual({
      path,
      version: 'Chromium 150.0.1.2',
    });
  },
);

test.skipIf(process.platform === 'win32').each([
  ['old', 'Chromium 120.0.1.2', 'needs 148 or newer'],
  ['branded', 'Google Chrome 156.0.1.2', 'refuses to load an extension'],
])('a named browser of no use is refused with the reason: %s', (name, line, reason) => {
  expect(() => findChromium({ PIPESIDE_CHROMIUM: aBrowser(name, line) })).toThrow(reason);
});

test('a named browser that is not there is refused', () => {
  expect(() => findChromium({ PIPESIDE_CHROMIUM: join(folder, 'none') })).toThrow('no such file');
});
