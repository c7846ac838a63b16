import { parseUpdateKey, rowMarkLength, toRowMark } from './search-lines.ts';
import type { SearchUpdate } from './store.ts';

/** Row marks by tier, best first; each tier holds no more than can be shown. */
export interface Found {
  readonly tiers: readonly [string[], string[], string[]];
  matchCount: number;
}

export function emptyFound(): Found {
  return { tiers: [[], [], []], matchCount: 0 };
}

interface ScanInput {
  readonly lines: string;
  readonly updates: readonly SearchUpdate[];
  readonly limit: number;
}

/** Walks the text from hit to hit of the longest word: 50,000 lines take about 2 ms, so no index is kept. */
export function scan(query: string, { lines, updates, limit }: ScanInput): Found {
  const found = emptyFound();
  const words = query.split(' ').map((word) => ` ${word}`);
  const [rarest = '', ...others] = [...words].sort((one, other) => other.length - one.length);
  const wanted = { start: ` ${query}`, words, others, limit };
  const replaced = new Set<string>();
  for (const { key, line } of updates) {
    const { table, id } = parseUpdateKey(key);
    replaced.add(toRowMark(table, id));
    if (line?.includes(rarest)) collect(found, { text: line, start: 0, end: line.length }, wanted);
  }
  let at = lines.indexOf(rarest);
  while (at >= 0) {
    const start = lines.lastIndexOf('\n', at);
    const next = lines.indexOf('\n', at);
    const end = next < 0 ? lines.length : next;
    if (replaced.size === 0 || !replaced.has(lines.slice(end - rowMarkLength, end))) {
      collect(found, { text: lines, start, end }, wanted);
    }
    at = lines.indexOf(rarest, end);
  }
  return found;
}

interface Line {
  readonly text: string;
  /** Place of the line break before the line. */
  readonly start: number;
  readonly end: number;
}

interface Wanted {
  readonly start: string;
  readonly words: readonly string[];
  /** All words but the one that led here. */
  readonly others: readonly string[];
  readonly limit: number;
}

function collect(found: Found, { text, start, end }: Line, wanted: Wanted): void {
  if (wanted.others.length > 0) {
    // Cut out first: searched in the whole text, a rare word would be looked for to its very end at every hit.
    const line = text.slice(start, end);
    if (!wanted.others.every((word) => line.includes(word))) return;
  }
  found.matchCount += 1;
  const tier = text.startsWith(wanted.start, start + 1)
    ? 0
    : isNamed(text, start, wanted.words)
      ? 1
      : 2;
  const marks = found.tiers[tier];
  if (marks.length < wanted.limit) marks.push(text.slice(end - rowMarkLength, end));
}

/** Whether all words are found before the name's end, a bar or the row mark. */
function isNamed(text: string, start: number, words: readonly string[]): boolean {
  const bar = text.indexOf(' |', start);
  const tab = text.indexOf('\t', start);
  const nameEnd = bar < 0 ? tab : Math.min(bar, tab);
  return words.every((word) => {
    const at = text.indexOf(word, start);
    return at >= 0 && at < nameEnd;
  });
}
