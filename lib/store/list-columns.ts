import { fromUnits, percentOf } from '../model/money.ts';
import { prospectStatuses } from '../model/prospect.ts';
import { seniorities } from '../model/scoring.ts';
import type { ListColumn, ListTable } from './list-names.ts';
import type { Next } from './list-next.ts';
import type { SortKey } from './list-order.ts';
import type { PartName, Parts } from './list-parts.ts';
import { toTextKey } from './list-text.ts';
import type { CompanyMirror, DealMirror, MirrorRows, ProspectMirror } from './mirror-rows.ts';
import type { Cell } from './record-lists.ts';
import type { KeptScore } from './score-rows.ts';

/** What stands in each column of a list, and what it is put in order by. */

export interface ColumnSpec<Row> {
  readonly needs: readonly PartName[];
  /** Null stands at the end, in either direction. */
  readonly key: (row: Row, parts: Parts) => SortKey;
  /** `now` in milliseconds: for what counts days. */
  readonly cell: (row: Row, parts: Parts, now: number) => Cell;
}

type Columns<Table extends ListTable> = {
  readonly [Name in ListColumn<Table>]: ColumnSpec<MirrorRows[Table]>;
};

const dayMs = 86_400_000;

function textColumn<Row>(
  read: (row: Row, parts: Parts) => string | null,
  needs: readonly PartName[] = [],
): ColumnSpec<Row> {
  return {
    needs,
    key: (row, parts) => toTextKey(read(row, parts)),
    cell: (row, parts) => ({ kind: 'text', text: read(row, parts) || null }),
  };
}

function numberColumn<Row>(
  needs: readonly PartName[],
  read: (row: Row, parts: Parts) => number,
): ColumnSpec<Row> {
  return { needs, key: read, cell: (row, parts) => ({ kind: 'number', value: read(row, parts) }) };
}

function timeColumn<Row>(
  read: (row: Row, parts: Parts) => number | null,
  needs: readonly PartName[] = [],
): ColumnSpec<Row> {
  return { needs, key: read, cell: (row, parts) => ({ kind: 'time', at: read(row, parts) }) };
}

/** A word of a closed list, in the order of the list; one that is none of them after all others. */
function wordColumn<Row>(
  of: string,
  words: readonly string[],
  read: (row: Row) => string | null,
): ColumnSpec<Row> {
  const places = new Map(words.map((word, place) => [word, place]));
  return {
    needs: [],
    key: (row) => {
      const word = read(row);
      return word === null ? null : (places.get(word) ?? words.length);
    },
    cell: (row) => ({ kind: 'word', of, word: read(row) }),
  };
}

function scoreColumns<Row>(
  needs: readonly PartName[],
  read: (row: Row, parts: Parts) => KeptScore | undefined,
): { readonly score: ColumnSpec<Row>; readonly grade: ColumnSpec<Row> } {
  const cell = (row: Row, parts: Parts): Cell => {
    const kept = read(row, parts);
    const { score = null, grade = null, known = null } = kept ?? {};
    return { kind: 'score', score, grade, known };
  };
  return {
    score: { needs, key: (row, parts) => read(row, parts)?.score ?? null, cell },
    grade: { needs, key: (row, parts) => read(row, parts)?.grade ?? null, cell },
  };
}

function tagsColumn<Row extends { readonly tags: readonly string[] }>(): ColumnSpec<Row> {
  return {
    needs: [],
    key: ({ tags }) => toTextKey(tags.join(' ')),
    cell: ({ tags }) => ({ kind: 'tags', tags }),
  };
}

/** What a task has that has no time. */
const noTime = '9999';

function nextColumn<Row extends { readonly id: string }>(table: 'prospects' | 'deals') {
  const read = ({ id }: Row, { next }: Parts): Next | undefined => next.get(`${table}:${id}`);
  return {
    needs: ['next'],
    key: (row, parts) => read(row, parts)?.dueAt ?? null,
    cell: (row, parts) => {
      const { rule = null, title = null, dueAt = noTime } = read(row, parts) ?? {};
      return { kind: 'next', rule, title, dueAt: dueAt === noTime ? null : dueAt };
    },
  } as const satisfies ColumnSpec<Row>;
}

