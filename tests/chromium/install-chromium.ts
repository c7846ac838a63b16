import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Beside the browser: the sans serif that the interface asks for (it has Vietnamese), the metric-alike of Arial, and emoji. */
const debianPackages = [
  'chromium',
  'fonts-liberation',
  'fonts-roboto-unhinted',
  'fonts-noto-color-emoji',
];

/** Tries what this machine allows, with a line of progress for each step, and returns why each attempt failed. */
export function installChromium(): readonly string[] {
  const failures: string[] = [];
  if (isRoot() && isDebian()) {
    const failure = installFromDebian();
    if (failure === undefined) return failures;
    failures.push(failure);
  }
  const failure = installFromPlaywright();
  if (failure !== undefined) failures.push(failure);
  return failures;
}

function installFromDebian(): string | undefined {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    run('apt-get', ['update', '-q'], environment) ??
    run(
      'apt-get',
      ['install', '-y', '-q', '--no-install-recommends', ...debianPackages],
      environment,
    )
  );
}

function installFromPlaywright(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  // The headless shell cannot load extensions, so it is left out; the system's libraries come with root only.
  const withLibraries = isRoot() && process.platform === 'linux' ? ['--with-deps'] : [];
  return run(
    process.execPath,
    [join(folder, 'cli.js'), 'install', '--no-shell', ...withLibraries, 'chromium'],
    process.env,
  );
}

function run(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): string | undefined {
  const shown = [command === process.execPath ? 'node' : command, ...args].join(' ');
  const began = Date.now();
  process.stdout.write(`Installing Chromium: ${shown}\n`);
  const done = spawnSync(command, [...args], {
    env: environment,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 600_000,
  });
  const seconds = Math.round((Date.now() - began) / 1000);
  if (done.status === 0) {
    process.stdout.write(`  done in ${seconds} s\n`);
    return undefined;
  }
  const reason = done.error?.message ?? findReason(`${done.stdout}\n${done.stderr}`);
  process.stdout.write(`  failed after ${seconds} s: ${reason}\n`);
  return `${shown} failed: ${reason}`;
}

/** The line that says what went wrong; where no line says so, the last one. */
function findReason(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return (
    lines.findLast((line) => /^(E:|Error\b|.*\berror:)/i.test(line)) ??
    lines.at(-1) ??
    'it said nothing'
  );
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Ubuntu is left to Playwright: its `chromium` package is only a pointer to a snap. */
function isDebian(): boolean {
  try {
    const release = readFileSync('/etc/os-release', 'utf8');
    return /^ID(?:_LIKE)?=.*debian/m.test(release) && !/^ID(?:_LIKE)?=.*ubuntu/m.test(release);
  } catch {
    // No such file on macOS and Windows.
    return false;
  }
}
