import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Calls of the API on one connection, timed, with the role and claims of a request. */

export interface Asked<T> {
  readonly value: T;
  readonly ms: number;
  readonly bytes: number;
}

export interface As {
  readonly rep: string;
  /** Past row-level security, to see what it costs. */
  readonly isUnbound?: boolean;
}

export async function ask<T>(
  client: pg.ClientBase,
  { rep, isUnbound }: As,
  [name, args]: readonly [string, Readonly<Record<string, unknown>>],
): Promise<Asked<T>> {
  const names = Object.keys(args);
  const values = names.map((key) => {
    const value = args[key];
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  });
  const list = names.map((key, index) => `${key} => $${index + 1}`).join(', ');
  await client.query('begin');
  try {
    await client.query(
      `select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)`,
      [
        isUnbound ? 'postgres' : 'authenticated',
        JSON.stringify({ role: 'authenticated', sub: rep }),
      ],
    );
    const began = performance.now();
    const { rows } = await client.query<{ result: string }>(
      `select public.${name}(${list})::text as result`,
      values,
    );
    const { result } = rows[0] ?? { result: 'null' };
    await client.query('commit');
    const ms = performance.now() - began;
    return { value: JSON.parse(result) as T, ms, bytes: Buffer.byteLength(result) };
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** One device's numbered changes. */
export function aSender(workspaceId: string): (
  changes: readonly {
    readonly t: string;
    readonly id: string;
    readonly op: 'put' | 'patch';
    readonly f: Readonly<Record<string, unknown>>;
  }[],
) => readonly [string, Readonly<Record<string, unknown>>] {
  const clientId = randomUUID();
  let seq = 0;
  return (changes) => [
    'sync_push',
    {
      p: {
        client_id: clientId,
        m: changes.map((change) => {
          seq += 1;
          const clock = `${Date.now()}:${(seq % 65_536).toString(16).padStart(4, '0')}:${clientId}`;
          return { mid: randomUUID(), seq, ws: workspaceId, clock, ...change };
        }),
      },
    },
  ];
}
