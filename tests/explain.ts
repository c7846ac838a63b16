import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { JSDOM } from 'jsdom';
import type { LayerTrace } from '../lib/sites/engine/read.ts';
import { reasonOf } from '../lib/sites/reasons.ts';
import { type Explanation, explainPage } from '../lib/sites/registry.ts';

const usage = `Shows how a saved page is read: every field, every layer, what won and how sure.

  npm run explain -- FILE.html --url URL [--json] [--silent]

  --url     the address the page was saved from; may be left out where an expected.json beside the file or an
            HTML comment at its start holds it
  --json    the result as JSON instead of text
  --silent  JSON and nothing else`;

interface Options {
  readonly file: string;
  readonly url?: string;
  readonly json: boolean;
  readonly silent: boolean;
}

/** A mistake in how the command was called, or a file that cannot be used: said in one line, without a stack. */
class UsageError extends Error {}

function parseOptions(args: readonly string[]): Options {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (fault) {
    throw new UsageError(`${fault instanceof Error ? fault.message : String(fault)}\n\n${usage}`);
  }
  const [file, ...more] = parsed.positionals;
  if (file === undefined) throw new UsageError(usage);
  if (more.length > 0)
    throw new UsageError(`One file at a time, please; got also: ${more.join(' ')}`);
  const { url, json, silent } = parsed.values;
  // npm runs scripts in the project's folder and tells where it was called.
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  return { file: path, json: json || silent, silent, ...(url === undefined ? {} : { url }) };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      json: { type: 'boolean', default: false },
      silent: { type: 'boolean', default: false },
    },
  });
}

async function loadPage(file: string): Promise<string> {
  let html: string;
  try {
    html = await readFile(file, 'utf8');
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
    if (code === 'ENOENT') throw new UsageError(`There is no file ${file}.`);
    if (code === 'EISDIR') throw new UsageError(`${file} is a folder; name the page's file in it.`);
    throw new UsageError(`${file} could not be read (${code || 'unknown fault'}).`);
  }
  if (!/<[a-z!]/i.test(html)) throw new UsageError(`${file} holds no HTML.`);
  return html;
}

/** The page's address: as asked, else from expected.json beside the file, else from the comment at its start. */
async function findUrl(options: Options, html: string): Promise<string> {
  const url = options.url ?? (await loadExpectedUrl(options.file)) ?? urlInComment(html);
  if (url === undefined) {
    throw new UsageError(
      `The address of ${options.file} is not known. Say it: --url https://www.linkedin.com/in/…/`,
    );
  }
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new UsageError(`--url must be a whole web address, not: ${url}`);
  }
  return url;
}

async function loadExpectedUrl(file: string): Promise<string | undefined> {
  let text: string;
  try {
    text = await readFile(join(dirname(file), 'expected.json'), 'utf8');
  } catch {
    // No such file beside the page: the address comes from elsewhere.
    return undefined;
  }
  try {
    const expected: unknown = JSON.parse(text);
    const own = (expected as Record<string, { url?: unknown } | undefined>)[basename(file)];
    const url = own?.url ?? (expected as { url?: unknown }).url;
    return typeof url === 'string' ? url : undefined;
  } catch {
    throw new UsageError(`The expected.json beside ${file} is not valid JSON.`);
  }
}

function urlInComment(html: string): string | undefined {
  const comment = /^\s*(?:<!doctype[^>]*>\s*)?<!--([\s\S]*?)-->/i.exec(html)?.[1];
  return /https:\/\/[^\s"'<>]*linkedin\.com\/[^\s"'<>]+/.exec(comment ?? '')?.[0];
}

function toText(explanation: Explanation, url: string): string {
  const { extraction, traces } = explanation;
  const lines = [
    `${extraction.site} ${extraction.pageKind} · ${extraction.pack || 'no pack'} version ${extraction.version}`,
    `asked as  ${url}`,
    `read as   ${extraction.url}`,
  ];
  if (extraction.blocked) return [...lines, '', `Refused: ${extraction.blocked}`].join('\n');
  for (const warning of extraction.warnings) lines.push(`warning   ${warning}`);
  for (const [name, trace] of Object.entries(traces)) {
    const reading = extraction.fields[name as keyof typeof extraction.fields];
    lines.push(
      '',
      reading ? `${name} = ${show(reading.value)} (${reading.confidence})` : `${name}: –`,
    );
    for (const layer of trace) {
      const reason = reasonOf(extraction.pack, name, layer.layer);
      lines.push(`  ${toLine(layer)}${reason ? ` (${reason})` : ''}`);
    }
  }
  lines.push('', `missing    ${extraction.missing.join(' ') || '–'}`);
  lines.push(`not loaded ${extraction.notLoaded.join(' ') || '–'}`);
  return lines.join('\n');
}

function toLine(layer: LayerTrace): string {
  const parts = [layer.outcome.padEnd(9), `${layer.layer} [${layer.kind}, ${layer.confidence}]`];
  if (layer.value !== undefined) parts.push(show(layer.value));
  else if (layer.raw !== undefined) parts.push(show(layer.raw));
  if (layer.reason) parts.push(`– ${layer.reason}`);
  return parts.join(' ');
}

function show(value: unknown): string {
  return JSON.stringify(value);
}

async function explain(args: readonly string[]): Promise<void> {
  const options = parseOptions(args);
  const html = await loadPage(options.file);
  const url = await findUrl(options, html);
  // No scripts run and nothing is fetched: jsdom does neither unless asked.
  const { document } = new JSDOM(html, { url, contentType: 'text/html' }).window;
  const faults: unknown[] = [];
  const explanation = explainPage(document, url, { onFault: (fault) => faults.push(fault) });
  if (options.json)
    process.stdout.write(`${JSON.stringify(explanation.extraction, undefined, 2)}\n`);
  else process.stdout.write(`${toText(explanation, url)}\n`);
  for (const fault of faults) process.stderr.write(`Fault in the reader: ${String(fault)}\n`);
  if (faults.length > 0) process.exitCode = 1;
}

try {
  await explain(process.argv.slice(2));
} catch (fault) {
  if (!(fault instanceof UsageError)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
