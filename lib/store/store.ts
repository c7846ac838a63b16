import { Dexie, type Table } from 'dexie';
import type { Clip } from '../model/clip.ts';
import type { DefaultTexts } from '../model/selling.ts';
import type { SyncIssue } from '../model/sync.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import type { ActionRow } from './action-row.ts';
import { englishDefaults } from './default-texts.ts';
import type { CommandOrigin, JournalEntry } from './journal.ts';
import type { MailView, SendRow } from './mail-rows.ts';
import type { OutboxEntry } from './outbox.ts';
import type { InputBucket, ScoreBucket } from './score-rows.ts';
import type { AnyRow, RowByTable, Stored, SyncedTableName } from './tables.ts';
import { applyVersions } from './versions.ts';

export interface KeyValue {
  readonly key: string;
  readonly value: unknown;
}

/** All searchable lines of the workspace as one text, newest first; see `search-lines.ts`. */
export interface SearchSnapshot {
  readonly key: 'lines';
  readonly text: string;
}

/** A line that is newer than the snapshot; null where the row is gone. */
export interface SearchUpdate {
  /** `table:id`. */
  readonly key: string;
  readonly line: string | null;
  /** Clock of the command that wrote it. */
  readonly stamp: string;
  /** Whether the snapshot has a line of this row. */
  readonly isInSnapshot: boolean;
}

/** The row that the server last told of, while changes to it wait; what a refused change gives way to. */
export interface BaseRow {
  /** `table:id`. */
  readonly key: string;
  readonly row: AnyRow;
}

/** A row that a new load has met; what it has not met at its end is gone. */
export interface SeenRow {
  /** `table:id`. */
  readonly key: string;
}

/** What was typed and not saved yet, by the form that holds it. */
export interface FormDraft {
  /** `note:prospects:<id>`. */
  readonly key: string;
  readonly value: unknown;
  /** ISO time in UTC. */
  readonly at: string;
}

/** A prospect or deal whose next actions must be worked out again: `prospects:<id>`, `deals:<id>`, or `all`. */
export interface StaleSubject {
  readonly key: string;
  /** Another one each time it is marked: what is marked again meanwhile is not done. */
  readonly mark?: string;
}

type RowTable<Name extends SyncedTableName> = Table<Stored<RowByTable[Name]>, string>;

/** Dexie leaves room between its versions in the browser's count. */
const dexieVersionFactor = 10;

/** Why a store has stopped working in this page. */
export type StoreClosedReason = 'updated' | 'lost';

/** The rep's data on this computer. One database for all contexts of the extension; never opened in a content script. */
export class Store extends Dexie {
  // Dexie defines these when the versions are applied; `declare` keeps the class from overwriting them.
  declare readonly workspaces: RowTable<'workspaces'>;
  declare readonly members: RowTable<'members'>;
  declare readonly invitations: RowTable<'invitations'>;
  declare readonly companies: RowTable<'companies'>;
  declare readonly prospects: RowTable<'prospects'>;
  declare readonly stages: RowTable<'stages'>;
  declare readonly deals: RowTable<'deals'>;
  declare readonly stage_changes: RowTable<'stage_changes'>;
  declare readonly stakeholders: RowTable<'stakeholders'>;
  declare readonly notes: RowTable<'notes'>;
  declare readonly touchpoints: RowTable<'touchpoints'>;
  declare readonly touchpoint_keys: RowTable<'touchpoint_keys'>;
  declare readonly tasks: RowTable<'tasks'>;
  declare readonly templates: RowTable<'templates'>;
  declare readonly cadences: RowTable<'cadences'>;
  declare readonly enrolments: RowTable<'enrolments'>;
  declare readonly signals: RowTable<'signals'>;
  declare readonly dismissals: RowTable<'dismissals'>;
  declare readonly settings: RowTable<'settings'>;
  declare readonly rep_settings: RowTable<'rep_settings'>;
  declare readonly scorecards: RowTable<'scorecards'>;
  declare readonly facts: RowTable<'facts'>;
  declare readonly suppressions: RowTable<'suppressions'>;
  declare readonly journal: Table<JournalEntry, number, Omit<JournalEntry, 'id'>>;
  declare readonly outbox: Table<OutboxEntry, number, Omit<OutboxEntry, 'seq'>>;
  declare readonly base: Table<BaseRow, string>;
  declare readonly issues: Table<SyncIssue, number, Omit<SyncIssue, 'id'>>;
  declare readonly seen: Table<SeenRow, string>;
  declare readonly clips: Table<Clip, string>;
  declare readonly kv: Table<KeyValue, string>;
  declare readonly search: Table<SearchSnapshot, string>;
  declare readonly search_updates: Table<SearchUpdate, string>;
  declare readonly actions: Table<ActionRow, string>;
  declare readonly stale: Table<StaleSubject, string>;
  declare readonly scores: Table<ScoreBucket, string>;
  declare readonly score_inputs: Table<InputBucket, string>;
  declare readonly unscored: Table<StaleSubject, string>;
  declare readonly drafts: Table<FormDraft, string>;
  declare readonly sends: Table<SendRow, string>;
  declare readonly mail_views: Table<MailView, number>;

