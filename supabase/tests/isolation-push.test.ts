import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { aClock, aDevice } from './a-team.ts';
import { type CallerKind, tables } from './access.ts';
import { codeOf } from './database.ts';
import { callerByKind, cells, database, isMember, own, sampleFor, team } from './two-teams.ts';

/**
 * What access.ts says, through the protocol. Seen to fail: without the guard of owners, and with a policy that lacks its
 * workspace.
 */

describe('through sync_push', () => {
  const device = (kind: CallerKind) => aDevice(database, team.workspaceId, callerByKind[kind]);
  const seenFrom = cells.filter(({ kind }) => kind !== 'anon');

  test.each(seenFrom)('$kind puts into $t', async ({ t, kind }) => {
    const { id, ...f } = sampleFor(t, kind) as { id: string };
    const by = device(kind);
    const sent = by.push(by.change('put', t, id, { f: parsed(f) }));
    if (!isMember(kind)) return expect(await codeOf(sent)).toBe('42501');
    const [verdict] = await sent;
    // The sample may have the natural key of one that another case left.
    const ends = tables[t]?.insert.includes(kind) ? ['applied', 'merged'] : ['rejected'];
    expect(ends).toContain(verdict?.status);
    expect(verdict?.code).toBe(ends[0] === 'rejected' ? '42501' : undefined);
  });

  test.each(seenFrom)('$kind patches and deletes in $t', async ({ t, kind }) => {
    const access = tables[t];
    const id = randomUUID();
    // Deleted in the end: a row of its own, save where there is but the one.
    const isOnlyOne = access?.insert.length === 0;
    const owner = t === 'rep_settings' ? team.rep : team.manager;
    const target = isOnlyOne ? (own.rowId[t] as string) : id;
    if (!isOnlyOne) {
      const f = parsed(access?.sample({ ...own, caller: owner, unique: randomUUID() }) ?? {});
      const seeded = await aDevice(database, team.workspaceId, owner).send('put', t, id, {
        f,
        ms: -1000,
      });
      expect(['applied', 'merged']).toContain(seeded.status);
      if (seeded.into !== undefined) return;
    }
    const ms = Date.now() - Number(aClock(0, '').slice(0, 13));
    const column =
      access?.column ??
      Object.keys(access?.sample({ ...own, unique: randomUUID() }) ?? {})[0] ??
      '';
    const value = t === 'scorecards' ? 'learned' : t === 'invitations' ? 'owner' : randomUUID();
    const by = device(kind);
    const patch = by.change('patch', t, target, { f: { [column]: value }, ms });
    const del = by.change('del', t, target, { ms: ms + 1 });
    if (!isMember(kind)) {
      expect([await codeOf(by.push(patch)), await codeOf(by.push(del))]).toEqual([
        '42501',
        '42501',
      ]);
      return;
    }
    const isPatched = access?.column !== null && (access?.update.includes(kind) ?? false);
    expect((await by.push(patch))[0]).toMatchObject(
      isPatched ? { status: 'applied' } : { status: 'rejected', code: '42501' },
    );
    const isDeleted = (access?.del ?? access?.update)?.includes(kind) ?? false;
    expect((await by.push(del))[0]).toMatchObject(
      isDeleted ? { status: 'applied' } : { status: 'rejected', code: '42501' },
    );
  });

  /** Samples hold JSON as text, for the table's own columns; a push holds it as it is. */
  function parsed(f: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const json = ['steps', 'value', 'body'];
    return Object.fromEntries(
      Object.entries(f).map(([key, value]) => [
        key,
        json.includes(key) && typeof value === 'string' && /^["[{\d]/.test(value)
          ? JSON.parse(value)
          : value,
      ]),
    );
  }
});

describe("what is somebody's own", () => {
  const rep = aDevice(database, team.workspaceId, team.rep);
  const manager = aDevice(database, team.workspaceId, team.manager);
  const ids = { prospects: randomUUID(), deals: randomUUID(), tasks: randomUUID() };
  const fields: Readonly<Record<keyof typeof ids, Record<string, unknown>>> = {
    prospects: { full_name: 'Linh Trần' },
    deals: { name: 'Fleet', stage_id: own.rowId['stages'] },
    tasks: { title: 'Call' },
  };
  const kinds = Object.keys(ids) as (keyof typeof ids)[];

  beforeAll(async () => {
    for (const t of kinds)
      await manager.send('put', t, ids[t], { f: { ...fields[t], owner_id: team.manager } });
  });

  test.each(kinds)('a rep does not take over %s, and gives none away', async (t) => {
    expect(await rep.send('patch', t, ids[t], { ms: 5, f: { owner_id: team.rep } })).toMatchObject({
      status: 'rejected',
      code: '42501',
    });
    expect(
      await rep.send('put', t, randomUUID(), { f: { ...fields[t], owner_id: team.manager } }),
    ).toMatchObject({ status: 'rejected', code: '42501' });
    const mine = randomUUID();
    expect(
      await rep.send('put', t, mine, { f: { ...fields[t], owner_id: team.rep } }),
    ).toMatchObject({ status: 'applied' });
    expect(
      await rep.send('patch', t, mine, { ms: 5, f: { owner_id: team.manager } }),
    ).toMatchObject({ status: 'rejected', code: '42501' });
    expect(await rep.send('patch', t, mine, { ms: 5, f: { owner_id: null } })).toMatchObject({
      status: 'applied',
    });
    expect(await rep.send('patch', t, mine, { ms: 6, f: { owner_id: team.rep } })).toMatchObject({
      status: 'applied',
    });
    expect(
      await manager.send('patch', t, mine, { ms: 7, f: { owner_id: team.manager } }),
    ).toMatchObject({ status: 'applied' });
  });

  test("a rep works on a colleague's prospects and deals, not on a colleague's tasks", async () => {
    expect(
      await rep.send('patch', 'prospects', ids.prospects, { ms: 9, f: { title: 'CTO' } }),
    ).toMatchObject({ status: 'applied' });
    expect(
      await rep.send('patch', 'deals', ids.deals, { ms: 9, f: { needs: 'Vans' } }),
    ).toMatchObject({ status: 'applied' });
    expect(
      await rep.send('patch', 'tasks', ids.tasks, { ms: 9, f: { title: 'Mail' } }),
    ).toMatchObject({ status: 'rejected', code: '42501' });
    expect(await rep.send('del', 'tasks', ids.tasks, { ms: 9 })).toMatchObject({
      status: 'rejected',
      code: '42501',
    });
  });

  test("nobody writes a colleague's own settings", async () => {
    for (const by of [rep, manager]) {
      const colleague = by === rep ? team.manager : team.rep;
      expect(
        await by.send('put', 'rep_settings', randomUUID(), {
          f: { rep_id: colleague, key: 'quiet', value: 1 },
        }),
      ).toMatchObject({ status: 'rejected', code: '42501' });
    }
  });
});
