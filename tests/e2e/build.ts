import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { anyServer } from '../../lib/sites/hosts.ts';

const root = resolve(import.meta.dirname, '../..');

/** The package as it would be shipped. Made by `npm run build`. */
export const chromeBuild: string = join(root, '.output', 'chrome-mv3');

/** The same with leave to talk to the local stack: for the tour and for tests of a team. */
export const chromeLocalBuild: string = join(root, '.output', 'chrome-mv3-local');

/**
 * Builds the package as it would be shipped, or, for the local stack, with leave to talk to this machine.
 * @returns its folder, relative to the project's.
 * @throws with what the build printed.
 */
export function buildExtension(
  browser: 'chrome' | 'firefox',
  { forLocalStack = false }: { readonly forLocalStack?: boolean } = {},
): string {
  const program = join(root, 'node_modules/wxt/bin/wxt.mjs');
  const done = spawnSync(process.execPath, [program, 'build', '-b', browser], {
    cwd: root,
    env: {
      ...process.env,
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      PIPESIDE_LOCAL_STACK: forLocalStack ? '1' : '',
    },
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`the build failed:\n${done.stdout}\n${done.stderr}`);
  return `.output/${browser}-mv3${forLocalStack ? '-local' : ''}`;
}

/**
 * A copy of the build in which what is optional is required: how the browser behaves after the rep has granted the sites
 * and the notifications. Only the pattern that stands for any server stays optional: no rep ever grants that.
 * Headless Chromium has no permission prompt, so `permissions.request` never resolves there.
 * The caller removes the folder.
 */
export function copyGrantedBuild(build: string = chromeBuild): string {
  const folder = mkdtempSync(join(tmpdir(), 'pipeside-granted-'));
  cpSync(build, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isRecord(manifest)) throw new Error(`${path} holds no manifest`);
  const { optional_host_permissions: hosts, optional_permissions: optional, ...rest } = manifest;
  if (!Array.isArray(hosts) || hosts.length === 0) {
    throw new Error(`${path} has no optional hosts to grant`);
  }
  const permissions = [rest.permissions, optional].flatMap((list) =>
    Array.isArray(list) ? (list as readonly unknown[]) : [],
  );
  const granted: Readonly<Record<string, unknown>> = {
    ...rest,
    permissions,
    host_permissions: hosts.filter((host) => host !== anyServer),
    optional_host_permissions: [anyServer],
  };
  writeFileSync(path, JSON.stringify(granted, null, 2));
  return folder;
}

export function removeBuild(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** @throws when nothing was built yet, with the command that builds. */
export function checkBuild(build: string): void {
  if (existsSync(join(build, 'manifest.json'))) return;
  throw new Error(`No extension in ${build}. Build it first: npm run build`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
