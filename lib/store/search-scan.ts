import { parseUpdateKey, rowMarkLength, toRowMark } from './search-lines.ts';
import type { SearchUpdate } from './store.ts';

const tierCount = 3;
/** People with companies, deals, notes. */
const groupCount = 3;

export interface Found {
  /** Row marks, best tier first, and in each people and companies before deals before notes; no list is longer than the limit. */
  readonly lists: readonly string[][];
  matchCount: number;
}

export function emptyFound(): Found {
  return { lists: Array.from({ length: tierCount * groupCount }, () => []), matchCount: 0 };
}

/** By the letter that a row mark begins with. */
function groupOf(kindCode: number): number {
  return kindCode === 100 /* d */ ? 1 : kindCode === 110 /* n */ ? 2 : 0;
}

/** Deals and notes each keep this share of the places, so that the many people of a company do not crowd them out. */
const keptShare = 6;

/** The best of what was found, in its order. */
export function toShownMarks({ lists }: Found, limit: number): readonly string[] {
  const ranked = lists.flat();
  if (ranked.length <= limit) return ranked;
  const shown = new Set(
    [1, 2].flatMap((group) =>
      lists
        .filter((_, at) => at % groupCount === group)
        .flat()
        .slice(0, Math.floor(limit / keptShare)),
    ),
  );
  for (const mark of ranked) {
    if (shown.size >= limit) break;
    shown.add(mark);
  }
  return ranked.filter((mark) => shown.has(mark));
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
    const at = line?.indexOf(rarest) ?? -1;
    if (line && at >= 0) collect(found, { text: line, start: 0, at, end: line.length }, wanted);
  }
  let at = lines.indexOf(rarest);
  while (at >= 0) {
    const start = lines.lastIndexOf('\n', at);
    const next = lines.indexOf('\n', at);
    const end = next < 0 ? lines.length : next;
    if (replaced.size === 0 || !replaced.has(lines.slice(end - rowMarkLength, end))) {
      collect(found, { text: lines, start, at, end }, wanted);
    }
    at = lines.indexOf(rarest, end);
  }
  return found;
}

interface Line {
  readonly text: string;
  /** Place of the line break before the line. */
  readonly start: number;
  /** Where the rarest word stands first. */
  readonly at: number;
  readonly end: number;
}

interface Wanted {
  readonly start: string;
  readonly words: readonly string[];
  /** All words but the one that led here. */
  readonly others: readonly string[];
  readonly limit: number;
}

// Lines are cut out first: searched in the whole text, a rare word would be looked for to its very end at every hit.
function collect(found: Found, { text, start, at, end }: Line, wanted: Wanted): void {
  const { words, others } = wanted;
  const line = others.length > 0 ? text.slice(start, end) : '';
  if (!others.every((word) => line.includes(word))) return;
  found.matchCount += 1;
  let tier = 2;
  if (text.startsWith(wanted.start, start + 1)) tier = 0;
  else if (others.length > 0 ? isNamed(line, words) : !text.slice(start, at).includes(' |')) {
    tier = 1;
  }
  const marks = found.lists[tier * groupCount + groupOf(text.charCodeAt(end - rowMarkLength))];
  if (marks && marks.length < wanted.limit) marks.push(text.slice(end - rowMarkLength, end));
}

/** Whether all words are found before the name's end, a bar or the row mark. */
function isNamed(line: string, words: readonly string[]): boolean {
  const bar = line.indexOf(' |');
  const nameEnd = bar < 0 ? line.length - rowMarkLength : bar;
  return words.every((word) => {
    const at = line.indexOf(word);
    return at >= 0 && at < nameEnd;
  });
}
