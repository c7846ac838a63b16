import { UsageError } from './read-csv.ts';
import {
  type Cell,
  isUnreadable,
  type ReadColumn,
  toPresent,
  type Unreadable,
} from './report-cells.ts';

export type DecimalMark = '.' | ',';

export interface ReadAmounts extends ReadColumn<string> {
  /** ISO 4217, where the cells carry a sign or a code; all the same one. */
  readonly currency: string | null;
}

/** The first one, unless the map says that the file is in another of them. */
const codesBySign: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'AUD', 'CAD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN', 'CLP', 'COP', 'ARS'],
  us$: ['USD'],
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
  '₫': ['VND'],
  đ: ['VND'],
  '₹': ['INR'],
};
const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

interface Digits {
  readonly line: number;
  readonly text: string;
  readonly isNegative: boolean;
  /** Digits with points and commas only; other marks between groups are gone. */
  readonly digits: string;
  readonly currency: string | null;
}

function toCurrency(word: string, told: string | null): string | null | undefined {
  if (word === '') return null;
  const ofSign = codesBySign[word.toLowerCase()];
  const code = ofSign?.find((one) => one === told) ?? ofSign?.[0] ?? word.toUpperCase();
  return codes.has(code) ? code : undefined;
}

function toDigits({ text, line }: Cell, told: string | null): Digits | Unreadable {
  const wrong: Unreadable = { why: `"${text}" is no amount` };
  const bracketed = /^\((.*)\)$/u.exec(text);
  const found =
    /^([-−]?)\s*([^\d.,'’()\s−-]*)\s*([-−]?)\s*(\d[\d.,'’\s]*|[.,]\d+)([^\d.,'’()]*)$/u.exec(
      bracketed?.[1] ?? text,
    );
  if (!found) return wrong;
  const [, sign, before = '', inner, digits = '', after = ''] = found;
  const [first, last] = [toCurrency(before, told), toCurrency(after.trim(), told)];
  if (first === undefined || last === undefined || (first !== null && last !== null)) return wrong;
  const bare = digits.trim();
  if (/['’\s]/u.test(bare) && !/^\d{1,3}(?:(['’\s])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/u.test(bare)) {
    return wrong;
  }
  return {
    line,
    text,
    isNegative: bracketed !== null || sign !== '' || inner !== '',
    digits: bare.replace(/['’\s]/gu, ''),
    currency: first ?? last,
  };
}

function isGrouped(digits: string, mark: DecimalMark): boolean {
  const groups = mark === '.' ? /^\d{1,3}(?:\.\d{3})+$/u : /^\d{1,3}(?:,\d{3})+$/u;
  return groups.test(digits);
}

/** The decimal mark that a number shows by itself; `open` where one mark stands before three digits. */
function findMark(digits: string): DecimalMark | 'open' | 'none' | 'wrong' {
  const marks = digits.replace(/\d/gu, '');
  if (marks === '') return 'none';
  const last = marks.at(-1) as DecimalMark;
  const other = last === '.' ? ',' : '.';
  const [whole = ''] = digits.split(last);
  if (marks.length === 1) {
    const after = digits.length - digits.indexOf(last) - 1;
    return after === 3 && /^[1-9]\d{0,2}$/u.test(whole) ? 'open' : after === 0 ? 'wrong' : last;
  }
  if (!marks.includes(other)) return isGrouped(digits, last) ? other : 'wrong';
  return marks.indexOf(last) === marks.length - 1 && isGrouped(whole, other) ? last : 'wrong';
}

/** The decimal mark of a column: what the map says, else what its cells show. */
function decideMark(
  cells: readonly Digits[],
  of: { readonly column: string; readonly decimal: DecimalMark | undefined; delimiter: string },
): DecimalMark {
  const { column, decimal, delimiter } = of;
  const shown = (mark: DecimalMark) => cells.find(({ digits }) => findMark(digits) === mark);
  const [point, comma] = [shown('.'), shown(',')];
  if (point && comma) {
    throw new UsageError(
      `${column} writes amounts in two ways: "${point.text}" on line ${point.line}, "${comma.text}" on line ${comma.line}`,
    );
  }
  if (decimal !== undefined) return decimal;
  if (point) return '.';
  if (comma) return ',';
  const open = cells.find(({ digits }) => findMark(digits) === 'open');
  // `1,054`: no money has three places. A point there may be one of a number that was written out by a program.
  if (!open || (open.digits.includes(',') && delimiter === ',')) return '.';
  throw new UsageError(
    `line ${open.line}: "${open.text}" of ${column} can be read in two ways; say "decimal": "." or "," in the map`,
  );
}

const maxWholeDigits = 15;
const maxPlaces = 4;

function countPlaces(digits: string, decimal: DecimalMark): number {
  return (digits.split(decimal)[1] ?? '').replace(/0+$/u, '').length;
}

/** Decimals of a number that a program worked out, such as `1054.0000000000001`. */
function roundPlaces(whole: string, places: string): string {
  const units =
    BigInt(whole + places.slice(0, maxPlaces)) + (places.charAt(maxPlaces) >= '5' ? 1n : 0n);
  const padded = String(units).padStart(maxPlaces + 1, '0');
  return `${padded.slice(0, -maxPlaces)}.${padded.slice(-maxPlaces)}`.replace(/\.?0+$/u, '');
}

function toAmount({ digits, isNegative, text }: Digits, decimal: DecimalMark): string | Unreadable {
  const wrong: Unreadable = { why: `"${text}" is no amount` };
  const group = decimal === '.' ? ',' : '.';
  const [grouped = '', part = '', ...more] = digits.split(decimal);
  if (more.length > 0 || part.includes(group)) return wrong;
  if (grouped.includes(group) && !isGrouped(grouped, group)) {
    return wrong;
  }
  const whole = grouped.replaceAll(group, '').replace(/^0+(?=\d)/u, '') || '0';
  const places = part.replace(/0+$/u, '');
  if (whole.length > maxWholeDigits) return { why: `"${text}" is too large` };
  const exact = places === '' ? whole : `${whole}.${places}`;
  const size = places.length > maxPlaces ? roundPlaces(whole, places) : exact;
  return isNegative && size !== '0' ? `-${size}` : size;
}

/**
 * Amounts of one column as decimal text: `1054`, `1,054.50`, `$1,054.50`, `1.054,50 €`, `1 054,50`, `(12.00)`. Which mark
 * is the decimal one is decided for the whole column, and refused where no cell shows it.
 */
export function readAmounts(
  cells: readonly Cell[],
  of: {
    readonly column: string;
    readonly decimal: DecimalMark | undefined;
    readonly delimiter: string;
    /** What the map says. */
    readonly currency: string | null;
  },
): ReadAmounts {
  const read = cells.map(({ text, line }) => {
    const present = toPresent(text);
    return present === null ? null : toDigits({ text: present, line }, of.currency);
  });
  const known = read.filter((value): value is Digits => value !== null && !isUnreadable(value));
  const signed = known.filter(({ currency }) => currency !== null);
  const [first] = signed;
  const second = signed.find(({ currency }) => currency !== first?.currency);
  if (first && second) {
    throw new UsageError(
      `${of.column} holds two currencies, ${first.currency} on line ${first.line} and ${second.currency} on line ${second.line}: give them a column of their own`,
    );
  }
  const decimal = decideMark(known, of);
  const values = read.map((value) =>
    value === null || isUnreadable(value) ? value : toAmount(value, decimal),
  );
  const fine = known.filter(({ digits }) => countPlaces(digits, decimal) > maxPlaces).length;
  const notes =
    fine === 0
      ? []
      : [
          `${of.column}: more than four places on ${fine} row${fine === 1 ? '' : 's'}, rounded to four`,
        ];
  return { values, notes, currency: first?.currency ?? null };
}
