import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import pg from 'pg';
import { readCaller } from './api-keys.ts';
import { type Call, callFunction } from './call.ts';
import {
  type FunctionList,
  findByArguments,
  loadFunctions,
  type SqlFunction,
  takesBody,
} from './functions.ts';
import type { ProjectKeys } from './keys.ts';
import { answerError, Refusal, refusal, toRefusal } from './rest-refusal.ts';
import {
  exposedSchemas,
  objectMedia,
  readBody,
  readMedia,
  readPreferences,
  readQuery,
  readSchema,
} from './rest-request.ts';

export interface RestOptions {
  /** Signed in as `authenticator`, which may do nothing but become somebody. */
  readonly pool: pg.Pool;
  readonly keys: ProjectKeys;
  readonly maxBodyBytes: number;
}

/** The part of PostgREST that supabase-js `rpc` speaks to: one function, called as the role of the token. */
export class Rest {
  readonly #options: RestOptions;
  #list: Promise<FunctionList> | undefined;

  constructor(options: RestOptions) {
    this.#options = options;
  }

  /** The schema changed: the functions are listed anew before the next call. */
  forgetFunctions(): void {
    this.#list = undefined;
  }

  toRoutes(): Hono {
    const routes = new Hono();
    const { maxBodyBytes } = this.#options;
    const limit = bodyLimit({
      maxSize: maxBodyBytes,
      onError: (context) =>
        answerError(context, 413, {
          code: '413',
          message: 'Payload too large',
          details: `A body may have ${maxBodyBytes} bytes.`,
          hint: null,
        }),
    });
    routes.all('/rpc/:name', limit, async (context) => this.#answer(context));
    routes.all('*', (context) =>
      answerError(context, 404, {
        code: 'PGRST205',
        message: `Could not find the table 'public.${context.req.path.split('/').at(-1) ?? ''}' in the schema cache`,
        details: null,
        hint: 'Only functions are served here: /rest/v1/rpc/<name>.',
      }),
    );
    return routes;
  }

  async #answer(context: Context): Promise<Response> {
    try {
      return await this.#call(context);
    } catch (error) {
      if (error instanceof Refusal) {
        return answerError(context, error.status, error.error, error.headers);
      }
      // Neither PostgreSQL's nor ours: a fault of the gateway, told as such.
      const message = error instanceof Error ? error.message : String(error);
      const isBusy = message.includes('timeout exceeded when trying to connect');
      return answerError(context, isBusy ? 504 : 503, {
        code: isBusy ? 'PGRST003' : 'PGRST001',
        message: isBusy
          ? 'Timed out acquiring connection from connection pool.'
          : 'Database client error. Retrying the connection.',
        details: message,
        hint: null,
      });
    }
  }

