import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** A copy of a package. The caller removes the folder. */
export function copyBuild(from: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'pipeside-extra-'));
  cpSync(from, folder, { recursive: true });
  return folder;
}

/** Puts a page into a copied package that runs `entry`, with the product's own code in it, on the same database. */
export async function addPage(
  folder: string,
  { name, entry }: { readonly name: string; readonly entry: string },
): Promise<void> {
  writeFileSync(
    join(folder, `${name}.html`),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title></head>
<body><script type="module" src="/${name}.js"></script></body></html>`,
  );
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: { '#i18n': join(import.meta.dirname, 'page-texts.ts') } },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'chrome148',
      lib: { entry, formats: ['es'], fileName: () => `${name}.js` },
    },
  });
}
