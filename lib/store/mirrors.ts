import { reportBug } from '../platform/log.ts';
import type { StoreHead } from './mirror-head.ts';
import { keepRows, loadKeptRows } from './mirror-keep.ts';
import {
  type KeptTable,
  keptTables,
  type MirrorRows,
  type MirrorTable,
  readMirrorRow,
  shapeOf,
} from './mirror-rows.ts';
import { type MirrorOfTable, mirrorTable } from './mirror-table.ts';
import { watchStore } from './mirror-watch.ts';
import { type KeptScore, type ScoreBucket, toBucketKey, unpackScore } from './score-rows.ts';
import type { Store } from './store.ts';

/** What a kept value may rest on: a mirror, a small table, or one value of `kv`. */
export type MirrorSource =
  | MirrorTable
  | 'stages'
  | 'members'
  | 'workspaces'
  | 'settings'
  | 'rep_settings'
  | 'scorecards'
  | `kv:${string}`;

/** Tables that the dashboard's worker holds in memory, kept in step with every write of any page. */
export interface Mirrors {
  readonly store: Store;
  /**
   * Live rows by id (actions and buckets of scores by key): neither deleted nor merged away. Read when first asked for. The
   * map is always the same one and changes in place: after an `await` it may hold other rows.
   */
  rows<Table extends MirrorTable>(table: Table): Promise<ReadonlyMap<string, MirrorRows[Table]>>;
  /** Lead scores as they are kept, by prospect; `undefined` for who was not scored yet. */
  scores(): Promise<(prospectId: string) => KeptScore | undefined>;
  /** Whether a table has been read: then asking for it costs nothing. */
  isRead(table: MirrorTable): boolean;
  /** What `make` gave, kept until one of the sources changes; the same value meanwhile. */
  memo<Value>(
    key: string,
    sources: readonly MirrorSource[],
    make: () => Value | Promise<Value>,
  ): Promise<Value>;
}

export interface OpenMirrors extends Mirrors {
  /** Looks for what was written and nobody told of. */
  look(): Promise<void>;
  /** Up to where everything that was written is known: what is read after it holds all of that. */
  head(): Promise<StoreHead>;
  /** Waits until all that was told is in the mirrors. */
  settle(): Promise<void>;
  /** Keeps what was read, for who opens them next; what has hardly changed since it was kept is left. */
  keep(): Promise<void>;
  close(): void;
}

/** Told so long after the last change; while one follows the other no later than `latestMs` after the first. */
const calmMs = 60;
const latestMs = 250;
/** What is worked out stands in no journal: a look reads it again where nobody did for so long. */
const derivedMs = 600_000;
const derivedTables = ['actions', 'scores'] as const;
/** Of a table that has changed by less than so many rows they are read in no time. */
const mostChanges = 200;

interface Memo {
  readonly versions: readonly number[];
  readonly value: Promise<unknown>;
}

type Tables = { readonly [Table in MirrorTable]: MirrorOfTable<MirrorRows[Table]> };

function openTables(
  store: Store,
  on: { readonly onReadAgain: () => void; readonly restMs?: number },
): Tables {
  const byId = { ...on, toKey: (row: { readonly id: string }) => row.id };
  const byKey = { ...on, toKey: (row: { readonly key: string }) => row.key };
  const read = readMirrorRow;
  const kept = <Table extends KeptTable>(table: Table) => ({
    loadKept: () => loadKeptRows<MirrorRows[Table]>(store, { table, shape: shapeOf(table) }),
  });
  return {
    prospects: mirrorTable({
      ...byId,
      ...kept('prospects'),
      table: store.prospects,
      read: read.prospects,
    }),
    companies: mirrorTable({
      ...byId,
      ...kept('companies'),
      table: store.companies,
      read: read.companies,
    }),
    deals: mirrorTable({
      ...byId,
      ...kept('deals'),
      table: store.deals,
      read: read.deals,
    }),
    stage_changes: mirrorTable({
      ...byId,
      ...kept('stage_changes'),
      table: store.stage_changes,
      read: read.stage_changes,
    }),
    stakeholders: mirrorTable({
      ...byId,
      ...kept('stakeholders'),
      table: store.stakeholders,
      read: read.stakeholders,
    }),
    touchpoints: mirrorTable({
      ...byId,
      ...kept('touchpoints'),
      table: store.touchpoints,
      read: read.touchpoints,
    }),
    tasks: mirrorTable({ ...byId, table: store.tasks, read: read.tasks }),
    facts: mirrorTable({
      ...byId,
      ...kept('facts'),
      table: store.facts,
      read: read.facts,
    }),
    actions: mirrorTable({ ...byKey, table: store.actions, read: read.actions }),
    scores: mirrorTable({ ...byKey, table: store.scores, read: read.scores }),
  };
}

