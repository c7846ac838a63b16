import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles, listTopFolders, readJson, readText, root } from './tree.ts';

const pages = listFiles().filter(
  (path) => path.endsWith('.md') && !/^tests\/fixtures\//.test(path),
);
const { scripts } = readJson('package.json') as { scripts: Readonly<Record<string, string>> };

/** Pages every visitor of a repository looks for. */
const expectedPages = [
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'PRIVACY.md',
  'README.md',
  'SECURITY.md',
];

/** Run by npm itself, at its own time. */
const lifecycle = new Set(['postinstall', 'prepare', 'preinstall']);

/** The address of a heading, as the forges make it. */
function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
}

function anchorsOf(path: string): readonly string[] {
  const text = readText(path).replace(/^(```|~~~)[\s\S]*?^\1/gm, '');
  return [...text.matchAll(/^#{1,6}\s+(.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
}

/** Links and pictures of a page that lead to nothing. */
function readDeadLinks(path: string): readonly string[] {
  const text = withoutCode(readText(path));
  const targets = [
    ...text.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g),
    ...text.matchAll(/\s(?:src|href|srcset)="([^"]+)"/g),
    ...text.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm),
  ].map(([, target = '']) => target);
  return targets.flatMap((target) => {
    if (/^(?:https?:|mailto:)/.test(target)) return [];
    const [file = '', anchor] = decodeURI(target).split('#');
    const found = file === '' ? path : posix.join(posix.dirname(path), file);
    if (found.startsWith('..') || !existsSync(join(root, found))) return [`${path} → ${target}`];
    if (anchor === undefined || !found.endsWith('.md')) return [];
    return anchorsOf(found).includes(anchor) ? [] : [`${path} → ${target}`];
  });
}

function namesScript(text: string, script: string): boolean {
  const escaped = script.replace(/[:.]/g, '\\$&');
  const short = script === 'start' || script === 'test' ? `|npm ${script}` : '';
  return new RegExp(`(?:npm run ${escaped}${short})(?![\\w:-])`).test(text);
}

describe('docs', () => {
  // Seen to fail: SECURITY.md missing.
  test('the pages are there', () => {
    expect(pages).toEqual(expect.arrayContaining(expectedPages));
  });

  // Seen to fail: `npm install && npm start` in README.md.
  test('the readme opens with the two commands', () => {
    const readme = readText('README.md');
    expect(readme).toMatch(/^ *(?:\$ )?npm ci && npm start\b/m);
    expect(readme).toMatch(/^ *(?:\$ )?npm ci && npm test\b/m);
    expect(readme.indexOf('npm ci && npm start')).toBeLessThan(3_000);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'test', 'check']));
  });

  // Seen to fail: a link to `docs/gone.md`, and one to `ARCHITECTURE.md#no-such-heading`.
  test('every link leads somewhere', () => {
    expect(pages.flatMap(readDeadLinks)).toEqual([]);
  });

  // Seen to fail: `public/` struck out of ARCHITECTURE.md.
  test('every top folder stands in ARCHITECTURE.md', () => {
    const text = readText('ARCHITECTURE.md');
    const folders = listTopFolders().filter((folder) => !folder.startsWith('.'));
    expect(folders).toEqual(expect.arrayContaining(['components', 'entrypoints', 'lib', 'tests']));
    const part = (folder: string): RegExp => new RegExp(`(?<![\\w/.-])${folder}/`);
    expect(folders.filter((folder) => !part(folder).test(text))).toEqual([]);
  });

  // Seen to fail: `npm run lint:all` in CONTRIBUTING.md.
  test('every script that a page names exists', () => {
    const unknown = pages.flatMap((path) =>
      [...readText(path).matchAll(/\bnpm run ([\w:-]+)/g)]
        .map(([, name = '']) => name)
        .filter((name) => !(name in scripts))
        .map((name) => `${path}: npm run ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  // Seen to fail: a script `tidy` in package.json.
  test('every script is named for people', () => {
    const text = readText('README.md') + readText('CONTRIBUTING.md');
    const unnamed = Object.keys(scripts).filter(
      (script) => !lifecycle.has(script) && !namesScript(text, script),
    );
    expect(unnamed).toEqual([]);
  });

  // Seen to fail: `tests/gone.ts` named by a script and not there.
  test('every file that a script runs exists', () => {
    const missing = Object.entries(scripts).flatMap(([script, line]) =>
      [...line.matchAll(/(?<=^|\s)([\w./-]+\.ts)\b/g)]
        .map(([, path = '']) => path)
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${script}: ${path}`),
    );
    expect(missing).toEqual([]);
  });
});
