import { foldText } from '../model/fold.ts';
import type { ListTable } from './list-names.ts';
import type { PartName, Parts } from './list-parts.ts';
import { foldOnce } from './list-text.ts';
import type { CompanyMirror, DealMirror, MirrorRows, ProspectMirror } from './mirror-rows.ts';
import type { ListFilter } from './record-lists.ts';

/** Which rows a filter lets through. What a table does not have (the stage of a prospect) lets all of it through. */

/** Whether a row fits. `place` is that of its line of folded text. */
export type RowTest<Row> = (row: Row, place: number) => boolean;

export function toWords(text: string | undefined): readonly string[] {
  return foldText(text ?? '')
    .split(' ')
    .filter(Boolean);
}

/** Lines of folded text by row: a row that has not changed keeps its own. */
const lineByRow = new WeakMap<object, Line>();

interface Line {
  readonly company: string | null;
  readonly people: string | undefined;
  readonly line: string;
}

/** Parts that lines are made of. */
export function toLineParts(table: ListTable): readonly PartName[] {
  return table === 'deals' ? ['companyNames', 'dealPeople'] : ['companyNames'];
}

/** What is searched of a row, folded. */
export function toLine<Table extends ListTable>(
  table: Table,
  row: MirrorRows[Table],
  parts: Parts,
): string {
  const company = 'companyId' in row ? parts.companyNames.nameOf(row.companyId) : null;
  const people = table === 'deals' ? parts.dealPeople.get(row.id) : undefined;
  const kept = lineByRow.get(row);
  if (kept && kept.company === company && kept.people === people) return kept.line;
  const texts = toTexts(row, company).map(foldOnce);
  const line = [...texts, people ?? ''].join(' | ');
  lineByRow.set(row, { company, people, line });
  return line;
}

function toTexts(
  row: ProspectMirror | CompanyMirror | DealMirror,
  company: string | null,
): readonly string[] {
  if ('fullName' in row) {
    const title = row.title ?? row.headline ?? '';
    return [row.fullName, company ?? '', title, ...row.emails, ...row.tags];
  }
  if ('stageId' in row) return [row.name, company ?? ''];
  return [row.name, row.domain ?? '', row.industry ?? '', row.location ?? '', ...row.tags];
}

/** Parts that a filter looks at; those of its text aside. */
export function toFilterParts(table: ListTable, filter: ListFilter): readonly PartName[] {
  return [
    ...(filter.minScore === undefined || table === 'companies'
      ? []
      : [table === 'deals' ? ('dealScores' as const) : ('scores' as const)]),
    ...(filter.isStalled && table === 'deals' ? ['stays' as const] : []),
  ];
}

const setByIds = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Made once a list, and not with each letter that is typed over it. */
function toIdSet(ids: readonly string[]): ReadonlySet<string> {
  const kept = setByIds.get(ids);
  if (kept) return kept;
  const made = new Set(ids);
  setByIds.set(ids, made);
  return made;
}

export function toRowTest<Table extends ListTable>(
  table: Table,
  filter: ListFilter,
  of: {
    readonly parts: Parts;
    readonly lines: readonly string[] | undefined;
    readonly now: number;
  },
): RowTest<MirrorRows[Table]> {
  const { lines } = of;
  const words = toWords(filter.text);
  const ids = filter.ids && toIdSet(filter.ids);
  const tests: RowTest<MirrorRows[Table]>[] = ids ? [({ id }) => ids.has(id)] : [];
  const own = { prospects: toProspectTests, companies: toCompanyTests, deals: toDealTests }[table];
  tests.push(...(own(filter, of) as unknown as RowTest<MirrorRows[Table]>[]));
  for (const word of words) tests.push((_row, place) => lines?.[place]?.includes(word) === true);
  return (row, place) => tests.every((test) => test(row, place));
}

interface TestsOf {
  readonly parts: Parts;
  readonly now: number;
}

/** Tests of those parts of a filter that are set. */
function toTests<Row>(
  ...tests: readonly (RowTest<Row> | false | undefined)[]
): readonly RowTest<Row>[] {
  return tests.filter((test) => typeof test === 'function');
}

/** The owner that a filter names: null is nobody. */
function toOwner(ownerId: string): string | null {
  return ownerId === 'none' ? null : ownerId;
}

function toProspectTests(
  { ownerId, status, tag, companyId, minScore }: ListFilter,
  { parts }: TestsOf,
): readonly RowTest<ProspectMirror>[] {
  const owner = ownerId === undefined ? undefined : toOwner(ownerId);
  return toTests<ProspectMirror>(
    owner !== undefined && ((row) => row.ownerId === owner),
    status !== undefined && ((row) => row.status === status),
    tag !== undefined && ((row) => row.tags.includes(tag)),
    companyId !== undefined && ((row) => row.companyId === companyId),
    minScore !== undefined && (({ id }) => (parts.scores.of(id)?.score ?? -1) >= minScore),
  );
}

function toCompanyTests({ tag, companyId }: ListFilter): readonly RowTest<CompanyMirror>[] {
  return toTests<CompanyMirror>(
    tag !== undefined && ((row) => row.tags.includes(tag)),
    companyId !== undefined && (({ id }) => id === companyId),
  );
}

function toDealTests(filter: ListFilter, { parts, now }: TestsOf): readonly RowTest<DealMirror>[] {
  const { ownerId, companyId, stageId, outcome, minScore, isStalled } = filter;
  const { closesFrom: from, closesUntil: until, isUndated } = filter;
  const owner = ownerId === undefined ? undefined : toOwner(ownerId);
  return toTests<DealMirror>(
    owner !== undefined && ((row) => row.ownerId === owner),
    companyId !== undefined && ((row) => row.companyId === companyId),
    stageId !== undefined && ((row) => row.stageId === stageId),
    outcome !== undefined && ((row) => row.outcome === outcome),
    minScore !== undefined && (({ id }) => (parts.dealScores.get(id)?.score ?? -1) >= minScore),
    isStalled && (({ id }) => now >= (parts.stays.get(id)?.stalledAt ?? Number.POSITIVE_INFINITY)),
    isUndated && (({ expectedCloseOn: on }) => on === null),
    from !== undefined && (({ expectedCloseOn: on }) => on !== null && on >= from),
    until !== undefined && (({ expectedCloseOn: on }) => on !== null && on <= until),
  );
}
