import { type DBCore, type DBCoreTable, Dexie } from 'dexie';
import type { Team } from '../../lib/model/sync.ts';
import { randomId } from '../../lib/platform/ids.ts';
import '../../lib/store/a-store.ts';
import type pg from 'pg';
import type { OutboxEntry } from '../../lib/store/outbox.ts';
import { openStore, type Store } from '../../lib/store/store.ts';
import { openWorkspace } from '../../lib/store/sync/join-team.ts';
import { keep, loadKept } from '../../lib/store/sync/kept-state.ts';
import type { AnyRow } from '../../lib/store/tables.ts';
import { runRound } from '../../lib/sync/round.ts';
import { type Committed, createPgServer, type Line, throughLine } from './pg-server.ts';

/** Thrown wherever a device that was ended still wants something. */
class EndedError extends Error {
  override name = 'EndedError';
}

/**
 * One life of a device, from its start to its end: counts the steps of whatever runs on it (each request to IndexedDB or to
 * the server is one) and ends it before the step that was drawn. From then on nothing of it reaches the disk or the server,
 * so it is all the same whether its promises end or hang.
 */
class Life {
  #left = Number.POSITIVE_INFINITY;
  #isOver = false;
  readonly #open = new Set<IDBTransaction>();

  get isOver(): boolean {
    return this.#isOver;
  }

  endAfter(steps: number): void {
    this.#left = steps;
  }

  step(): void {
    if (!this.#isOver && this.#left > 0) {
      this.#left -= 1;
      return;
    }
    this.end();
    throw new EndedError();
  }

  /** A transaction that is under way leaves nothing. */
  end(): void {
    this.#isOver = true;
    for (const transaction of this.#open) {
      try {
        transaction.abort();
      } catch {
        // It was through: what it wrote stays.
      }
    }
    this.#open.clear();
  }

  follow(transaction: IDBTransaction): void {
    this.#open.add(transaction);
    const forget = () => this.#open.delete(transaction);
    transaction.addEventListener('complete', forget);
    transaction.addEventListener('abort', forget);
  }
}

function countSteps(store: Store, life: Life): void {
  const counted = <Args extends unknown[], Answer>(work: (...args: Args) => Answer) => {
    return (...args: Args): Answer => {
      life.step();
      return work(...args);
    };
  };
  store.use({
    stack: 'dbcore',
    name: 'life',
    create: (core: DBCore) => ({
      ...core,
      transaction: (stores, mode, options) => {
        life.step();
        const transaction = core.transaction(stores, mode, options);
        life.follow(transaction as unknown as IDBTransaction);
        return transaction;
      },
      table: (name: string): DBCoreTable => {
        const table = core.table(name);
        return {
          ...table,
          mutate: counted((request) => table.mutate(request)),
          get: counted((request) => table.get(request)),
          getMany: counted((request) => table.getMany(request)),
          query: counted((request) => table.query(request)),
          openCursor: counted((request) => table.openCursor(request)),
          count: counted((request) => table.count(request)),
        };
      },
    }),
  });
}

/** A change that the device acknowledged: it was in the outbox after a command. */
export interface Acknowledged {
  readonly mid: string;
  readonly ws: string;
  readonly t: string;
  readonly op: string;
  readonly f: Readonly<Record<string, unknown>>;
  /** A later change of the same device took its place before it was sent. */
  isReplaced: boolean;
}

export interface DeviceOptions {
  readonly name: string;
  readonly rep: string;
  readonly pool: pg.Pool;
  /** The history's own time, without skew. */
  readonly now: () => number;
  readonly onCommitted: (done: Committed) => void;
}

/** A browser profile with the extension: its database outlives it. */
export class Device {
  readonly name: string;
  readonly rep: string;
  readonly options: DeviceOptions;
  readonly acknowledged = new Map<string, Acknowledged>();
  readonly line: Line;
  skewMs = 0;
  #database = `history-${randomId()}`;
  #life = new Life();
  #store: Store;
  #highestSeq = 0;
  #cursor: { ws: string; rev: number } | undefined;

  constructor(options: DeviceOptions) {
    this.options = options;
    this.name = options.name;
    this.rep = options.rep;
    this.line = {
      isOffline: false,
      faults: [],
      isCut: false,
      sent: new Set(),
      pageLimit: 7,
      onStep: () => this.#life.step(),
      meanwhile: undefined,
    };
    this.#store = this.#open();
  }

  get store(): Store {
    return this.#store;
  }

  get isOver(): boolean {
    return this.#life.isOver;
  }

  #open(): Store {
    const store = openStore({
      name: this.#database,
      clock: { now: () => this.options.now() + this.skewMs },
    });
    countSteps(store, this.#life);
    return store;
  }

