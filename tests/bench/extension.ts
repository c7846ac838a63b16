import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** All that the empty page shows. */
export const emptyText = 'nothing to see';

/** Page that shows one line and does nothing else: no page of an extension can be there sooner. */
const emptyPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Empty</title></head>
<body><script src="/bench-empty.js"></script></body></html>`;

const benchPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title></head>
<body><script type="module" src="/bench-page.js"></script></body></html>`;

/**
 * A copy of the package with two pages more: an empty one to compare with, and one that fills and asks the store with
 * the product's own code, on the same database. The caller removes the folder.
 */
export async function copyBuildForBench(from: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pipeside-bench-'));
  cpSync(from, folder, { recursive: true });
  writeFileSync(join(folder, 'bench-empty.html'), emptyPage);
  writeFileSync(
    join(folder, 'bench-empty.js'),
    `document.body.append(${JSON.stringify(emptyText)});`,
  );
  writeFileSync(join(folder, 'bench-page.html'), benchPage);
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'chrome148',
      lib: {
        entry: join(import.meta.dirname, 'page.ts'),
        formats: ['es'],
        fileName: () => 'bench-page.js',
      },
    },
  });
  return folder;
}

export function removeCopy(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