  readonly clock: Clock;
  /** What the history says of commands given in this context; an entrypoint sets its own. */
  origin: CommandOrigin = 'panel';
  /** The texts of what a workspace begins with; an entrypoint sets them in the rep's language. */
  defaults: DefaultTexts = englishDefaults;
  /** Called after a command of this context was saved; an entrypoint sets it to have the change sent. Must not throw. */
  onSaved: (() => void) | undefined;
  /** Set once the connection is gone for good; the page has to be loaded again. */
  closedReason: StoreClosedReason | undefined;
  /** An older page holds the database open and keeps the new version out. */
  isBlocked = false;
  readonly #closedListeners = new Set<(reason: StoreClosedReason) => void>();

  constructor(options: { name?: string; clock?: Clock } = {}) {
    // Chrome's default is relaxed: a save would be reported before it is on disk.
    // Dexie's own cache of answers is only refreshed by the writer's announcement, and a worker that is ended right after
    // its commit announces nothing: a view would go on showing what was true before.
    super(options.name ?? 'pipeside', {
      chromeTransactionDurability: 'strict',
      cache: 'disabled',
    });
    this.clock = options.clock ?? systemClock;
    applyVersions(this);
    this.on('versionchange', () => {
      // Another context brings a newer version and waits for us: let go at once, or it hangs.
      this.#stop('updated');
      return false;
    });
    this.on('blocked', () => {
      this.isBlocked = true;
    });
    // Dexie would open a newer database all the same, and this code would write rows in an older shape.
    this.on(
      'ready',
      () => {
        this.isBlocked = false;
        if (this.backendDB().version / dexieVersionFactor > this.verno) this.#stop('updated');
      },
      true,
    );
    this.on('close', () => {
      if (this.closedReason === undefined) this.#reopen();
    });
  }

  /** The table of that name, typed by it. */
  rowsOf<Name extends SyncedTableName>(name: Name): RowTable<Name> {
    return this.table(name);
  }

  /** Calls back once when this page can no longer read or save; returns a stop function. */
  onStoreClosed(listener: (reason: StoreClosedReason) => void): () => void {
    if (this.closedReason) listener(this.closedReason);
    this.#closedListeners.add(listener);
    return () => this.#closedListeners.delete(listener);
  }

  #stop(reason: StoreClosedReason): void {
    this.closedReason = reason;
    this.close({ disableAutoOpen: true });
    for (const listener of this.#closedListeners) listener(reason);
  }

  /** The browser itself may drop a connection (a worker brought back to life, storage trouble): try once more. */
  #reopen(): void {
    this.open().catch(() => this.#stop('lost'));
  }
}

export function openStore(options: { name?: string; clock?: Clock } = {}): Store {
  return new Store(options);
}
