import type { JWTPayload } from 'jose';
import pg from 'pg';
import type { SqlFunction } from './functions.ts';

/** A call that has passed every check which needs no database. */
export interface Call {
  readonly called: SqlFunction;
  readonly input: CallInput;
  /** GET and HEAD write nothing, whatever the function says of itself. */
  readonly isReading: boolean;
  readonly claims: JWTPayload & { readonly role: string };
  readonly request: CalledRequest;
  readonly roleSettings: readonly string[];
  readonly timeZone?: string;
}

/** What the function can read of the request. */
export interface CalledRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type CallInput =
  | { readonly kind: 'json'; readonly names: readonly string[]; readonly json: string }
  | { readonly kind: 'body'; readonly json: string }
  | { readonly kind: 'texts'; readonly values: readonly (readonly [name: string, text: string])[] };

export interface CallAnswer {
  /** JSON text. */
  readonly body: string;
  readonly rowCount: number;
  /** JSON text; what the function set by `response.headers`. */
  readonly headers: string | null;
  readonly status: string | null;
}

/** One transaction as the role of the token: settings, call, commit. Throws PostgreSQL's own error. */
export async function callFunction(pool: pg.Pool, call: Call): Promise<CallAnswer> {
  const client = await pool.connect();
  let fault: unknown;
  try {
    await client.query(toBegin(call));
    await client.query(...toSettings(call));
    const { rows } = await client.query<CallAnswer>(...toStatement(call));
    await client.query('commit');
    const [answer] = rows;
    if (answer === undefined) throw new Error('The call gave no row.');
    return answer;
  } catch (error) {
    fault = error;
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    // A connection that broke is not used again; a refused statement leaves a sound one.
    client.release(fault !== undefined && !(fault instanceof pg.DatabaseError));
  }
}

const isolationLevels = new Set(['read committed', 'repeatable read', 'serializable']);

function toBegin({ called, isReading, roleSettings }: Call): string {
  const wanted = readSetting(
    [...roleSettings, ...called.settings],
    'default_transaction_isolation',
  );
  const level = wanted !== undefined && isolationLevels.has(wanted) ? wanted : 'read committed';
  const access = isReading || !called.isVolatile ? 'read only' : 'read write';
  return `begin isolation level ${level} ${access}`;
}

/** Of a function's own settings these hold from before it is called. */
const hoisted = ['statement_timeout', 'plan_filter.statement_cost_limit'];

type Statement = [text: string, values: unknown[]];

/** All in one statement and for this transaction alone: nothing of a request is left for the next. */
function toSettings({ called, claims, request, roleSettings, timeZone }: Call): Statement {
  const settings: (readonly [name: string, value: string])[] = [
    ['search_path', `"${called.schema}", "extensions"`],
    ...roleSettings.map(splitSetting).filter(([name]) => name !== 'default_transaction_isolation'),
    ['role', claims.role],
    ['request.jwt.claims', JSON.stringify(claims)],
    ['request.method', request.method],
    ['request.path', request.path],
    ['request.headers', JSON.stringify(request.headers)],
    ['request.cookies', '{}'],
    ...(timeZone === undefined ? [] : [['timezone', timeZone] as const]),
    ...called.settings.map(splitSetting).filter(([name]) => hoisted.includes(name)),
  ];
  const columns = settings.map(
    (_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`,
  );
  return [`select ${columns.join(', ')}`, settings.flat()];
}

function toStatement({ called, input }: Call): Statement {
  const { text, values } = toInvocation(called, input);
  const answer = {
    // Counted, so that no planner leaves the call out.
    void: `'null' as body, count(_answer.value)::int as "rowCount"`,
    one: `coalesce((json_agg(_answer.value) -> 0)::text, 'null') as body, 1 as "rowCount"`,
    scalars: `coalesce(json_agg(_answer.value), '[]')::text as body, count(*)::int as "rowCount"`,
    rows: `coalesce(json_agg(_answer), '[]')::text as body, count(*)::int as "rowCount"`,
  }[called.returns];
  const source =
    called.returns === 'rows' ? `select _call.* from ${text} as _call` : `select ${text} as value`;
  // Arguments of a JSON body are cast by json_to_record, as PostgREST does it: "5" may be a number, null is NULL.
  const payload =
    input.kind === 'json' && input.names.length > 0 ? toPayload(called, input.names) : '';
  const from =
    payload === '' ? `(${source}) as _answer` : `${payload}, lateral (${source}) as _answer`;
  return [
    `select ${answer},
      nullif(current_setting('response.headers', true), '') as headers,
      nullif(current_setting('response.status', true), '') as status
    from ${from}`,
    values,
  ];
}

function toPayload(called: SqlFunction, names: readonly string[]): string {
  const columns = called.parameters
    .filter(({ name }) => names.includes(name))
    .map(({ name, type }) => `${pg.escapeIdentifier(name)} ${type}`);
  return `json_to_record($1::json) as _body (${columns.join(', ')})`;
}

interface Invocation {
  readonly text: string;
  readonly values: unknown[];
}

function toInvocation(called: SqlFunction, input: CallInput): Invocation {
  const name = `${pg.escapeIdentifier(called.schema)}.${pg.escapeIdentifier(called.name)}`;
  if (input.kind === 'body') {
    return { text: `${name}($1::${called.parameters[0]?.type ?? 'json'})`, values: [input.json] };
  }
  const given =
    input.kind === 'json'
      ? new Map(input.names.map((key) => [key, `_body.${pg.escapeIdentifier(key)}`]))
      : new Map(input.values.map(([key], index) => [key, `$${index + 1}`]));
  const list = called.parameters.flatMap((parameter) => {
    const value = given.get(parameter.name);
    if (value === undefined) return [];
    const cast = input.kind === 'texts' ? `${value}::${parameter.type}` : value;
    const word = parameter.isVariadic ? 'variadic ' : '';
    return [`${word}${pg.escapeIdentifier(parameter.name)} := ${cast}`];
  });
  const hasBody = input.kind === 'json' && input.names.length > 0;
  return {
    text: `${name}(${list.join(', ')})`,
    values:
      input.kind === 'texts' ? input.values.map(([, text]) => text) : hasBody ? [input.json] : [],
  };
}

function splitSetting(setting: string): readonly [name: string, value: string] {
  const at = setting.indexOf('=');
  return [setting.slice(0, at), setting.slice(at + 1)];
}

function readSetting(settings: readonly string[], name: string): string | undefined {
  return settings.map(splitSetting).findLast(([key]) => key === name)?.[1];
}
