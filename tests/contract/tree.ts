import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder that holds package.json. */
export const root = join(import.meta.dirname, '..', '..');

/** Made by a tool, kept by no one. */
const generated = new Set(['node_modules', '.output', '.wxt', '.tmp', '.data', '.git', '.vitest']);

/** Every file of the project below `folder`, as paths from the root with `/`, in a fixed order. */
export function listFiles(folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: false })
    .filter((entry) => !generated.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? listFiles(path) : [path];
    })
    .sort();
}

/** The folders of the project that lie at its top. */
export function listTopFolders(): readonly string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !generated.has(entry.name))
    .map((entry) => entry.name)
    .sort();
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export function readJson(path: string): unknown {
  return JSON.parse(readText(path));
}

export function isTypeScript(path: string): boolean {
  return /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
}

/** Tests, and the builders `aStore()`, `anExtraction()` that lie beside them in `a-store.ts`. */
export function isTest(path: string): boolean {
  return /\.(?:test|spec|cases)\.tsx?$|(?:^|\/)an?-[\w-]+\.tsx?$/.test(path);
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
