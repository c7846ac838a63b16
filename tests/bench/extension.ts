import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addPage, copyBuild } from '../e2e/extra-page.ts';

/** All that the empty page shows. */
export const emptyText = 'nothing to see';

/** Page that shows one line and does nothing else: no page of an extension can be there sooner. */
const emptyPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Empty</title></head>
<body><script src="/bench-empty.js"></script></body></html>`;

/**
 * A copy of the package with two pages more: an empty one to compare with, and one that fills and asks the store with
 * the product's own code, on the same database. The caller removes the folder.
 */
export async function copyBuildForBench(from: string): Promise<string> {
  const folder = copyBuild(from);
  writeFileSync(join(folder, 'bench-empty.html'), emptyPage);
  writeFileSync(
    join(folder, 'bench-empty.js'),
    `document.body.append(${JSON.stringify(emptyText)});`,
  );
  await addPage(folder, { name: 'bench-page', entry: join(import.meta.dirname, 'page.ts') });
  return folder;
}

export function removeCopy(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
