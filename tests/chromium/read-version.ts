import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** What the manifest asks for as `minimum_chrome_version`. */
export const minimumMajor = 148;

const timeoutMs = 20_000;

export type Verdict =
  | { readonly kind: 'fit'; readonly version: string }
  | { readonly kind: 'unfit'; readonly why: string };

/** Asks the browser at `path` for its version and judges whether the extension can be loaded into it. */
export function readVersion(path: string): Verdict {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    return unfit('there is no such file.');
  }
  // On Windows `--version` opens a window instead of printing; the version stands in the names beside the program.
  if (process.platform === 'win32') return judgeVersion(readNeighbours(path));
  const asked = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: timeoutMs });
  if (asked.error !== undefined) return unfit(`it does not start (${asked.error.message}).`);
  if (asked.status !== 0) {
    return unfit(`it does not start (exit code ${asked.status}). ${asked.stderr.trim()}`.trim());
  }
  return judgeVersion(asked.stdout.trim());
}

function readNeighbours(path: string): string {
  const versions = readdirSync(dirname(path)).flatMap(
    (name) => /^\d+\.\d+\.\d+\.\d+/.exec(name) ?? [],
  );
  return versions.length === 0 ? '' : `Chromium ${versions.sort().at(-1)}`;
}

/** Takes the line that `--version` prints. A line without a number is trusted: the launch will tell. */
export function judgeVersion(line: string): Verdict {
  if (/^Google Chrome\b(?! for Testing)/.test(line)) {
    return unfit('it is branded Chrome, which refuses to load an extension from the command line.');
  }
  const major = /(\d+)\.\d+\.\d+/.exec(line)?.[1];
  if (major !== undefined && Number(major) < minimumMajor) {
    return unfit(`it is ${line}, and the extension needs ${minimumMajor} or newer.`);
  }
  return { kind: 'fit', version: line };
}

function unfit(why: string): Verdict {
  return { kind: 'unfit', why };
}
