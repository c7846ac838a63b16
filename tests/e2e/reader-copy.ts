import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromeBuild } from './build.ts';

/** A copy of the build with another reader in it, for what a reader must not do. The caller removes the folder. */
export function copyBuildWithReader(
  toReader: (packaged: string) => string,
  build: string = chromeBuild,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'pipeside-reader-'));
  cpSync(build, folder, { recursive: true });
  const path = join(folder, 'linkedin-reader.js');
  writeFileSync(path, toReader(readFileSync(path, 'utf8')));
  return folder;
}
