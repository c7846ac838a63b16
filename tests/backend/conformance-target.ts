import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  createClient,
  type Session,
  type SupabaseClient,
  type SupabaseClientOptions,
} from '@supabase/supabase-js';
import { importJWK, type JWTPayload, SignJWT } from 'jose';
import pg from 'pg';
import { expect } from 'vitest';
import { migrate, startDatabase } from '../../supabase/local/database.ts';
import { type GatewayOptions, startGateway } from '../../supabase/local/gateway.ts';
import { makeKeys, type ProjectKeys } from '../../supabase/local/keys.ts';

/**
 * What the suite is pointed at: the project of SUPABASE_URL and SUPABASE_KEY, or, where none is named, a local stack of
 * its own. A named project needs SUPABASE_DB_URL as well for the rows about functions that the suite brings, and
 * SUPABASE_EMAIL with SUPABASE_PASSWORD where signing up asks for a confirmation.
 */
export interface Target {
  readonly url: string;
  readonly key: string;
  readonly hasTestFunctions: boolean;
  /** How long a used refresh token may come again. */
  readonly reuseIntervalS: number;
  /** Only of a local stack. */
  readonly local?: LocalTarget;
  stop(): Promise<void>;
}

interface LocalTarget {
  /** Signs with the project's own key. */
  signToken(claims: JWTPayload): Promise<string>;
  /** The last code that was sent to an address. */
  readCode(email: string): string | undefined;
  /** Another gateway over the same database, with rules of its own. */
  startTwin(
    options: Partial<GatewayOptions>,
  ): Promise<{ readonly url: string; stop(): Promise<void> }>;
}

export const reasons = {
  functions: 'needs SUPABASE_DB_URL: the functions of conformance.sql are not in this project',
  mail: 'needs the local stack: only there the suite can read the mail',
  signing: 'needs the local stack: only there the suite can sign with the project’s own key',
  stranger: 'needs a second person: signing up asks for a confirmation here',
  account: 'needs SUPABASE_EMAIL and SUPABASE_PASSWORD: signing up asks for a confirmation here',
  rules: 'needs the local stack: a hosted project has limits of its own',
} as const;

export async function aTarget(): Promise<Target> {
  const { SUPABASE_URL: url, SUPABASE_KEY: key, SUPABASE_DB_URL: databaseUrl } = process.env;
  if (url === undefined || key === undefined) return startLocal();
  if (databaseUrl !== undefined) await addFunctions(databaseUrl);
  return {
    url: url.replace(/\/$/, ''),
    key,
    hasTestFunctions: databaseUrl !== undefined,
    reuseIntervalS: Number(process.env['SUPABASE_REUSE_INTERVAL_S'] ?? 10),
    stop: async () => {
      if (databaseUrl !== undefined) await dropFunctions(databaseUrl);
    },
  };
}

async function startLocal(): Promise<Target> {
  const folder = mkdtempSync(join(tmpdir(), 'pipeside-backend-'));
  const database = await startDatabase({ folder, fresh: false });
  await migrate(database.url);
  await addFunctions(database.url);
  const keys = await makeKeys();
  const codes = new Map<string, string>();
  const reuseIntervalS = 1;
  const common: GatewayOptions = {
    database,
    keys,
    reuseIntervalS,
    mailIntervalS: 0,
    deliver: ({ to, code }) => codes.set(to, code),
  };
  const gateway = await startGateway(common);
  return {
    url: gateway.url,
    key: keys.publishable,
    hasTestFunctions: true,
    reuseIntervalS,
    local: {
      signToken: async (claims) => signWith(keys, claims),
      readCode: (email) => codes.get(email),
      startTwin: async (options) => startGateway({ ...common, ...options }),
    },
    async stop() {
      await gateway.stop();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function signWith({ signing }: ProjectKeys, claims: JWTPayload): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid: signing.kid })
    .sign(await importJWK(signing, 'ES256'));
}

async function addFunctions(url: string): Promise<void> {
  await dropFunctions(url);
  const script = readFileSync(join(import.meta.dirname, 'conformance.sql'), 'utf8');
  await runSql(url, script);
  // A hosted project hears of new functions a moment later.
  if (process.env['SUPABASE_URL'] !== undefined) await wait(3_000);
}

async function dropFunctions(url: string): Promise<void> {
  await runSql(
    url,
    `do $$ declare f text; begin
       for f in select oid::regprocedure::text from pg_proc
         where pronamespace = 'public'::regnamespace and proname like 'conformance\\_%' loop
         execute 'drop function ' || f;
       end loop;
     end $$;
     drop schema if exists conformance cascade`,
  );
}

