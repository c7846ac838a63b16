import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { JSDOM } from 'jsdom';
import type { MailItem, MailSiteId } from '../lib/model/mail.ts';
import type { LayerTrace } from '../lib/sites/engine/read.ts';
import type { MailExplanation } from '../lib/sites/mail/adapter.ts';
import type { MailTrace } from '../lib/sites/mail/field.ts';
import { mailReasonOf } from '../lib/sites/mail/reasons.ts';
import { explainMail, guessMailSite, mailAdapterOf } from '../lib/sites/mail/registry.ts';
import { reasonOf } from '../lib/sites/reasons.ts';
import { type Explanation, explainPage, siteOf } from '../lib/sites/registry.ts';

const usage = `Shows how a saved page is read: every field, every layer, what won and how sure.

  npm run explain -- FILE.html --url URL [--json] [--silent]

  --url     the address the page was saved from; may be left out where an expected.json beside the file or an
            HTML comment at its start holds it, and for webmail where its content shows the site
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

/** Where a page of a site stands whose address is not known: an address that says nothing but the site. */
const addressBySite: Readonly<Record<MailSiteId, string>> = {
  gmail: 'https://mail.google.com/mail/u/0/',
  outlook: 'https://outlook.office.com/mail/',
  yahoo: 'https://mail.yahoo.com/d/folders/1',
  proton: 'https://mail.proton.me/u/0/inbox',
  roundcube: 'https://webmail.example/',
};

interface Page {
  readonly document: Document;
  readonly url: string;
  /** The webmail that made it, where it is mail. */
  readonly site: MailSiteId | undefined;
}

function parsePage(html: string, url: string): Document {
  // No scripts run and nothing is fetched: jsdom does neither unless asked.
  return new JSDOM(html, { url, contentType: 'text/html' }).window.document;
}

/** The page and its address: as asked, else from expected.json beside the file, else from the comment at its start, else by its content. */
async function findPage(options: Options, html: string): Promise<Page> {
  const url = options.url ?? (await loadExpectedUrl(options.file)) ?? urlInComment(html);
  if (url === undefined) {
    const document = parsePage(html, 'https://saved.example/');
    const site = guessMailSite(document);
    if (site) {
      const own = addressBySite[site];
      return { document: parsePage(html, own), url: own, site };
    }
    throw new UsageError(
      `The address of ${options.file} is not known. Say it: --url https://www.linkedin.com/in/…/`,
    );
  }
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new UsageError(`--url must be a whole web address, not: ${url}`);
  }
  const document = parsePage(html, url);
  return { document, url, site: findSite(document, url) };
}

/** By the host; a Roundcube stands anywhere, and tells itself. */
function findSite(document: Document, url: string): MailSiteId | undefined {
  const listed = mailAdapterOf(url)?.site;
  if (listed !== undefined || siteOf(url) !== undefined) return listed;
  const found = guessMailSite(document);
  return found === 'roundcube' ? found : undefined;
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

function toLine(layer: LayerTrace | MailTrace): string {
  const parts = [layer.outcome.padEnd(9), `${layer.layer} [${layer.kind}, ${layer.confidence}]`];
  if (layer.value !== undefined) parts.push(show(layer.value));
  else if (layer.raw !== undefined) parts.push(show(layer.raw));
  if (layer.reason) parts.push(`– ${layer.reason}`);
  return parts.join(' ');
}

function show(value: unknown): string {
  return JSON.stringify(value);
}

/** Text of a mail page: of each message, window and row its fields, with every layer where they disagree or none won. */
function toMailText({ extraction, traces }: MailExplanation): string {
  const { site, pageKind, pack, version, url, items, list } = extraction;
  const lines = [`${site} ${pageKind} · ${pack} version ${version}`, `read as   ${url}`];
  if (extraction.blocked) lines.push('', `Refused: ${extraction.blocked}`);
  lines.push(
    ...toFieldLines('page', { fields: extraction.fields, traces: traces[''] ?? {}, pack }),
  );
  const countByKind = new Map<string, number>();
  for (const item of [...items, ...list]) {
    const count = (countByKind.get(item.kind) ?? 0) + 1;
    countByKind.set(item.kind, count);
    const name = `${item.kind} ${count}`;
    lines.push('', `— ${name}${item.marks.length > 0 ? ` (${item.marks.join(', ')})` : ''}`);
    const kind = item.kind === 'draft' ? 'window' : item.kind;
    lines.push(...toFieldLines(kind, { fields: item.fields, traces: traces[name] ?? {}, pack }));
  }
  lines.push('', `missing    ${extraction.missing.join(' ') || '–'}`);
  return lines.join('\n');
}

function toFieldLines(
  kind: string,
  of: {
    readonly fields: MailItem['fields'];
    readonly traces: Readonly<Record<string, readonly MailTrace[]>>;
    readonly pack: string;
  },
): readonly string[] {
  return Object.entries(of.traces).flatMap(([name, trace]) => {
    const reading = of.fields[name as keyof MailItem['fields']];
    const isSilent = trace.every(({ outcome }) => outcome === 'nothing');
    if (isSilent && kind !== 'page') return [];
    return [
      reading ? `${name} = ${show(reading.value)} (${reading.confidence})` : `${name}: –`,
      ...trace
        .filter(({ outcome }) => outcome !== 'nothing' || kind === 'page')
        .map((layer) => {
          const reason =
            mailReasonOf(of.pack, { kind, field: name, layer: layer.layer }) ??
            (kind === 'page'
              ? mailReasonOf(of.pack, { kind: 'thread', field: name, layer: layer.layer })
              : undefined);
          return `  ${toLine(layer)}${reason ? ` (${reason})` : ''}`;
        }),
    ];
  });
}

function explainPageOf(
  { document, url, site }: Page,
  onFault: (fault: unknown) => void,
): { readonly extraction: unknown; readonly text: string } {
  const mail = site && explainMail(document, url, { site, onFault });
  if (mail) return { extraction: mail.extraction, text: toMailText(mail) };
  const explanation = explainPage(document, url, { onFault });
  return { extraction: explanation.extraction, text: toText(explanation, url) };
}

async function explain(args: readonly string[]): Promise<void> {
  const options = parseOptions(args);
  const html = await loadPage(options.file);
  const page = await findPage(options, html);
  const faults: unknown[] = [];
  const { extraction, text } = explainPageOf(page, (fault) => faults.push(fault));
  if (options.json) process.stdout.write(`${JSON.stringify(extraction, undefined, 2)}\n`);
  else process.stdout.write(`${text}\n`);
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
