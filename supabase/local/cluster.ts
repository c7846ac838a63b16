import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Account, findAccount, findBinaries, isOpenToAll, openFolder } from './binaries.ts';

const host = '127.0.0.1';
const startTimeoutMs = 30_000;

export interface ClusterOptions {
  /** Holds everything that is kept between runs. */
  readonly folder: string;
  /** Throw away what an earlier run left. */
  readonly fresh: boolean;
  /** A free one where none is given. */
  readonly port?: number;
  /** Of the server, over those that every cluster has. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Cluster {
  /** Of the superuser, who is not the one that migrations run as. */
  readonly adminUrl: string;
  stop(): Promise<void>;
}

/** The superuser of a Supabase database; `postgres` is none there. */
const adminName = 'supabase_admin';

/** Starts the PostgreSQL server of `folder`; it ends with this process, however that ends. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { folder, fresh, port } = options;
  const account = findAccount();
  const binaries = findBinaries(account);
  const place = findPlace(resolve(folder), account);
  const data = join(place, 'data');
  await refuseWhileRunning(data);
  if (fresh) rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  if (account !== undefined) chmodSync(place, statSync(place).mode | 0o011);
  if (!existsSync(join(data, 'PG_VERSION'))) {
    await makeCluster({ initdb: binaries.initdb, place, data, account });
  }
  const chosenPort = port ?? (await findFreePort());
  const log = join(place, 'postgres.log');
  const out = openSync(log, 'w');
  const asked = Object.entries(options.settings ?? {}).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const flags = ['-D', data, '-p', String(chosenPort), ...settings, ...asked];
  const server = spawn(binaries.postgres, flags, {
    ...account,
    cwd: place,
    // Apart from the terminal's process group: Ctrl+C ends the gateway first, and that the server.
    detached: true,
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  const exit = new Promise<void>((done) => {
    server.once('exit', () => done());
    server.once('error', () => done());
  });
  const watcher = stopWithThisProcess(server);
  server.unref();
  try {
    await awaitReady(server, { data, log });
  } catch (error) {
    server.kill('SIGINT');
    watcher?.kill();
    throw error;
  }
  const password = readFileSync(join(place, 'admin-password'), 'utf8').trim();
  return {
    adminUrl: `postgresql://${adminName}:${password}@${host}:${chosenPort}/postgres`,
    async stop() {
      server.ref();
      // "Fast": breaks connections off, loses nothing.
      server.kill('SIGINT');
      await exit;
      watcher?.kill();
    },
  };
}

const settings = [
  ...['-c', `listen_addresses=${host}`],
  ...['-c', 'unix_socket_directories='],
  ...['-c', 'max_connections=100'],
  ...['-c', 'timezone=UTC'],
  ...['-c', 'log_timezone=UTC'],
] as const;

/** Root's own folders are closed to the account that the server runs as. */
function findPlace(folder: string, account: Account | undefined): string {
  if (account === undefined || isOpenToAll(dirname(folder))) return folder;
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return join(openFolder, `${basename(folder)}-${key}`);
}

interface NewCluster {
  readonly initdb: string;
  readonly place: string;
  readonly data: string;
  readonly account: Account | undefined;
}

async function makeCluster({ initdb, place, data, account }: NewCluster): Promise<void> {
  // What an interrupted first start left is of no use.
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { mode: 0o700 });
  const passwordFile = join(place, 'admin-password');
  writeFileSync(passwordFile, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  if (account !== undefined) {
    for (const path of [data, passwordFile]) chownSync(path, account.uid, account.gid);
  }
  const flags = [
    `--pgdata=${data}`,
    '--auth=scram-sha-256',
    `--username=${adminName}`,
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    // The same order of text on every machine; Supabase has en_US.UTF-8, and what must not depend on it says COLLATE "C".
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--no-sync',
  ];
  await promisify(execFile)(initdb, flags, { ...account, cwd: place });
}

/** A shell that reads from us: when we are gone, killed too, it reads the end and stops the server. */
function stopWithThisProcess(server: ChildProcess): ChildProcess | undefined {
  const { pid } = server;
  if (pid === undefined || process.platform === 'win32') return undefined;
  const watcher = spawn('sh', ['-c', 'cat >/dev/null; kill -INT "$0" 2>/dev/null', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  // A pipe is a socket to Node, which would keep this process alive.
  const pipe: unknown = watcher.stdin;
  (pipe as { unref(): void }).unref();
  return watcher;
}

async function awaitReady(
  server: ChildProcess,
  { data, log }: { readonly data: string; readonly log: string },
): Promise<void> {
  const until = Date.now() + startTimeoutMs;
  // The last line of this file is the server's state.
  while (!readPidFile(data).includes('ready')) {
    if (server.exitCode !== null || server.pid === undefined || Date.now() > until) {
      const said = existsSync(log) ? readFileSync(log, 'utf8').trim() : '';
      throw new Error(`PostgreSQL did not start. ${said}`);
    }
    await wait(10);
  }
}

/** Lines: process, folder, start, port, …, state; none where no server runs. */
function readPidFile(data: string): readonly string[] {
  try {
    const text = readFileSync(join(data, 'postmaster.pid'), 'utf8');
    return text.split('\n').map((line) => line.trim());
  } catch {
    return [];
  }
}

async function refuseWhileRunning(data: string): Promise<void> {
  const port = Number(readPidFile(data)[3]);
  if (!Number.isInteger(port) || port === 0) return;
  // A server that was just told to stop takes a moment.
  for (let tries = 0; tries < 20; tries += 1) {
    if (!(await isListening(port)) || readPidFile(data).length === 0) return;
    await wait(100);
  }
  throw new Error(
    `A PostgreSQL server already runs on this data folder (port ${port}). End the other "npm run backend" first.`,
  );
}

async function isListening(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port });
    const end = (isOpen: boolean) => {
      socket.destroy();
      done(isOpen);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

async function findFreePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') fail(new Error('No free port.'));
        else done(address.port);
      });
    });
  });
}