  async #call(context: Context): Promise<Response> {
    const { req } = context;
    const claims = await this.#readClaims(context);
    const isReading = req.method === 'GET' || req.method === 'HEAD';
    if (!isReading && req.method !== 'POST') {
      throw refusal(405, 'PGRST101', 'Cannot use the ' + req.method + ' method on RPC');
    }
    const schema = readSchema(context, isReading);
    const preferences = readPreferences(req.header('prefer'));
    const media = readMedia(req.header('accept'));
    const name = req.param('name') ?? '';
    const arguments_ = isReading ? readQuery(context) : readBody(await req.text());
    const called = await this.#choose({ schema, name, names: arguments_.names });
    const list = await this.#functions();
    const call: Call = {
      called,
      input:
        takesBody(called) && !isReading
          ? { kind: 'body', json: arguments_.json }
          : arguments_.input,
      isReading,
      claims,
      request: { method: req.method, path: `/rpc/${name}`, headers: req.header() },
      roleSettings: list.settingsByRole.get(claims.role) ?? [],
      ...(preferences.timeZone === undefined ? {} : { timeZone: preferences.timeZone }),
    };
    const answer = await callFunction(this.#options.pool, call).catch((error: unknown) => {
      throw error instanceof pg.DatabaseError ? toRefusal(error, claims.role) : error;
    });
    const headers = new Headers({
      'Content-Type': `${media}; charset=utf-8`,
      Vary: 'Accept, Prefer, Range',
    });
    const total = preferences.counts ? String(answer.rowCount) : '*';
    const range = answer.rowCount === 0 ? '*' : `0-${answer.rowCount - 1}`;
    headers.set('Content-Range', `${range}/${total}`);
    if (preferences.applied.length > 0) {
      headers.set('Preference-Applied', preferences.applied.join(', '));
    }
    if (req.header(isReading ? 'accept-profile' : 'content-profile') !== undefined) {
      headers.set('Content-Profile', schema);
    }
    const status = applyOwnHeaders(answer, headers);
    if (called.returns === 'void') {
      headers.delete('Content-Type');
      return new Response(null, { status: status ?? 204, headers });
    }
    const body = media === objectMedia ? toSingle(answer.body, called) : answer.body;
    headers.set('Content-Length', String(Buffer.byteLength(body)));
    return new Response(req.method === 'HEAD' ? null : body, { status: status ?? 200, headers });
  }

  async #readClaims(context: Context): Promise<Call['claims']> {
    const caller = await readCaller(context, this.#options.keys);
    if ('fault' in caller) {
      const { code, message } = caller.fault;
      throw refusal(401, code, message, {
        'WWW-Authenticate': `Bearer error="invalid_token", error_description="${message}"`,
      });
    }
    const role: unknown = caller.claims['role'];
    return { ...caller.claims, role: typeof role === 'string' ? role : 'anon' };
  }

  async #functions(): Promise<FunctionList> {
    this.#list ??= this.#load();
    return this.#list;
  }

  async #load(): Promise<FunctionList> {
    const client = await this.#options.pool.connect();
    try {
      // Without a search path every type is named with its schema.
      await client.query(`begin read only; set local search_path to ''`);
      const list = await loadFunctions(client, exposedSchemas);
      await client.query('commit');
      return list;
    } catch (error) {
      this.#list = undefined;
      throw error;
    } finally {
      client.release();
    }
  }

  async #choose({ schema, name, names }: Asked): Promise<SqlFunction> {
    const find = async (): Promise<readonly SqlFunction[]> => {
      const candidates = (await this.#functions()).byName.get(`${schema}.${name}`) ?? [];
      const fitting = findByArguments(candidates, names);
      return fitting.length > 0 ? fitting : candidates.filter(takesBody);
    };
    let found = await find();
    if (found.length === 0) {
      this.forgetFunctions();
      found = await find();
    }
    const [only, ...others] = found;
    if (only === undefined) throw await this.#notFound({ schema, name, names });
    if (others.length > 0) {
      const shown = found.map(({ parameters }) => {
        const list = parameters.map((one) => `${one.name} => ${one.type}`);
        return `${schema}.${name}(${list.join(', ')})`;
      });
      throw new Refusal(300, {
        code: 'PGRST203',
        message: `Could not choose the best candidate function between: ${shown.join(', ')}`,
        details: null,
        hint: 'Try renaming the parameters or the function itself in the database so function overloading can be resolved',
      });
    }
    return only;
  }

  async #notFound({ schema, name, names }: Asked): Promise<Refusal> {
    const sorted = [...names].sort();
    const known = [...(await this.#functions()).byName.values()].flat();
    const same = known.find((one) => one.schema === schema && one.name === name);
    const like = same ?? known.find((one) => one.schema === schema && isLike(one.name, name));
    const shown = like?.parameters.map((parameter) => parameter.name).sort();
    const list = sorted.length === 0 ? ' without parameters' : `(${sorted.join(', ')})`;
    const searched =
      sorted.length === 0
        ? 'without parameters'
        : `with parameter${sorted.length === 1 ? '' : 's'} ${sorted.join(', ')}`;
    return new Refusal(404, {
      code: 'PGRST202',
      message: `Could not find the function ${schema}.${name}${list} in the schema cache`,
      details: `Searched for the function ${schema}.${name} ${searched} or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache.`,
      hint:
        like === undefined
          ? null
          : `Perhaps you meant to call the function ${schema}.${like.name}${shown?.length ? `(${shown.join(', ')})` : ''}`,
    });
  }
}

interface Asked {
  readonly schema: string;
  readonly name: string;
  readonly names: readonly string[];
}

function toSingle(body: string, { returns }: SqlFunction): string {
  if (returns !== 'rows' && returns !== 'scalars') return body;
  const rows = JSON.parse(body) as readonly unknown[];
  if (rows.length === 1) return JSON.stringify(rows[0]);
  throw new Refusal(406, {
    code: 'PGRST116',
    message: 'Cannot coerce the result to a single JSON object',
    details: `The result contains ${rows.length} rows`,
    hint: null,
  });
}

function applyOwnHeaders(
  { headers: own, status }: { readonly headers: string | null; readonly status: string | null },
  headers: Headers,
): number | undefined {
  if (own !== null) {
    const list = parseOwn<readonly Readonly<Record<string, string>>[]>(own, {
      code: 'PGRST111',
      message:
        'response.headers guc must be a JSON array composed of objects with a single key and a string value',
    });
    for (const one of list)
      for (const [name, value] of Object.entries(one)) headers.set(name, value);
  }
  if (status === null) return undefined;
  const code = Number(status);
  if (Number.isInteger(code) && code >= 200 && code <= 599) return code;
  throw refusal(500, 'PGRST112', 'response.status guc must be a valid status code');
}

function parseOwn<T>(text: string, fault: { readonly code: string; readonly message: string }): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw refusal(500, fault.code, fault.message);
  }
}

/** A name that differs by little: one letter more, less or other, or one holding the other. */
function isLike(known: string, asked: string): boolean {
  if (known.includes(asked) || asked.includes(known)) return true;
  const max = Math.max(known.length, asked.length);
  let same = 0;
  while (same < max && known[same] === asked[same]) same += 1;
  let tail = 0;
  while (tail < max - same && known.at(-1 - tail) === asked.at(-1 - tail)) tail += 1;
  return max - same - tail <= 2;
}