  /** Ends the device within `steps` steps of what `work` does, and starts it again on the same data. */
  async endDuring(steps: number, work: () => Promise<unknown>): Promise<void> {
    this.#life.endAfter(steps);
    try {
      await work();
    } catch (error) {
      if (!this.#life.isOver) throw error;
    }
    this.restart();
  }

  restart(): void {
    this.#life.end();
    this.#store.close({ disableAutoOpen: true });
    this.#life = new Life();
    this.line.meanwhile = undefined;
    this.line.faults = [];
    this.line.isCut = false;
    this.#store = this.#open();
  }

  async signIn(): Promise<void> {
    const team: Team = {
      url: 'https://team.example',
      key: 'publishable',
      email: 'rep@example.com',
      userId: this.rep,
      workspaceId: null,
      workspaceName: null,
      isSignedOut: false,
    };
    await keep(this.#store, 'team', team);
  }

  /** The workspace that the device works in; `undefined` while it has none. */
  async workspace(): Promise<string | undefined> {
    return (await loadKept(this.#store, 'team'))?.workspaceId ?? undefined;
  }

  /** What was made locally gets new keys for the team; it stays acknowledged. */
  async join(workspaceId: string): Promise<void> {
    const team = await loadKept(this.#store, 'team');
    if (!team) throw new Error('not signed in');
    await this.observe();
    const before = await this.#store.outbox.toArray();
    await openWorkspace(this.#store, { team, workspaceId, workspaceName: 'Nordwind Sales' });
    for (const { seq, mid: oldMid } of before) {
      const entry = await this.#store.outbox.get(seq);
      const known = this.acknowledged.get(oldMid);
      if (!entry || !known) throw new Error(`${this.name}: change ${oldMid} did not come along`);
      this.acknowledged.delete(oldMid);
      this.acknowledged.set(entry.mid, { ...known, mid: entry.mid });
    }
  }

  sync(): ReturnType<typeof runRound> {
    const { pool, onCommitted } = this.options;
    const takeCut = () => {
      const isCut = this.line.isCut;
      this.line.isCut = false;
      return isCut;
    };
    const server = createPgServer({ pool, rep: this.rep, onCommitted, takeCut });
    return runRound(this.#store, throughLine(server, this.line));
  }

  /** Takes down what is acknowledged by now; that the cursor went on, and that the rep sees what they wrote. */
  async observe(): Promise<void> {
    const entries = await this.#store.outbox.toArray();
    for (const entry of entries) {
      await this.#checkShown(entry);
      this.#highestSeq = Math.max(this.#highestSeq, entry.seq);
      if (this.acknowledged.has(entry.mid)) continue;
      const { mid, ws, t, op, f } = entry;
      this.acknowledged.set(mid, { mid, ws, t, op, f, isReplaced: false });
    }
    const cursor = await loadKept(this.#store, 'cursor');
    const last = this.#cursor;
    const wentBack = last && cursor && cursor.ws === last.ws && cursor.rev < last.rev;
    if (wentBack && !cursor.isReset && !cursor.isFirstLoad) {
      throw new Error(`${this.name}: the cursor went back from ${last.rev} to ${cursor.rev}`);
    }
    this.#cursor = cursor && { ws: cursor.ws, rev: cursor.rev };
  }

  /** Of a field the row shows the rep's own waiting value, or one that is later. */
  async #checkShown({ t, id, op, f, clock }: OutboxEntry): Promise<void> {
    if (op !== 'patch') return;
    const row = (await this.#store.table(t).get(id)) as AnyRow | undefined;
    if (!row || row.deleted_at !== null) return;
    for (const field of Object.keys(f)) {
      if (field !== 'evidence' && (row.clocks[field] ?? '') < clock) {
        throw new Error(`${this.name}: ${t}.${field}, which waits to be sent, is not shown`);
      }
    }
  }

  /** Runs a command; what it takes out of the outbox must give way to a later change that says all of it. */
  async observeCommand(command: () => Promise<unknown>): Promise<void> {
    const before = await this.#store.outbox.toArray();
    await command();
    // Cut short in the course of a round: the next observation is after the start of the next life.
    if (this.isOver) return;
    await this.observe();
    const after = await this.#store.outbox.toArray();
    for (const entry of before) {
      if (after.some(({ mid }) => mid === entry.mid)) continue;
      const next = after.find(
        ({ t, id, seq }) => t === entry.t && id === entry.id && seq > entry.seq,
      );
      const saysAll = next && Object.keys(entry.f).every((field) => field in next.f);
      if (!saysAll || this.line.sent.has(entry.mid)) {
        throw new Error(`${this.name}: change ${entry.mid} left the outbox by itself`);
      }
      const known = this.acknowledged.get(entry.mid);
      if (known) known.isReplaced = true;
    }
  }

  /** A copy of the whole profile, as a restored backup or a cloned machine makes it. */
  async clone(name: string): Promise<Device> {
    const copy = new Device({ ...this.options, name });
    for (const table of this.#store.tables) {
      await copy.store.table(table.name).bulkPut(await table.toArray());
    }
    // The browser copies the counter of the outbox too: a row of that number makes it go on from there.
    const seq = this.#highestSeq;
    if (seq > 0 && !(await copy.store.outbox.get(seq))) {
      await copy.store.outbox.put({ seq } as never);
      await copy.store.outbox.delete(seq);
    }
    for (const [mid, of] of this.acknowledged) {
      const isWaiting = (await this.#store.outbox.where('mid').equals(mid).count()) > 0;
      const isKept = (await this.#store.issues.where('mid').equals(mid).count()) > 0;
      if (isWaiting || isKept) copy.acknowledged.set(mid, { ...of });
    }
    copy.#highestSeq = seq;
    copy.skewMs = this.skewMs;
    return copy;
  }

  async remove(): Promise<void> {
    this.#life.end();
    this.#store.close({ disableAutoOpen: true });
    await Dexie.delete(this.#database);
  }
}
