import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const saved = join(root, 'tests/fixtures/linkedin/sdui-fr-contact-open/page.html');
const url = 'https://fr.linkedin.com/in/zelie-garance/overlay/contact-info/';
let into = '';

beforeEach(() => {
  into = mkdtempSync(join(tmpdir(), 'pipeside-capture-'));
});
afterEach(() => rmSync(into, { recursive: true }));

function capture(...args: string[]) {
  const { INIT_CWD: _, ...env } = process.env;
  return spawnSync(
    process.execPath,
    ['tests/recorder/capture-fixture.ts', ...args, '--into', into],
    {
      cwd: root,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

describe('npm run capture-fixture', () => {
  it('shows what it would write and writes nothing where nobody can be asked', () => {
    const { stdout, status } = capture(saved, '--url', url);
    expect(status).toBe(0);
    expect(stdout).toContain('full_name = ');
    expect(stdout).toContain('Nothing written');
    expect(stdout).not.toMatch(/garance|verrerie/i);
    expect(readdirSync(into)).toEqual([]);
  });

  it('writes page and expectation with --yes, and says that a person must check them', () => {
    const { stdout, stderr, status } = capture(
      saved,
      '--url',
      url,
      '--yes',
      '--name',
      'contact-open-fr',
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('check every value');
    const folder = join(into, 'linkedin/contact-open-fr');
    expect(readdirSync(folder).toSorted()).toEqual(['expected.json', 'page.html']);
    const written = readFileSync(join(folder, 'page.html'), 'utf8');
    const expected = readFileSync(join(folder, 'expected.json'), 'utf8');
    expect(written + expected).not.toMatch(/garance|verrerie|zelie|zélie/i);
    expect(JSON.parse(expected)).toMatchObject({
      unchecked: expect.any(String) as string,
      pageKind: 'profile',
      missing: ['about'],
      notLoaded: ['company_slug'],
      warnings: [],
    });
  });

  // Seen to fail: with the leaks shown and the page written all the same.
  it('writes nothing while anything real is left, and says where', () => {
    const hidden = Buffer.from('Zélie Garance').toString('base64');
    const leaky = join(into, 'leaky.html');
    writeFileSync(leaky, readFileSync(saved, 'utf8').replace('id="root"', `id="k-${hidden}"`));
    const { stdout, stderr, status } = capture(leaky, '--url', url, '--yes', '--name', 'leaky');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('Nothing written');
    expect(stderr).toContain('id of html > body > div');
    expect(existsSync(join(into, 'linkedin'))).toBe(false);
  });

  it.each([
    ['no file', ['--url', url], 'npm run capture-fixture'],
    ['no address', [saved], 'npm run capture-fixture'],
    ['half an address', [saved, '--url', 'linkedin.com/in/x'], 'whole web address'],
    ['a site that is not read', [saved, '--url', 'https://example.org/'], 'npm run new-site'],
    ['a file that is not there', ['/nowhere.html', '--url', url], 'could not be read'],
    ['a bad name', [saved, '--url', url, '--name', '../x'], '--name takes'],
    [
      'the name of the person',
      [saved, '--url', url, '--name', 'garance', '--yes'],
      'names somebody',
    ],
    ['an unknown option', [saved, '--url', url, '--force'], '--force'],
  ])('says what to do with %s', (_what, args, text) => {
    const { stdout, stderr, status } = capture(...args);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(text);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(readdirSync(into)).toEqual([]);
  });

  it('never overwrites a fixture', () => {
    capture(saved, '--url', url, '--yes', '--name', 'once');
    const { stderr, status } = capture(saved, '--url', url, '--yes', '--name', 'once');
    expect(status).toBe(1);
    expect(stderr).toContain('exists');
  });
});