/** Reads nothing yet. `onChanged` is called some milliseconds after a change of what was read. */
export function openMirrors(
  store: Store,
  onChanged: () => void,
  options: { readonly restMs?: number } = {},
): OpenMirrors {
  const memos = new Map<string, Memo>();
  /** Of sources that are no mirrors, where somebody has asked for them. */
  const versionByOther = new Map<string, number>();
  let toldVersion = 0;
  let derivedAt = performance.now();
  let calmTimer: ReturnType<typeof setTimeout> | undefined;
  let latestTimer: ReturnType<typeof setTimeout> | undefined;

  const stopTimers = (): void => {
    clearTimeout(calmTimer);
    clearTimeout(latestTimer);
    latestTimer = undefined;
  };
  const planTelling = (): void => {
    const run = () => {
      stopTimers();
      tellIfChanged().catch((error: unknown) => reportBug('mirrors', error));
    };
    clearTimeout(calmTimer);
    calmTimer = setTimeout(run, calmMs);
    latestTimer ??= setTimeout(run, latestMs);
  };

  const tables = openTables(store, { ...options, onReadAgain: planTelling });
  const mirrorOf = (name: string): MirrorOfTable<unknown> | undefined =>
    name in tables ? tables[name as MirrorTable] : undefined;
  const isMirrored = (source: MirrorSource): source is MirrorTable => source in tables;
  const asked = () => Object.values(tables).filter(({ isAsked }) => isAsked);

  const bump = (source: string): void => {
    const version = versionByOther.get(source);
    if (version !== undefined) versionByOther.set(source, version + 1);
  };
  const bumpAll = (prefix: string): void => {
    for (const source of versionByOther.keys()) if (source.startsWith(prefix)) bump(source);
  };

  const watch = watchStore(store, {
    onKeys(table, keys) {
      const mirror = mirrorOf(table);
      if (mirror) mirror.mark(keys.map(String));
      else if (table === 'kv') for (const key of keys) bump(`kv:${key}`);
      else bump(table);
    },
    onTable(table) {
      const mirror = mirrorOf(table);
      if (mirror) mirror.markWhole();
      else if (table === 'kv') bumpAll('kv:');
      else bump(table);
    },
    onEverything() {
      for (const mirror of asked()) mirror.markWhole();
      bumpAll('');
    },
    onHeard: planTelling,
  });

  const sumOfVersions = (): number => {
    const versions = [...asked().map(({ version }) => version), ...versionByOther.values()];
    return versions.reduce((sum, version) => sum + version, 0);
  };

  const tellIfChanged = async (): Promise<void> => {
    await watch.learned();
    await Promise.all(asked().map((mirror) => mirror.rows()));
    const version = sumOfVersions();
    if (version === toldVersion) return;
    toldVersion = version;
    onChanged();
  };

  const rows = async <Table extends MirrorTable>(
    table: Table,
  ): Promise<ReadonlyMap<string, MirrorRows[Table]>> => {
    watch.start();
    await watch.learned();
    return tables[table].rows();
  };

  const versionOf = (source: string): number => {
    const mirror = mirrorOf(source);
    if (mirror) return mirror.version;
    const version = versionByOther.get(source) ?? 0;
    versionByOther.set(source, version);
    return version;
  };

  const mirrors: Mirrors = {
    store,
    rows,
    isRead: (table) => tables[table].isRead,
    async memo<Value>(
      key: string,
      sources: readonly MirrorSource[],
      make: () => Value | Promise<Value>,
    ): Promise<Value> {
      await Promise.all(sources.filter(isMirrored).map((source) => rows(source)));
      const versions = sources.map(versionOf);
      const kept = memos.get(key);
      if (kept?.versions.every((version, at) => version === versions[at])) {
        return kept.value as Promise<Value>;
      }
      const value = Promise.resolve().then(make);
      memos.set(key, { versions, value });
      value.catch(() => {
        if (memos.get(key)?.value === value) memos.delete(key);
      });
      return value;
    },
    scores: async () => toScoreLookup(await rows('scores')),
  };

  const settle = async (): Promise<void> => {
    await watch.learned();
    await Promise.all(asked().map((mirror) => mirror.settle()));
  };

  const head = async (): Promise<StoreHead> => {
    const now = await watch.look();
    await watch.learned();
    return now;
  };

  return {
    ...mirrors,
    head,
    async look() {
      await watch.look();
      if (performance.now() - derivedAt < derivedMs) return;
      derivedAt = performance.now();
      for (const table of derivedTables) tables[table].markWhole();
    },
    settle,
    async keep() {
      const due = keptTables.filter((table) => {
        const { isRead, version, keptVersion = -mostChanges } = tables[table];
        return isRead && version - keptVersion >= mostChanges;
      });
      if (due.length === 0) return;
      const upTo = await head();
      for (const table of due) {
        await tables[table].settle();
        const { version } = tables[table];
        await keepRows(store, {
          table,
          shape: shapeOf(table),
          head: upTo,
          rows: await rows(table),
        });
        tables[table].keptVersion = version;
      }
    },
    close() {
      watch.close();
      stopTimers();
    },
  };
}

const placesByBucket = new WeakMap<ScoreBucket, ReadonlyMap<string, number>>();

function placesIn(bucket: ScoreBucket): ReadonlyMap<string, number> {
  const kept = placesByBucket.get(bucket);
  if (kept) return kept;
  const places = new Map(bucket.ids.map((id, at) => [id, at]));
  placesByBucket.set(bucket, places);
  return places;
}

function toScoreLookup(buckets: ReadonlyMap<string, ScoreBucket>) {
  return (prospectId: string): KeptScore | undefined => {
    const bucket = buckets.get(toBucketKey(prospectId));
    const at = bucket && placesIn(bucket).get(prospectId);
    return bucket && at !== undefined ? unpackScore(bucket, at) : undefined;
  };
}
