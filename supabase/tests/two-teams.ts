import { randomUUID } from 'node:crypto';
import { aTeam, type Team } from './a-team.ts';
import { type CallerKind, callers, type Ids, tables } from './access.ts';
import { aDatabase, asCaller, type Caller, codeOf, type Query, toQuery } from './database.ts';

/** Two teams with a row in each table, and the ways to try something and take it back. One copy a test file. */

export const database = await aDatabase();
export const team = await aTeam(database);
export const others = await aTeam(database);
export const outsider = randomUUID();

export const callerByKind: Readonly<Record<CallerKind, Caller>> = {
  anon: 'anon',
  outsider,
  removed: team.removed,
  rep: team.rep,
  manager: team.manager,
  owner: team.owner,
};

export const names = Object.keys(tables);
export const own = await seed(team);
export const foreign = await seed(others);

/** A row of each table, written past all rules. */
async function seed(of: Team): Promise<Ids> {
  const rowId: Record<string, string> = { workspaces: of.workspaceId };
  const { pool } = database;
  const query = toQuery(pool);
  const known = async (t: string, where: string) => {
    const [row] = await query<{ id: string }>(
      `select id from public.${t} where workspace_id = $1 and ${where}`,
      [of.workspaceId],
    );
    return row?.id ?? '';
  };
  rowId['members'] = await known('members', `rep_id = '${of.rep}'`);
  rowId['invitations'] = await known('invitations', 'true limit 1');
  const ids = (): Ids => ({ rowId, rep: of.rep, caller: of.rep, unique: randomUUID() });
  for (const t of names.slice(3)) {
    rowId[t] = randomUUID();
    await insert(query, t, of.workspaceId, { id: rowId[t], ...tables[t]?.sample(ids()) });
  }
  // One person more, who has no part in the deal yet.
  rowId['prospects'] = randomUUID();
  await pool.query(
    `insert into public.prospects (id, workspace_id, full_name) values ($1, $2, 'Ada')`,
    [rowId['prospects'], of.workspaceId],
  );
  return ids();
}

async function insert(
  query: Query,
  t: string,
  workspaceId: string,
  row: Readonly<Record<string, unknown>>,
) {
  const fields = t === 'workspaces' ? row : { workspace_id: workspaceId, ...row };
  const columns = Object.keys(fields);
  return query(
    `insert into public.${t} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(fields),
  );
}

class Undone extends Error {}

/** Tries it, tells how many rows it reached or which SQLSTATE it ended with, and takes it back. */
export async function attempt(
  kind: CallerKind,
  text: string,
  values: readonly unknown[] = [],
): Promise<number | string> {
  let count = 0;
  const code = await codeOf(
    asCaller(database, callerByKind[kind], async (query) => {
      count = (await query(text, values)).length;
      throw new Undone();
    }).catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    }),
  );
  return code ?? count;
}

export async function attemptInsert(
  kind: CallerKind,
  t: string,
  row: Readonly<Record<string, unknown>>,
): Promise<string> {
  const code = await codeOf(
    asCaller(database, callerByKind[kind], async (query) => {
      await insert(query, t, team.workspaceId, row);
      throw new Undone();
    }).catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    }),
  );
  return code ?? 'ok';
}

export function sampleFor(
  t: string,
  kind: CallerKind,
  ids: Ids = own,
): Readonly<Record<string, unknown>> {
  const caller = kind === 'anon' ? outsider : callerByKind[kind];
  return { id: randomUUID(), ...tables[t]?.sample({ ...ids, caller, unique: randomUUID() }) };
}

export const cells = names.flatMap((t) => callers.map((kind) => ({ t, kind })));
export const isMember = (kind: CallerKind) => ['rep', 'manager', 'owner'].includes(kind);