function toMoney(units: bigint | null | undefined, currency: string): Cell {
  const isKnown = units !== null && units !== undefined;
  return {
    kind: 'money',
    amount: isKnown ? fromUnits(units) : null,
    currency: isKnown ? currency : null,
  };
}

/** Compared as numbers: sums are exact all the same, and two that a float cannot tell apart stand as they stood. */
function toMoneyKey(units: bigint | null | undefined): number | null {
  return units === null || units === undefined ? null : Number(units);
}

function sumColumn(sum: 'open' | 'won'): ColumnSpec<CompanyMirror> {
  return {
    needs: ['companySums', 'currency'],
    key: ({ id }, { companySums }) => toMoneyKey(companySums.get(id)?.[sum]),
    cell: ({ id }, { companySums, currency }) => toMoney(companySums.get(id)?.[sum], currency.code),
  };
}

const companyOf = <Row extends { readonly companyId: string | null }>() =>
  textColumn<Row>(
    ({ companyId }, { companyNames }) => companyNames.nameOf(companyId),
    ['companyNames'],
  );

const ownerOf = <Row extends { readonly ownerId: string | null }>() =>
  textColumn<Row>(({ ownerId }, { owners }) => owners.get(ownerId ?? '') ?? null, ['owners']);

const enteredOf = <Row extends { readonly createdAt: number }>() =>
  timeColumn<Row>(({ createdAt }) => createdAt);

const updatedOf = <Row extends { readonly updatedAt: number }>() =>
  timeColumn<Row>(({ updatedAt }) => updatedAt);

const prospectColumns: Columns<'prospects'> = {
  name: textColumn(({ fullName }) => fullName),
  title: textColumn(({ title }) => title),
  company: companyOf(),
  status: wordColumn('status', prospectStatuses, ({ status }) => status),
  ...scoreColumns<ProspectMirror>(['scores'], ({ id }, { scores }) => scores.of(id)),
  owner: ownerOf(),
  tags: tagsColumn(),
  email: textColumn(({ emails }) => emails[0] ?? null),
  phone: textColumn(({ phones }) => phones[0] ?? null),
  location: textColumn(({ location }) => location),
  seniority: wordColumn('seniority', seniorities, ({ seniority }) => seniority),
  department: {
    needs: [],
    key: ({ department }) => department,
    cell: ({ department }) => ({ kind: 'word', of: 'department', word: department }),
  },
  lastTouch: timeColumn(({ id }, { touched }) => touched.get(id) ?? null, ['touched']),
  next: nextColumn('prospects'),
  deals: numberColumn(['dealsOfPeople'], ({ id }, { dealsOfPeople }) => dealsOfPeople.get(id) ?? 0),
  entered: enteredOf(),
  updated: updatedOf(),
};

/** `420`, `51–200`, `10001+`. */
function toSizeText({ sizeMin, sizeMax }: CompanyMirror): string | null {
  if (sizeMin === null) return sizeMax === null ? null : `≤${sizeMax}`;
  if (sizeMax === null) return `${sizeMin}+`;
  return sizeMin === sizeMax ? String(sizeMin) : `${sizeMin}–${sizeMax}`;
}

