import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { siteFiles, stepsAfter } from './site-template.ts';

const usage = `Starts a new site: folder, address, pack and a place for its fixtures.

  npm run new-site -- NAME [--host HOST]

  NAME    small letters, as in lib/sites/linkedin
  --host  the site's host, NAME.com where it is left out`;

/** What stands in lib/sites and is no site. */
const taken = new Set(['engine', 'generic', 'new', 'test', 'site']);

class UsageError extends Error {}

function parseOptions(args: readonly string[]) {
  const parse = () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        host: { type: 'string' },
        into: { type: 'string', default: resolve(import.meta.dirname, '../..') },
      },
    });
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch (fault) {
    throw new UsageError(`${fault instanceof Error ? fault.message : String(fault)}\n\n${usage}`);
  }
  const [name, ...more] = parsed.positionals;
  if (name === undefined || more.length > 0) throw new UsageError(usage);
  if (!/^[a-z][a-z\d]{1,30}$/.test(name)) {
    throw new UsageError(
      `A site's name is small letters and digits, as in lib/sites/linkedin, not: ${name}`,
    );
  }
  if (taken.has(name)) throw new UsageError(`${name} cannot be a site's name.`);
  const host = parsed.values.host ?? `${name}.com`;
  if (!/^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(host)) {
    throw new UsageError(`--host takes a host such as www.example.org, not: ${host}`);
  }
  return { name, host, into: parsed.values.into };
}

async function start(args: readonly string[]): Promise<void> {
  const { name, host, into } = parseOptions(args);
  for (const folder of [`lib/sites/${name}`, `tests/fixtures/${name}`]) {
    if (existsSync(join(into, folder))) throw new UsageError(`${folder} exists already.`);
  }
  for (const [path, text] of Object.entries(siteFiles(name, host))) {
    await mkdir(dirname(join(into, path)), { recursive: true });
    await writeFile(join(into, path), text);
    process.stdout.write(`written  ${path}\n`);
  }
  process.stdout.write(`\n${stepsAfter(name, host)}\n`);
}

try {
  await start(process.argv.slice(2));
} catch (fault) {
  if (!(fault instanceof UsageError)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
