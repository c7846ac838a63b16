import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Change, PulledPage, Verdict } from '../../lib/model/sync.ts';
import { rpc, type TestDatabase } from '../../supabase/tests/database.ts';
import { perform } from './acts.ts';
import { Device } from './device.ts';
import { Model, modelled } from './model.ts';
import type { Committed } from './pg-server.ts';
import type { Script, Step } from './steps.ts';

/** A change as the server committed it, in the order of its commits. */
export interface LoggedChange {
  readonly change: Change;
  readonly verdict: Verdict;
  /** What the row did not take, by the model's account. */
  readonly lost: Readonly<Record<string, unknown>>;
}

/** One workspace with its reps and devices, and all that happens to it. */
export class History {
  readonly database: TestDatabase;
  readonly owner = randomUUID();
  readonly rep = randomUUID();
  readonly model = new Model();
  readonly log = new Map<string, LoggedChange>();
  readonly devices: Device[] = [];
  readonly workspaces: string[] = [];
  readonly counts = new Map<string, number>();
  #now = Date.now() - 60_000;

  constructor(database: TestDatabase) {
    this.database = database;
  }

  count(what: string, by = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + by);
  }

  async begin(areLocal: Script['areLocal']): Promise<void> {
    await this.#addWorkspace();
    for (const [at, isLocal] of areLocal.entries()) {
      const device = this.#aDevice(`device ${at}`, at === 2 ? this.rep : this.owner);
      await device.signIn();
      if (!isLocal) await device.join(this.workspaces[0] ?? '');
    }
  }

  #aDevice(name: string, rep: string): Device {
    const device = new Device({
      name,
      rep,
      pool: this.database.pool,
      now: () => this.#now,
      onCommitted: (done) => this.#take(done),
    });
    this.devices.push(device);
    return device;
  }

  async #addWorkspace(): Promise<string> {
    const id = randomUUID();
    await rpc(this.database, this.owner, 'create_workspace', {
      id,
      name: 'Nordwind Sales',
      currency: 'EUR',
      time_zone: 'Europe/Berlin',
      member_name: 'Ines Owner',
    });
    this.workspaces.push(id);
    await this.#invite(id);
    return id;
  }

  async #invite(ws: string): Promise<void> {
    const { code } = await rpc<{ code: string }>(this.database, this.owner, 'create_invitation', {
      ws,
      role: 'rep',
    });
    await rpc(this.database, this.rep, 'accept_invitation', { code, member_name: 'Ola Rep' });
  }

  async isMember(rep: string, ws: string): Promise<boolean> {
    const { rowCount } = await this.database.pool.query(
      'select from public.members where workspace_id = $1 and rep_id = $2 and deleted_at is null',
      [ws, rep],
    );
    return rowCount === 1;
  }

  /** Every commit, whether or not the device hears of it. */
  #take({ changes, verdicts }: Committed): void {
    const changeByMid = new Map(changes.map((change) => [change.mid, change]));
    // The server applies what is referred to first; within a table by number.
    const fresh = verdicts.filter(({ dup }) => !dup);
    for (const verdict of fresh) {
      const change = changeByMid.get(verdict.mid);
      if (!change) throw new Error(`a verdict on ${verdict.mid}, which was not sent`);
      if (this.log.has(change.mid)) throw new Error(`${change.mid} was applied twice`);
      const lost = this.#apply(change, verdict);
      this.log.set(change.mid, { change, verdict, lost });
    }
    this.count('changes committed', fresh.length);
    this.count('changes delivered again', verdicts.length - fresh.length);
  }

  #apply(change: Change, verdict: Verdict): Readonly<Record<string, unknown>> {
    if (!(change.t in modelled)) return verdict.lost ?? {};
    if (verdict.status === 'rejected') {
      // What the model can tell by itself must be a refusal there; the rest is another's right or a missing parent.
      if (!['PT404', 'PT410', '23503', '42501'].includes(verdict.code ?? '')) {
        throw new Error(`${change.t} rejected: ${verdict.code} ${verdict.message}`);
      }
      this.count(`rejected ${verdict.code}`);
      return {};
    }
    const outcome = this.model.apply(change);
    if (outcome.kind !== 'taken') {
      throw new Error(`${outcome.kind}, and yet ${change.op} ${change.t} was ${verdict.status}`);
    }
    if (Object.keys(outcome.lost).length > 0) this.count('changes that lost something');
    return outcome.lost;
  }

  async run(step: Step): Promise<void> {
    this.#now += 10;
    this.count(step.kind);
    if (step.kind === 'syncAll') {
      for (const device of this.devices) await this.#sync(device);
      return;
    }
    if (step.kind === 'removeRep') return this.#removeRep();
    if (step.kind === 'inviteRep') {
      const ws = this.workspaces[0] ?? '';
      if (!(await this.isMember(this.rep, ws))) await this.#invite(ws);
      return;
    }
    if (step.kind === 'prune') return this.#prune();
    if (step.kind === 'erase') return this.#erase(step.row);
    const device = this.devices[step.device % this.devices.length];
    if (!device) throw new Error('no device');
    await this.#runOn(device, step);
    await device.observe();
  }

  async #runOn(device: Device, step: Extract<Step, { device: number }>): Promise<void> {
    switch (step.kind) {
      case 'act':
        return device.observeCommand(() => perform(device.store, step.act));
      case 'endInAct':
        return device.observeCommand(() =>
          device.endDuring(step.after, () => perform(device.store, step.act)),
        );
      case 'sync': {
        device.line.faults = [...step.faults];
        const { meanwhile } = step;
        if (meanwhile) {
          device.line.meanwhile = async () => {
            await device.observeCommand(() => perform(device.store, meanwhile));
            await device.observe();
          };
        }
        await this.#sync(device);
        device.line.faults = [];
        device.line.meanwhile = undefined;
        return;
      }
      case 'endInSync':
        device.line.faults = [...step.faults];
        return device.endDuring(step.after, () => this.#sync(device));
      case 'line':
        device.line.isOffline = step.isOffline;
        device.line.pageLimit = step.pageLimit;
        return;
      case 'restart':
        device.restart();
        return;
      case 'skew':
        device.skewMs = step.ms;
        return;
      case 'join':
        return this.#join(device, step.workspace);
      case 'clone': {
        if (this.devices.length > 3) return;
        await device.observe();
        this.devices.push(await device.clone('the copy'));
      }
    }
  }

  async #sync(device: Device): Promise<void> {
    const trouble = await device.sync();
    if (trouble) this.count(`round ended by ${trouble.problem}`);
    else this.count('whole rounds');
  }

  async #join(device: Device, at: number): Promise<void> {
    if (at >= this.workspaces.length) await this.#addWorkspace();
    const ws = this.workspaces[at] ?? '';
    if (await this.isMember(device.rep, ws)) await device.join(ws);
  }

  async #removeRep(): Promise<void> {
    const ws = this.workspaces[0] ?? '';
    if (!(await this.isMember(this.rep, ws))) return;
    await rpc(this.database, this.owner, 'remove_member', {
      ws,
      rep_id: this.rep,
      takes_over: this.owner,
    });
    for (const t of ['prospects', 'tasks']) {
      const { rows } = await this.database.pool.query<{ id: string; clock: string }>(
        `select id, clocks ->> 'owner_id' as clock from public.${t} where workspace_id = $1 and owner_id = $2`,
        [ws, this.owner],
      );
      for (const { id, clock } of rows) {
        const row = this.model.rows.get(Model.keyOf(ws, t, id));
        if (row?.values.get('owner_id') !== this.rep) continue;
        row.values.set('owner_id', this.owner);
        row.clocks.set('owner_id', clock);
      }
    }
  }

  /** Tombstones are forgotten: a device that was away for longer begins anew. */
  async #prune(): Promise<void> {
    const ws = this.workspaces[0] ?? '';
    await this.database.pool.query(`select private.prune_workspace($1, '0 seconds')`, [ws]);
    for (const t of Object.keys(modelled)) {
      const { rows } = await this.database.pool.query<{ id: string }>(
        `select id from public.${t} where workspace_id = $1`,
        [ws],
      );
      const left = new Set(rows.map(({ id }) => Model.keyOf(ws, t, id)));
      for (const [key, row] of this.model.rows) {
        if (key.startsWith(`${ws}/${t}/`) && !row.isAlive && !left.has(key)) {
          this.model.rows.delete(key);
        }
      }
    }
  }

  async #erase(at: number): Promise<void> {
    const ws = this.workspaces[0] ?? '';
    const { rows } = await this.database.pool.query<{ id: string }>(
      'select id from public.prospects where workspace_id = $1 and deleted_at is null order by id',
      [ws],
    );
    const id = rows[at % Math.max(1, rows.length)]?.id;
    if (id === undefined) return;
    await rpc(this.database, this.owner, 'erase_prospects', { ws, ids: [id] });
    for (const t of Object.keys(modelled)) {
      const { rows: erased } = await this.database.pool.query<{ id: string }>(
        `select id from public.${t} where workspace_id = $1 and erased_at is not null`,
        [ws],
      );
      for (const { id } of erased) {
        const row = this.model.rows.get(Model.keyOf(ws, t, id));
        if (!row) throw new Error(`${t} ${id} was erased and never made`);
        row.isErased = true;
        row.isAlive = false;
      }
    }
  }

  /** Everybody is online, and syncs twice; who is a member and works nowhere joins before. */
  async settle(): Promise<void> {
    for (const device of this.devices) {
      device.line.isOffline = false;
      device.line.faults = [];
      const ws = this.workspaces[0] ?? '';
      if ((await device.workspace()) === undefined && (await this.isMember(device.rep, ws))) {
        await device.join(ws);
      }
      await device.observe();
    }
    for (let round = 0; round < 2; round += 1) {
      for (const device of this.devices) {
        this.#now += 10;
        await this.#sync(device);
        await device.observe();
      }
    }
  }

  async end(): Promise<void> {
    for (const device of this.devices) await device.remove();
  }

  /** All rows of a workspace, as a device would read them. */
  async pullAll(ws: string): Promise<PulledPage['rows']> {
    const page = await rpc<PulledPage>(this.database, this.owner, 'sync_pull', {
      ws,
      since: 0,
      lim: 5000,
    });
    if (page.more) throw new Error('more rows than a page holds');
    return page.rows;
  }
}

/** The daily forgetting, of one workspace: other histories run in the same database. */
export async function addPruneOfOne(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ source: string }>(
    `select pg_get_functiondef('private.prune_history(interval)'::regprocedure) as source`,
  );
  const source = rows[0]?.source ?? '';
  const ofOne = source
    .replace(
      'private.prune_history(keep interval',
      'private.prune_workspace(only_ws uuid, keep interval',
    )
    .replace(/delete from private\.sync_ledger[^;]*;\s*get diagnostics verdicts = row_count;/, '')
    .replace(
      'from public.workspaces w order by w.id',
      'from public.workspaces w where w.id = only_ws order by w.id',
    );
  if (!/only_ws order/.test(ofOne) || /sync_ledger/.test(ofOne)) {
    throw new Error('prune_history has another form than this suite knows');
  }
  await pool.query(ofOne);
}
