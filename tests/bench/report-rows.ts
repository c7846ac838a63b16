import type { Billing } from '../../lib/model/deal.ts';
import { type Csv, UsageError } from './read-csv.ts';
import { readAmounts } from './report-amounts.ts';
import { type Cell, isUnreadable, toPresent, type Unreadable } from './report-cells.ts';
import { type FileTime, readDays } from './report-days.ts';
import type { Field } from './report-fields.ts';
import type { Outcome, ReportMap } from './report-map.ts';
import { foldName, readNames } from './report-names.ts';

export interface LeftOut {
  readonly line: number;
  readonly why: string;
}

const wonWords = new Set(['won', 'win', 'closedwon', 'signed', 'wondeal'].map(foldName));
const lostWords = new Set(['lost', 'loss', 'closedlost', 'lostdeal'].map(foldName));
const openWords = new Set(['open', 'pending', 'inprogress', 'active', 'ongoing'].map(foldName));

/** A row that can be used, with what the map says of all. */
export interface Row {
  readonly id: string;
  readonly line: number;
  readonly index: number;
  readonly owner: string | null;
  readonly company: string | null;
  readonly product: string | null;
  readonly stage: string | null;
  readonly outcome: Outcome;
  /** Open for want of a word that says more. */
  readonly isGuessed: boolean;
  readonly created: FileTime | null;
  readonly closed: FileTime | null;
  readonly expected: FileTime | null;
  readonly amount: string | null;
  readonly currency: string;
  readonly billing: Billing;
  readonly termMonths: number | null;
  readonly renews: string | null;
}

function findOutcome(
  { outcome, stage }: { outcome: string | null; stage: string | null },
  of: { readonly map: ReportMap; readonly line: number },
): Outcome | undefined {
  const known = (word: string): Outcome | undefined => {
    const folded = foldName(word);
    const mapped = of.map.outcomeByWord.get(folded);
    if (mapped) return mapped;
    if (wonWords.has(folded)) return 'won';
    if (lostWords.has(folded)) return 'lost';
    const isStage = openWords.has(folded) || of.map.stages.some((one) => foldName(one) === folded);
    return isStage ? 'open' : undefined;
  };
  if (outcome !== null) {
    const found = known(outcome);
    if (found) return found;
    throw new UsageError(
      `line ${of.line}: "${outcome}" is none of open, won and lost; say which under "values" of the map`,
    );
  }
  return stage === null ? undefined : known(stage);
}

const billingByWord: Readonly<Record<string, Billing>> = {
  oneoff: 'one_off',
  onetime: 'one_off',
  once: 'one_off',
  monthly: 'monthly',
  month: 'monthly',
  annual: 'annual',
  annually: 'annual',
  yearly: 'annual',
  year: 'annual',
};

/** Cells of the file by field. */
function createColumns(csv: Csv, map: ReportMap) {
  const indexOf = (field: Field): number | undefined => {
    const column = map.columns[field];
    return column === undefined ? undefined : csv.header.indexOf(column);
  };
  const cellsOf = (field: Field): readonly Cell[] => {
    const at = indexOf(field);
    return csv.rows.map((row, index) => ({
      text: at === undefined ? '' : (row[at] ?? ''),
      line: csv.lines[index] ?? 0,
    }));
  };
  const texts = (field: Field) => cellsOf(field).map(({ text }) => toPresent(text));
  return { cellsOf, texts };
}

const dayFields = ['created', 'closed', 'expectedClose'] as const satisfies readonly Field[];
type DayField = (typeof dayFields)[number];

/** The rows that can be used, and why the others cannot. */
export function readRows(csv: Csv, map: ReportMap) {
  const { cellsOf, texts } = createColumns(csv, map);
  const days = (field: DayField) =>
    readDays(cellsOf(field), {
      column: map.columns[field] ?? field,
      order: map.dayOrder,
      others: dayFields.filter((other) => other !== field).flatMap(cellsOf),
    });
  const names = (field: Field) =>
    readNames(texts(field), {
      column: map.columns[field] ?? field,
      aliases: map.aliases[field] ?? {},
    });
  const [created, closed, expected] = [days('created'), days('closed'), days('expectedClose')];
  const amounts = readAmounts(cellsOf('amount'), {
    column: map.columns.amount ?? 'amount',
    decimal: map.decimal,
    delimiter: csv.delimiter,
    currency: map.currency,
  });
  const named = {
    owner: names('owner'),
    company: names('company'),
    product: names('product'),
    stage: names('stage'),
  };
  const [ids, outcomes, currencies] = [texts('id'), texts('outcome'), texts('currency')];
  const [billings, terms, renewed] = [texts('billing'), texts('termMonths'), texts('renews')];
  const currency = map.currency ?? amounts.currency ?? 'USD';
  const leftOut: LeftOut[] = [];
  const rows: Row[] = [];
  const firstById = new Map<string, number>();
  for (const [index, cells] of csv.rows.entries()) {
    const line = csv.lines[index] ?? 0;
    if (cells.every((cell) => toPresent(cell) === null)) {
      leftOut.push({ line, why: 'nothing stands in it' });
      continue;
    }
    const id = ids[index] ?? `line ${line}`;
    const first = firstById.get(id);
    if (first !== undefined) {
      const isSame = csv.rows[first]?.every((cell, at) => cell === cells[at]);
      if (!isSame) {
        throw new UsageError(
          `line ${line} has the id "${id}" of line ${csv.lines[first]} and says something else; leave "id" out of the map if a deal may have several rows`,
        );
      }
      leftOut.push({ line, why: `the same as line ${csv.lines[first]}` });
      continue;
    }
    firstById.set(id, index);
    const term = terms[index] ?? null;
    const termMonths = term === null ? map.termMonths : Number(term);
    const billing = billings[index] ?? null;
    const billed = billing === null ? map.billing : billingByWord[foldName(billing)];
    const read = {
      created: created.values[index] ?? null,
      closed: closed.values[index] ?? null,
      expected: expected.values[index] ?? null,
      amount: amounts.values[index] ?? null,
      termMonths:
        termMonths === null || (Number.isInteger(termMonths) && termMonths > 0)
          ? termMonths
          : { why: `"${term}" is no number of months` },
      billing: billed ?? { why: `"${billing}" is none of one_off, monthly and annual` },
    };
    const wrong = Object.entries(read).find(([, value]) => isUnreadable(value));
    if (wrong) {
      const field = wrong[0] === 'expected' ? 'expectedClose' : (wrong[0] as Field);
      leftOut.push({ line, why: `${map.columns[field]}: ${(wrong[1] as Unreadable).why}` });
      continue;
    }
    const stage = named.stage.values[index] ?? null;
    const outcome = findOutcome({ outcome: outcomes[index] ?? null, stage }, { map, line });
    rows.push({
      id,
      line,
      index,
      owner: named.owner.values[index] ?? null,
      company: named.company.values[index] ?? null,
      product: named.product.values[index] ?? null,
      stage,
      outcome: outcome ?? 'open',
      isGuessed: outcome === undefined,
      ...(read as Pick<
        Row,
        'created' | 'closed' | 'expected' | 'amount' | 'termMonths' | 'billing'
      >),
      currency: currencies[index]?.toUpperCase() ?? amounts.currency ?? currency,
      renews: renewed[index] ?? null,
    });
  }
  const notes = [created, closed, expected, amounts].flatMap((one) => one.notes);
  const joined = Object.values(named).flatMap((one) => one.joined);
  return { rows, leftOut, notes, joined, currency };
}
