import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
let copy = '';

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'pipeside-site-'));
});
afterEach(() => rmSync(copy, { recursive: true }));

function startSite(...args: string[]) {
  return spawnSync(process.execPath, ['tests/recorder/new-site.ts', ...args, '--into', copy], {
    cwd: root,
    encoding: 'utf8',
  });
}

function run(program: string, ...args: string[]) {
  return spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
}

function copyProject(): void {
  for (const part of [
    'lib/sites',
    'lib/model',
    'tests/contract',
    'tests/fixtures',
    'package.json',
  ]) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as {
    compilerOptions: object;
  };
  const options = {
    ...compilerOptions,
    module: 'ESNext',
    moduleResolution: 'bundler',
    verbatimModuleSyntax: true,
  };
  const config = { compilerOptions: options, include: ['lib/sites'], exclude: ['**/*.test.ts'] };
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(config));
}

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(join(copy, path), 'utf8');
  expect(text, path).toContain(from);
  writeFileSync(join(copy, path), text.replace(from, to));
}

describe('npm run new-site', () => {
  it('writes a site and says where to register it', () => {
    const { stdout, stderr, status } = startSite('tidewell', '--host', 'www.tidewell.example');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(readdirSync(join(copy, 'lib/sites/tidewell')).toSorted()).toEqual([
      'address.ts',
      'index.ts',
      'profile.pack.ts',
    ]);
    expect(readdirSync(join(copy, 'tests/fixtures/tidewell'))).toEqual(['README.md']);
    for (const place of ['SiteId', 'hosts.ts', 'registry.ts', 'locales'])
      expect(stdout).toContain(place);
  });

  it('compiles once it is registered, and then the contract tests ask for its fixtures', {
    timeout: 120_000,
  }, () => {
    copyProject();
    expect(startSite('tidewell', '--host', 'www.tidewell.example').status).toBe(0);
    const before = run('typescript/bin/tsc', '--noEmit');
    expect(before.stdout).toMatch(
      /tidewell\/profile\.pack\.ts.*'"tidewell"'.*'"linkedin"'|not assignable/,
    );

    edit(
      'lib/model/extraction.ts',
      "export type SiteId = 'linkedin'",
      "export type SiteId = 'linkedin' | 'tidewell'",
    );
    expect(run('typescript/bin/tsc', '--noEmit').stdout).toBe('');

    edit(
      'lib/sites/registry.ts',
      'export const packs: readonly Pack[] = linkedinPacks;',
      "import { packs as tidewellPacks } from './tidewell/index.ts';\nexport const packs: readonly Pack[] = [...linkedinPacks, ...tidewellPacks];",
    );
    writeFileSync(
      join(copy, 'vitest.config.ts'),
      "export default { test: { include: ['tests/contract/packs.test.ts'] } };\n",
    );
    const tests = run('vitest/vitest.mjs', 'run', '-t', 'has none that wins or agrees nowhere');
    expect(tests.status).not.toBe(0);
    expect(tests.stdout + tests.stderr).toContain('tidewell.profile full_name json-ld');
  });

  it.each([
    ['no name', [], 'npm run new-site'],
    ['capitals', ['TideWell'], 'small letters'],
    ['a path', ['../tidewell'], 'small letters'],
    ['the engine', ['engine'], "cannot be a site's name"],
    ['a bad host', ['tidewell', '--host', 'https://x.example/'], '--host'],
    ['an unknown option', ['tidewell', '--force'], '--force'],
  ])('refuses %s', (_what, args, text) => {
    const { stdout, stderr, status } = startSite(...args);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(text);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(readdirSync(copy)).toEqual([]);
  });

  it('refuses a site that exists', () => {
    mkdirSync(join(copy, 'lib/sites/tidewell'), { recursive: true });
    const { stderr, status } = startSite('tidewell');
    expect(status).toBe(1);
    expect(stderr).toContain('exists already');
  });
});