const companyColumns: Columns<'companies'> = {
  name: textColumn(({ name }) => name),
  industry: textColumn(({ industry }) => industry),
  size: {
    needs: [],
    key: ({ sizeMin, sizeMax }) => sizeMin ?? sizeMax,
    cell: (row) => ({ kind: 'text', text: toSizeText(row) }),
  },
  location: textColumn(({ location }) => location),
  domain: textColumn(({ domain }) => domain),
  tags: tagsColumn(),
  people: numberColumn(
    ['peopleOfCompanies'],
    ({ id }, { peopleOfCompanies }) => peopleOfCompanies.get(id) ?? 0,
  ),
  openDeals: numberColumn(
    ['companySums'],
    ({ id }, { companySums }) => companySums.get(id)?.openCount ?? 0,
  ),
  openValue: sumColumn('open'),
  wonValue: sumColumn('won'),
  lastTouch: timeColumn(
    ({ id }, { touchedCompanies }) => touchedCompanies.get(id) ?? null,
    ['touchedCompanies'],
  ),
  entered: enteredOf(),
  updated: updatedOf(),
};

/** Annual value × odds; null where either is not known, and in a currency without a rate. */
function toWeighted({ id }: DealMirror, { worth, odds }: Parts): string | null {
  const [own, percent] = [worth.get(id), odds.get(id)];
  return own?.isComparable && percent !== undefined
    ? percentOf(fromUnits(own.units), percent)
    : null;
}

const dealColumns: Columns<'deals'> = {
  name: textColumn(({ name }) => name),
  company: companyOf(),
  stage: {
    needs: ['stages'],
    key: ({ stageId }, { stages }) => stages.get(stageId)?.place ?? null,
    cell: ({ stageId }, { stages }) => ({
      kind: 'text',
      text: stages.get(stageId)?.name ?? null,
    }),
  },
  value: {
    needs: ['worth'],
    key: ({ id }, { worth }) => {
      const own = worth.get(id);
      return own?.isComparable ? toMoneyKey(own.units) : null;
    },
    cell: ({ id }, { worth }) => {
      const own = worth.get(id);
      return toMoney(own?.units, own?.currency ?? '');
    },
  },
  weighted: {
    needs: ['worth', 'odds', 'currency'],
    key: (row, parts) => {
      const weighted = toWeighted(row, parts);
      return weighted === null ? null : Number(weighted);
    },
    cell: (row, parts) => {
      const amount = toWeighted(row, parts);
      return { kind: 'money', amount, currency: amount === null ? null : parts.currency.code };
    },
  },
  odds: {
    needs: ['odds'],
    key: ({ id }, { odds }) => odds.get(id) ?? null,
    cell: ({ id }, { odds }) => ({ kind: 'percent', value: odds.get(id) ?? null }),
  },
  owner: ownerOf(),
  score: scoreColumns<DealMirror>(['dealScores'], ({ id }, { dealScores }) => dealScores.get(id))
    .score,
  people: numberColumn(
    ['peopleOfDeals'],
    ({ id }, { peopleOfDeals }) => peopleOfDeals.get(id) ?? 0,
  ),
  expectedClose: {
    needs: [],
    key: ({ expectedCloseOn }) => expectedCloseOn,
    cell: ({ expectedCloseOn }) => ({ kind: 'day', day: expectedCloseOn }),
  },
  daysInStage: {
    needs: ['stays'],
    // Of an open deal: whoever entered later has fewer days, whatever day it is.
    key: ({ id, outcome }, { stays }) =>
      outcome === 'open' ? -(stays.get(id)?.enteredAt ?? 0) : null,
    cell: ({ id, outcome }, { stays }, now) => {
      const enteredAt = outcome === 'open' ? stays.get(id)?.enteredAt : undefined;
      const value =
        enteredAt === undefined ? null : Math.max(0, Math.floor((now - enteredAt) / dayMs));
      return { kind: 'number', value };
    },
  },
  next: nextColumn('deals'),
  outcome: wordColumn('outcome', ['open', 'won', 'lost'], ({ outcome }) => outcome),
  closed: timeColumn(({ closedAt }) => closedAt),
  entered: enteredOf(),
  updated: updatedOf(),
};

export const columnSpecs: { readonly [Table in ListTable]: Columns<Table> } = {
  prospects: prospectColumns,
  companies: companyColumns,
  deals: dealColumns,
};
