import { notMember, type SyncIssue } from '../model/sync.ts';
import { isSetField } from './flat.ts';
import { clockClient, clockInstant } from './hybrid-clock.ts';
import { followMerge } from './lookup.ts';
import { titleOf } from './row-title.ts';
import {
  entriesPerRow,
  type Fields,
  groupByPlace,
  isEmpty,
  isEvidence,
  Names,
  type Place,
  placeOf,
  type ShownValue,
} from './shown-values.ts';
import type { Store } from './store.ts';
import { loadKept } from './sync/kept-state.ts';
import type { AnyRow, SyncedTableName } from './tables.ts';

/** What the rep wrote beside what the team has. */
export interface IssueLine {
  readonly column: string;
  /** ids of the issues that hold this field, oldest first. */
  readonly issueIds: readonly number[];
  readonly mine: ShownValue;
  /** ISO time in UTC of the rep's change. */
  readonly changedAt: string;
  /** `undefined` where the row is gone. */
  readonly theirs: ShownValue | undefined;
  readonly writer: Writer;
}

/** Who wrote what the team has. */
export interface Writer {
  /** '' where that is not known. */
  readonly name: string;
  /** ISO time in UTC; null where that is not known. */
  readonly at: string | null;
}

export type IssueCause =
  /** A later change won. */
  | 'overwritten'
  /** Somebody deleted the row meanwhile. */
  | 'gone'
  | 'erased'
  | 'not_allowed'
  /** The rep was no member any more when it was sent. */
  | 'left'
  /** Of another workspace than the open one, where it is still to be decided. */
  | 'elsewhere'
  | 'value_refused'
  | 'server_behind';

/** What of one row did not become the team's. */
export interface IssueBlock {
  /** `table:id`. */
  readonly key: string;
  readonly table: SyncedTableName;
  readonly name: string;
  readonly about: string;
  readonly cause: IssueCause;
  /** Of the last issue. */
  readonly op: SyncIssue['op'];
  readonly lines: readonly IssueLine[];
  /** As they are kept, oldest first. */
  readonly issues: readonly SyncIssue[];
  /** ISO time in UTC of the rep's last change. */
  readonly changedAt: string;
  /** Of the deletion, where the row is gone. */
  readonly writer: Writer;
  readonly isGone: boolean;
  /** Whether the rep's values can be written again. */
  readonly canUse: boolean;
}

function causeOf(
  { kind, code, message }: SyncIssue,
  { isGone, isElsewhere }: { isGone: boolean; isElsewhere: boolean },
): IssueCause {
  if (code === 'PT410') return 'erased';
  if (code === notMember.code && message === notMember.message) return 'left';
  // Whether its row is still there cannot be known from here.
  if (isElsewhere) return 'elsewhere';
  if (kind === 'overwritten') return isGone ? 'gone' : 'overwritten';
  if (code === 'PT404') return 'gone';
  if (code === '42501') return 'not_allowed';
  if (code === '42703' || code === '42P01' || code === 'PGRST204') return 'server_behind';
  return 'value_refused';
}

/** Rows of which the rep has to decide something, the oldest first, at most `limit`. */
export async function listIssues(store: Store, limit: number): Promise<readonly IssueBlock[]> {
  const open = await store.issues
    .where('state')
    .equals('open')
    .limit(limit * entriesPerRow)
    .sortBy('id');
  const toPlace = ({ t, rowId, f }: SyncIssue) => placeOf(t as SyncedTableName, rowId, f);
  const byRow = groupByPlace(open, toPlace, limit);
  const [names, clients] = [new Names(store), (await loadKept(store, 'clients')) ?? {}];
  const workspaceId = (await loadKept(store, 'team'))?.workspaceId;
  return Promise.all(
    [...byRow].map(([key, { place, changes: issues }]) =>
      toBlock({ key, place, issues, names, clients, workspaceId }),
    ),
  );
}

async function toBlock(of: {
  key: string;
  place: Place;
  issues: readonly SyncIssue[];
  names: Names;
  clients: Readonly<Record<string, string>>;
  workspaceId: string | null | undefined;
}): Promise<IssueBlock> {
  const { key, place, names, clients, workspaceId } = of;
  const [table, id] = place;
  // Text order of clocks is time order.
  const issues = [...of.issues].sort((one, other) => (one.clock < other.clock ? -1 : 1));
  const shown = issues.filter((issue) => issue.t === table && issue.rowId === id);
  const last = shown.at(-1) ?? issues.at(-1);
  if (!last) throw new Error('a block has an issue');
  const row = await loadNow(names, place);
  const isGone = !row || row.deleted_at !== null;
  // What was meant for another team does not go to this one.
  const isElsewhere = last.ws !== workspaceId;
  const cause = causeOf(last, { isGone, isElsewhere });
  const toWriter = (column: string) => loadWriter({ row, column, names, clients });
  const lines = await toLines({
    table,
    issues: shown,
    row: isGone ? undefined : row,
    names,
    toWriter,
  });
  const known: Fields = { ...last.f, ...row };
  return {
    key,
    table,
    name: last.name || (titleOf(table, known) ?? ''),
    about: await names.about(table, known),
    cause,
    op: last.op,
    lines,
    issues,
    changedAt: last.changedAt,
    writer: await toWriter('deleted_at'),
    isGone,
    canUse: cause !== 'erased' && !isElsewhere,
  };
}

/** The row as the team has it; one that was merged away is the row that it went into. */
async function loadNow(names: Names, [table, id]: Place): Promise<AnyRow | undefined> {
  const row = await names.row([table, id]);
  if (!row || !('merged_into' in row)) return row;
  return followMerge(
    row,
    async (into) => (await names.row([table, into])) as typeof row | undefined,
  );
}

async function toLines(of: {
  table: SyncedTableName;
  issues: readonly SyncIssue[];
  row: AnyRow | undefined;
  names: Names;
  toWriter: (column: string) => Promise<Writer>;
}): Promise<IssueLine[]> {
  const { table, issues, row, names, toWriter } = of;
  const mine = new Map<string, { value: unknown; ids: number[]; changedAt: string }>();
  for (const issue of issues) {
    for (const [column, value] of Object.entries(issue.f)) {
      if (isEvidence(table, column) || column === 'deleted_at') continue;
      if (issue.op === 'put' && isEmpty(value)) continue;
      const ids = [...(mine.get(column)?.ids ?? []), issue.id];
      const sent =
        isSetField(table, column) && Array.isArray(value) && row
          ? { add: value, remove: [] }
          : value;
      mine.set(column, { value: sent, ids, changedAt: issue.changedAt });
    }
  }
  return Promise.all(
    [...mine].map(async ([column, { value, ids, changedAt }]) => ({
      column,
      issueIds: ids,
      changedAt,
      mine: await names.shown(table, column, value),
      writer: await toWriter(column),
      theirs: row && (await names.shown(table, column, (row as unknown as Fields)[column])),
    })),
  );
}

/** By the field's clock; else by the row's last change. */
async function loadWriter(of: {
  row: AnyRow | undefined;
  column: string;
  names: Names;
  clients: Readonly<Record<string, string>>;
}): Promise<Writer> {
  const { row, column, names, clients } = of;
  if (!row) return { name: '', at: null };
  const clock = row.clocks[column];
  const rep = clients[clock === undefined ? '' : clockClient(clock)] ?? row.updated_by;
  return {
    name: (await names.rep(rep)) ?? '',
    at: clock === undefined ? row.updated_at : clockInstant(clock),
  };
}
