import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { siteOf } from '../../lib/sites/registry.ts';

import { toExpected, unchecked } from './expected.ts';
import { type ScrubbedPage, scrubPage } from './scrub-page.ts';

const usage = `Makes a fixture of a page that you saved from your own browser, with invented people in place of the real ones.

  npm run capture-fixture -- SAVED.html --url URL [--name NAME] [--yes]

  --url   the address the page was saved from
  --name  folder of the fixture: small letters, digits and hyphens, and nobody's name
  --yes   write without asking

Nothing is written while anything real is still found in the result.`;

const maxListed = 40;
const root = resolve(import.meta.dirname, '../..');

/** A mistake in how the command was called, or a file that cannot be used: said in one line, without a stack. */
class UsageError extends Error {}

interface Options {
  readonly file: string;
  readonly url: string;
  readonly name?: string;
  readonly isAgreed: boolean;
  /** Where fixtures lie; another folder only in tests. */
  readonly into: string;
}

function parseOptions(args: readonly string[]): Options {
  const parse = () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        name: { type: 'string' },
        into: { type: 'string' },
        yes: { type: 'boolean', default: false },
      },
    });
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch (fault) {
    throw new UsageError(`${fault instanceof Error ? fault.message : String(fault)}\n\n${usage}`);
  }
  const [file, ...more] = parsed.positionals;
  const { url, name, yes, into } = parsed.values;
  if (file === undefined || url === undefined) throw new UsageError(usage);
  if (more.length > 0)
    throw new UsageError(`One file at a time, please; got also: ${more.join(' ')}`);
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new UsageError(`--url must be a whole web address, not: ${url}`);
  }
  if (name !== undefined && !/^[a-z\d]+(?:-[a-z\d]+)*$/.test(name)) {
    throw new UsageError(`--name takes small letters, digits and hyphens, not: ${name}`);
  }
  // npm runs scripts in the project's folder and tells where it was called.
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  return {
    file: path,
    url,
    isAgreed: yes,
    into: into ?? join(root, 'tests/fixtures'),
    ...(name === undefined ? {} : { name }),
  };
}

async function loadPage(file: string): Promise<string> {
  let html: string;
  try {
    html = await readFile(file, 'utf8');
  } catch {
    throw new UsageError(`${file} could not be read.`);
  }
  if (/^(?:From: <Saved by|MIME-Version:)/m.test(html.slice(0, 2000))) {
    throw new UsageError(`${file} is a web archive. Save it as "Webpage, HTML only".`);
  }
  if (!/<[a-z!]/i.test(html)) throw new UsageError(`${file} holds no HTML.`);
  return html;
}

/** A name that says what the page is and not whose. */
function nameFor(page: ScrubbedPage, folder: string): string {
  const { pageKind, blocked } = page.after.extraction;
  const language = /<html[^>]*\slang="([a-z]{2})/i.exec(page.html)?.[1] ?? 'xx';
  const base = [
    'captured',
    pageKind.replaceAll('_', '-'),
    language.toLowerCase(),
    blocked?.replaceAll('_', '-'),
  ]
    .filter((part) => part !== undefined)
    .join('-');
  let count = 1;
  while (existsSync(join(folder, `${base}-${count}`))) count += 1;
  return `${base}-${count}`;
}

function toSummary(page: ScrubbedPage, folder: string): string {
  const { personal, after } = page;
  const lines = [
    `Replaced: ${personal.names.size} names, ${personal.slugs.size} slugs, ${personal.ids.size} ids, ` +
      `${personal.emails.size} e-mail addresses, ${personal.phones.size} phone numbers, ${personal.hosts.size} hosts; ` +
      'every other word but those of the interface; pictures, scripts, comments.',
    '',
    `The reader reads in the result (${after.extraction.blocked ? `refused: ${after.extraction.blocked}` : after.extraction.pack}):`,
  ];
  for (const [field, reading] of Object.entries(after.extraction.fields)) {
    lines.push(
      `  ${field} = ${JSON.stringify(reading.value)} (${reading.confidence}, ${reading.layer})`,
    );
  }
  lines.push(
    `  missing ${after.extraction.missing.join(' ') || '–'} · not loaded ${after.extraction.notLoaded.join(' ') || '–'}`,
  );
  if (page.differences.length > 0) {
    lines.push(
      '',
      'It is read otherwise than the real page was; the fixture may not show what you saved it for:',
    );
    lines.push(...page.differences.map((difference) => `  ${difference}`));
  }
  lines.push(
    '',
    `To be written: ${join(folder, 'page.html')} and expected.json (${page.html.length} characters).`,
  );
  return lines.join('\n');
}

async function isAgreed(options: Options): Promise<boolean> {
  if (options.isAgreed) return true;
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    process.stdout.write(
      'Nothing written: there is nobody to ask here. Look at the summary, then add --yes.\n',
    );
    return false;
  }
  const line = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await line.question('Write it? (y/N) ');
  line.close();
  const isYes = /^y(?:es)?$/i.test(answer.trim());
  if (!isYes) process.stdout.write('Nothing written.\n');
  return isYes;
}

async function capture(args: readonly string[]): Promise<void> {
  const options = parseOptions(args);
  const html = await loadPage(options.file);
  const site = siteOf(options.url);
  if (site === undefined) {
    throw new UsageError(
      `${new URL(options.url).hostname} is not a site that is read. A new one begins with: npm run new-site -- NAME`,
    );
  }
  // Dates stay in order but are nobody's; one run's shift tells nothing of another's.
  const page = scrubPage(html, options.url, { yearShift: -randomInt(1, 5) });
  if (page.leaks.length > 0) {
    const listed = page.leaks
      .slice(0, maxListed)
      .map(({ what, text, where }) => `  ${what} "${text}" in ${where}`);
    const rest = page.leaks.length - listed.length;
    throw new UsageError(
      [
        `Nothing written: ${page.leaks.length} places still hold something real.`,
        ...listed,
        ...(rest > 0 ? [`  and ${rest} more`] : []),
        'Take these parts out of the saved page, or mend tests/recorder, and run it again.',
      ].join('\n'),
    );
  }
  const siteFolder = join(options.into, site);
  const name = options.name ?? nameFor(page, siteFolder);
  const told = name
    .split('-')
    .filter((part) => part.length > 2 && page.personal.nameWords.has(part));
  if (told.length > 0) throw new UsageError(`--name names somebody of the page: ${told.join(' ')}`);
  const folder = join(siteFolder, name);
  if (existsSync(folder)) throw new UsageError(`${folder} exists. Choose another --name.`);
  process.stdout.write(`${toSummary(page, folder)}\n\n`);
  if (!(await isAgreed(options))) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'page.html'), page.html);
  await writeFile(
    join(folder, 'expected.json'),
    `${JSON.stringify(toExpected(page), undefined, 2)}\n`,
  );
  process.stdout.write(
    `Written. expected.json is the reader's own answer: check every value against the page, mend what is wrong,\n` +
      `then delete its "${unchecked}" line. A test fails until you have. Read page.html once more for what only you know.\n`,
  );
}

try {
  await capture(process.argv.slice(2));
} catch (fault) {
  if (!(fault instanceof UsageError)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
