import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A saved page, and where it was found. */
export interface SavedPage {
  readonly name: string;
  readonly url: string;
  readonly html: string;
  /** Who is on the page, where that is written beside it. */
  readonly known?: { readonly name: string; readonly slug: string };
}

interface Beside {
  readonly url?: unknown;
  readonly name?: unknown;
  readonly slug?: unknown;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** What is written beside a page: in a file of its own, or in one for the folder, below the page's name. */
function readBeside(folder: string, name: string): readonly Beside[] {
  const stem = name.replace(/\.html$/, '');
  return [`${stem}.expected.json`, `${stem}.json`, 'expected.json', 'page.json'].flatMap((file) => {
    const path = join(folder, file);
    if (!existsSync(path)) return [];
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value !== 'object' || value === null) return [];
    const all = value as Beside & Readonly<Record<string, Beside | undefined>>;
    return [all[name] ?? all];
  });
}

function firstText(values: readonly unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === 'string');
}

/** Saved pages below a folder whose address is known: named beside them, or by their own canonical link. */
export function readSavedPages(folder: string): readonly SavedPage[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return readSavedPages(path);
      if (!entry.name.endsWith('.html')) return [];
      const html = readFileSync(path, 'utf8');
      const beside = readBeside(folder, entry.name);
      const canonical = /<link[^>]+rel="canonical"[^>]+href="([^"]+)"/.exec(html)?.[1];
      const url = firstText([...beside.map((each) => each.url), canonical]);
      const known = {
        name: firstText(beside.flatMap((each) => [each.fields?.['full_name'], each.name])),
        slug: firstText(beside.flatMap((each) => [each.fields?.['linkedin_slug'], each.slug])),
      };
      if (url === undefined || !URL.canParse(url)) return [];
      const isNamedByFolder = /^(?:page|index)\.html$/.test(entry.name);
      const name = isNamedByFolder ? basename(folder) : entry.name.replace(/\.html$/, '');
      const page = { name, url, html };
      if (known.name === undefined || known.slug === undefined) return [page];
      return [{ ...page, known: { name: known.name, slug: known.slug } }];
    });
}
