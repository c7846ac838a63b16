/** A file or a wish that cannot be used: said in one line, without a stack. */
export class UsageError extends Error {}

export interface Csv {
  readonly header: readonly string[];
  /** As long as the header, each. */
  readonly rows: readonly (readonly string[])[];
  /** Line on which each row begins, the header's being 1. */
  readonly lines: readonly number[];
  readonly delimiter: string;
}

const delimiters = [',', ';', '\t', '|'] as const;

interface Record {
  readonly cells: readonly string[];
  /** Line of its start, from 1 on. */
  readonly line: number;
}

/** By how often each stands outside quotes in the first line; a comma where none does. */
function findDelimiter(text: string): string {
  const counts = new Map<string, number>(delimiters.map((one) => [one, 0]));
  let isQuoted = false;
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (letter === '\n' || letter === '\r')) break;
    else if (!isQuoted) {
      const count = counts.get(letter);
      if (count !== undefined) counts.set(letter, count + 1);
    }
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** Cells as RFC 4180 writes them: in quotes where they hold a delimiter, a line's end or a quote, which is doubled. */
function splitRecords(text: string, delimiter: string): readonly Record[] {
  const records: Record[] = [];
  let cells: string[] = [];
  let line = 1;
  let startLine = 1;
  let at = 0;
  const endRecord = (): void => {
    // An empty line is no row.
    if (cells.length > 1 || cells[0] !== '') records.push({ cells, line: startLine });
    cells = [];
  };
  while (at < text.length) {
    if (text[at] === '"') {
      let cell = '';
      for (;;) {
        const end = text.indexOf('"', at + 1);
        if (end < 0) throw new UsageError(`line ${line}: a quote is opened and never closed`);
        cell += text.slice(at + 1, end);
        at = end + 1;
        if (text[at] !== '"') break;
        cell += '"';
      }
      line += cell.split('\n').length - 1;
      cells.push(cell);
      if (at < text.length && ![delimiter, '\n', '\r'].includes(text[at] ?? '')) {
        throw new UsageError(`line ${line}: something stands behind a closing quote`);
      }
    } else {
      let end = at;
      while (
        end < text.length &&
        text[end] !== delimiter &&
        text[end] !== '\n' &&
        text[end] !== '\r'
      ) {
        end += 1;
      }
      cells.push(text.slice(at, end));
      at = end;
    }
    if (text[at] === delimiter) {
      at += 1;
      // A delimiter at the very end opens one more cell.
      if (at === text.length) cells.push('');
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    line += 1;
    endRecord();
    startLine = line;
  }
  if (cells.length > 0) endRecord();
  return records;
}

/** Reads a table that is separated by commas, semicolons, tabs or bars. Throws a `UsageError` where it is none. */
export function parseCsv(text: string): Csv {
  const marked = text.startsWith('\uFEFF') ? text.slice(1) : text;
  // A first line for Excel, no row; an empty one in its place keeps the lines' numbers.
  const told = /^sep=([,;\t|])(?=\r?\n)/iu.exec(marked);
  const body = told ? marked.slice(told[0].length) : marked;
  const delimiter = told?.[1] ?? findDelimiter(body);
  const [head, ...records] = splitRecords(body, delimiter);
  if (!head) throw new UsageError('the file is empty');
  const header = head.cells.map((name) => name.trim());
  const twice = header.find((name, at) => name !== '' && header.indexOf(name) !== at);
  if (twice !== undefined) throw new UsageError(`two columns are called "${twice}"`);
  const ragged = records.find(({ cells }) => cells.length !== header.length);
  if (ragged) {
    throw new UsageError(
      `line ${ragged.line} has ${ragged.cells.length} cells, the header ${header.length}`,
    );
  }
  return {
    header,
    rows: records.map(({ cells }) => cells),
    lines: records.map(({ line }) => line),
    delimiter,
  };
}