async function runSql(url: string, script: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(script);
  } finally {
    await client.end();
  }
}

/** Any function, with any arguments: what they are is what is tested. */
interface AnyDatabase {
  readonly public: {
    readonly Tables: Record<string, never>;
    readonly Views: Record<string, never>;
    readonly Functions: Record<
      string,
      { readonly Args: Record<string, unknown>; readonly Returns: unknown }
    >;
  };
}

export type Client = SupabaseClient<AnyDatabase>;

/** A client as the extension makes one, which keeps nothing. */
export function aClient(
  { url, key }: Pick<Target, 'url' | 'key'>,
  realtime: SupabaseClientOptions<'public'>['realtime'] = {},
): Client {
  return createClient<AnyDatabase>(url, key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    realtime,
  });
}

export interface Person {
  readonly email: string;
  readonly password: string;
}

export function aPerson(): Person {
  return { email: `conformance-${randomUUID()}@team.example`, password: `p-${randomUUID()}` };
}

export interface SignedIn extends Person {
  readonly client: Client;
  readonly session: Session;
}

/** A new person, or the account that the environment names; `undefined` where neither can sign in. */
export async function aSignedIn(target: Target): Promise<SignedIn | undefined> {
  const client = aClient(target);
  const { SUPABASE_EMAIL: email, SUPABASE_PASSWORD: password } = process.env;
  if (target.local === undefined && email !== undefined && password !== undefined) {
    const { data } = await client.auth.signInWithPassword({ email, password });
    return data.session === null ? undefined : { email, password, client, session: data.session };
  }
  return aStranger(target);
}

/** Always somebody new; `undefined` where signing up asks for a confirmation. */
export async function aStranger(target: Target): Promise<SignedIn | undefined> {
  const client = aClient(target);
  const person = aPerson();
  const { data } = await client.auth.signUp(person);
  return data.session === null ? undefined : { ...person, client, session: data.session };
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is where it is text, as JSON else. */
  readonly body?: unknown;
  readonly token?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Read as JSON; text that is none, as it is. */
  readonly body: unknown;
}

/** Without supabase-js: what is really sent and answered. */
export async function send(target: Target, path: string, sent: Sent = {}): Promise<Answer> {
  const { method = sent.body === undefined ? 'GET' : 'POST', token = target.key } = sent;
  const response = await fetch(target.url + path, {
    method,
    headers: {
      apikey: target.key,
      authorization: `Bearer ${token}`,
      ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...sent.headers,
    },
    ...(sent.body === undefined
      ? {}
      : { body: typeof sent.body === 'string' ? sent.body : JSON.stringify(sent.body) }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export interface Forgery {
  readonly name: string;
  readonly token: string;
}

/** Tokens that claim to be somebody's, none of them signed by the project. */
export async function forgeTokens(session: Session): Promise<readonly Forgery[]> {
  const [head = '', payload = '', signature = ''] = session.access_token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as JWTPayload;
  const own = JSON.parse(Buffer.from(head, 'base64url').toString('utf8')) as {
    readonly kid?: string;
  };
  const encode = (value: unknown): string =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const kid = own.kid === undefined ? {} : { kid: own.kid };
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const service = { ...claims, role: 'service_role' };
  return [
    { name: 'no signature, alg none', token: `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.` },
    {
      name: 'alg none with a signature',
      token: `${encode({ alg: 'none' })}.${payload}.${signature}`,
    },
    { name: 'alg NONE', token: `${encode({ alg: 'NONE', ...kid })}.${payload}.${signature}` },
    { name: 'another payload', token: `${head}.${encode(service)}.${signature}` },
    { name: 'no signature', token: `${head}.${payload}.` },
    {
      name: 'a secret of one’s own',
      token: await new SignJWT(service)
        .setProtectedHeader({ alg: 'HS256', ...kid })
        .sign(randomBytes(32)),
    },
    {
      name: 'a key of one’s own under the project’s name',
      token: await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', ...kid })
        .sign(privateKey),
    },
    {
      name: 'a key of one’s own under another name',
      token: await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'mine' })
        .sign(privateKey),
    },
  ];
}

/** Vitest's own are `any`. */
export function holding(parts: object): unknown {
  return expect.objectContaining(parts);
}

export function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

export function containing(text: string): unknown {
  return expect.stringContaining(text);
}

export function any(kind: typeof String | typeof Number | typeof Boolean): unknown {
  return expect.any(kind);
}
