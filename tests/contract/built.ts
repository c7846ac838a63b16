import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isTest, listFiles, root } from './tree.ts';

export type Target = 'chrome' | 'firefox';

/** A package as a store would get it. */
export interface BuiltPackage {
  readonly folder: string;
  /** Paths inside the folder, with `/`, sorted. */
  readonly files: readonly string[];
  readonly manifest: Readonly<Record<string, unknown>>;
}

const run = promisify(execFile);
const kept = join(root, '.tmp', 'contract');
const lock = join(kept, 'lock');

/** A build takes seconds; a lock this old belongs to a process that was killed. */
const lockLifeMs = 120_000;
const buildLifeMs = 3_600_000;

const readByBuild = /^(?:(?:entrypoints|components|lib|public|locales)\/|[^/]+$)/;

/** Changes when anything changes that a build reads. */
function stampOfSources(): string {
  const hash = createHash('sha256');
  for (const path of listFiles()) {
    if (isTest(path) || !readByBuild.test(path)) continue;
    const { mtimeMs, size } = statSync(join(root, path));
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex').slice(0, 12);
}

function isLocked(): boolean {
  try {
    mkdirSync(lock);
    return false;
  } catch {
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > lockLifeMs) rmSync(lock, { recursive: true, force: true });
    return true;
  }
}

/** Builds of sources that have changed since; those of the last hour may still be read by someone. */
function removeOldBuilds(): void {
  for (const name of readdirSync(kept)) {
    const folder = join(kept, name);
    if (Date.now() - statSync(folder).mtimeMs > buildLifeMs) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Test files run side by side and a build writes `.wxt/`: one at a time. */
async function inTurn(work: () => Promise<void>): Promise<void> {
  mkdirSync(kept, { recursive: true });
  while (isLocked()) await wait(100);
  try {
    removeOldBuilds();
    await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Vitest's own environment would make React's development build out of it, and a team's own another manifest. */
function productionEnvironment(): NodeJS.ProcessEnv {
  const { VITEST: _, TEST: __, DEV: ___, PROD: ____, MODE: _____, ...rest } = process.env;
  const plain = Object.entries(rest).filter(([name]) => !name.startsWith('PIPESIDE_'));
  return { ...Object.fromEntries(plain), NODE_ENV: 'production' };
}

async function buildInto(target: Target, outDir: string): Promise<void> {
  await run(process.execPath, [join(root, 'tests/contract/build.ts'), target, outDir], {
    cwd: root,
    env: productionEnvironment(),
    timeout: lockLifeMs,
  });
}

function listBuilt(folder: string, below = ''): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? listBuilt(folder, path) : [path];
    })
    .sort();
}

/** A package that lies in `folder`, whoever built it. */
export function readPackage(folder: string): BuiltPackage {
  return {
    folder,
    files: listBuilt(folder),
    manifest: JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<
      string,
      unknown
    >,
  };
}

/** The package of the sources as they are, built where it is not there yet. `copy` tells builds of the same sources apart. */
export async function loadBuild(target: Target, copy = 'a'): Promise<BuiltPackage> {
  const outDir = join(kept, `${stampOfSources()}-${copy}`);
  const folder = join(outDir, `${target}-mv3`);
  const isReady = (): boolean => existsSync(join(folder, 'manifest.json'));
  if (!isReady()) {
    await inTurn(async () => {
      if (!isReady()) await buildInto(target, outDir);
    });
  }
  return readPackage(folder);
}

export function readBuilt(
  built: BuiltPackage,
  path: string,
  encoding: BufferEncoding = 'utf8',
): string {
  return readFileSync(join(built.folder, path), encoding);
}

export function bytesOf(built: BuiltPackage, path: string): number {
  return statSync(join(built.folder, path)).size;
}
