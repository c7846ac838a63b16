import { posix } from 'node:path';
import { type BuiltPackage, bytesOf, readBuilt } from './built.ts';
import { readImports } from './syntax.ts';

export interface Weight {
  readonly entry: string;
  /** Script bytes, minified, not compressed, that are loaded before the entry can draw or answer. */
  readonly eagerBytes: number;
  readonly budgetBytes: number;
  readonly files: readonly string[];
}

const KiB = 1024;

/**
 * What each entry may weigh. The reader's and the popup's are aims of the product: the best peer's script in a page
 * weighs 59 KiB, and a popup of React and Dexie alone 317. The others hold what has been reached, with some air;
 * raising one is a decision to be made here.
 */
export const budgets: Readonly<Record<string, number>> = {
  'linkedin-reader.js': 40 * KiB,
  // A parser of header text (19 KiB) and the rules of a site; injected on a gesture, and gone.
  'gmail-reader.js': 48 * KiB,
  'outlook-reader.js': 48 * KiB,
  'yahoo-reader.js': 48 * KiB,
  'proton-reader.js': 48 * KiB,
  'roundcube-reader.js': 48 * KiB,
  // Stays in the page: Gmail's without the parser and the rows.
  'gmail-watch.js': 44 * KiB,
  'outlook-watch.js': 60 * KiB,
  'yahoo-watch.js': 60 * KiB,
  'proton-watch.js': 60 * KiB,
  'roundcube-watch.js': 60 * KiB,
  // The day's list speaks the reasons of the rules, with amounts and business days.
  'popup.html': 460 * KiB,
  // Menus, selects and popovers of Base UI, deals, people and timeline; the panel is opened once and stays.
  'sidepanel.html': 900 * KiB,
  'options.html': 420 * KiB,
  'welcome.html': 420 * KiB,
  // What the popup weighs, and the board: dragging, drawing of what is in sight, filters. Menus and popovers come once it
  // is drawn, lists, reports and charts with the place that shows them. (Guessed at 520 before the board stood.)
  'dashboard.html': 590 * KiB,
  // Sync, the team's server and its socket (70 KiB), the rules of next actions, the one writer of mail, titles and places in
  // six languages (55 KiB): every start of the worker reads them.
  'background.js': 500 * KiB,
};

/**
 * How many files a page may load before it is drawn. Each costs the browser some milliseconds of its own, whatever its size:
 * 190 of them, as the panel had once, took longer than reading what was in them.
 */
export const mostFiles = 32;

/** What a script of which a webmail page gets a copy may weigh on the way, an aim of the product. */
export const zippedBudgets: Readonly<Record<string, number>> = { 'gmail-watch.js': 15 * KiB };

/** Scripts that a page names, and everything they import statically. */
function eagerFilesOf(built: BuiltPackage, entry: string): readonly string[] {
  const open = entry.endsWith('.html')
    ? [...readBuilt(built, entry).matchAll(/\s(?:src|href)="\/?([^"]+\.js)"/g)].map(
        ([, path = '']) => path,
      )
    : [entry];
  const seen = new Set<string>();
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { source, isDynamic } of readImports(path, readBuilt(built, path))) {
      if (source === undefined || isDynamic) continue;
      open.push(posix.join(posix.dirname(path), source));
    }
  }
  return [...seen].sort();
}

export function weigh(built: BuiltPackage): readonly Weight[] {
  return Object.entries(budgets).map(([entry, budgetBytes]) => {
    const files = eagerFilesOf(built, entry);
    const eagerBytes = files.reduce((sum, path) => sum + bytesOf(built, path), 0);
    return { entry, eagerBytes, budgetBytes, files };
  });
}

export function toKiB(bytes: number): string {
  return (bytes / KiB).toFixed(1);
}
