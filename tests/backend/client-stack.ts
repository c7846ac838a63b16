import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'node:util';
import { importJWK, type JWTPayload, SignJWT } from 'jose';
import pg from 'pg';
import { expect } from 'vitest';
import { type BackendOptions, openBackend } from '../../lib/backend/open-backend.ts';
import { sessionKey, type TokenStore } from '../../lib/backend/session.ts';
import type { Result } from '../../lib/model/failure.ts';
import type { Change, ServerReply, TeamServer } from '../../lib/model/sync.ts';
import { migrate, startDatabase } from '../../supabase/local/database.ts';
import { type Gateway, type GatewayOptions, startGateway } from '../../supabase/local/gateway.ts';
import { makeKeys } from '../../supabase/local/keys.ts';
import { type FaultyLine, startFaultyLine } from './faulty-line.ts';

/** The extension's own client, a line that breaks where it is told to, the real gateway and the real database. */
export interface ClientStack {
  readonly key: string;
  /** A secret key of the same project. */
  readonly secretKey: string;
  /** Straight to the gateway. */
  readonly gatewayUrl: string;
  readonly line: FaultyLine;
  /** The last code that was sent to an address. */
  readCode(email: string): string;
  /** As the superuser. */
  query(text: string, values?: readonly unknown[]): Promise<pg.QueryResult>;
  connect(): Promise<pg.Client>;
  signToken(claims: JWTPayload): Promise<string>;
  stopGateway(): Promise<void>;
  startGateway(options?: Partial<GatewayOptions>): Promise<void>;
  stop(): Promise<void>;
}

export const reuseIntervalS = 1;

export async function startClientStack(): Promise<ClientStack> {
  const folder = mkdtempSync(join(tmpdir(), 'pipeside-client-'));
  const database = await startDatabase({ folder, fresh: false });
  await migrate(database.url);
  const keys = await makeKeys();
  const codes = new Map<string, string>();
  const common: GatewayOptions = {
    database,
    keys,
    reuseIntervalS,
    mailIntervalS: 0,
    deliver: ({ to, code }) => codes.set(to, code),
  };
  let gateway: Gateway | undefined = await startGateway(common);
  const { url } = gateway;
  const line = await startFaultyLine(url);
  const admin = new pg.Pool({ connectionString: database.adminUrl, max: 2 });
  const stopGateway = async (): Promise<void> => {
    await gateway?.stop();
    gateway = undefined;
  };
  return {
    key: keys.publishable,
    secretKey: keys.secret,
    gatewayUrl: url,
    line,
    readCode: (email) => codes.get(email) ?? expect.unreachable(`no mail to ${email}`),
    query: async (text, values) => admin.query(text, [...(values ?? [])]),
    async connect() {
      const client = new pg.Client({ connectionString: database.adminUrl });
      await client.connect();
      return client;
    },
    signToken: async (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: keys.signing.kid })
        .sign(await importJWK(keys.signing, 'ES256')),
    stopGateway,
    async startGateway(options = {}) {
      gateway = await startGateway({ ...common, port: Number(new URL(url).port), ...options });
    },
    async stop() {
      await line.stop();
      await stopGateway();
      await admin.end();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What was ever kept, for looking through consoles. */
export interface MemoryTokens extends TokenStore {
  readonly seen: string[];
  readCount(): number;
  peek(): Record<string, unknown> | undefined;
  change(part: Readonly<Record<string, unknown>>): void;
}

export function memoryTokens(): MemoryTokens {
  const values = new Map<string, string>();
  const seen: string[] = [];
  let readCount = 0;
  const peek = (): Record<string, unknown> | undefined => {
    const text = values.get(sessionKey);
    return text === undefined ? undefined : (JSON.parse(text) as Record<string, unknown>);
  };
  return {
    seen,
    readCount: () => readCount,
    peek,
    change: (part) => values.set(sessionKey, JSON.stringify({ ...peek(), ...part })),
    async getItem(key) {
      readCount += 1;
      return values.get(key) ?? null;
    },
    async setItem(key, value) {
      seen.push(value);
      values.set(key, value);
    },
    async removeItem(key) {
      values.delete(key);
    },
  };
}

export interface Rep {
  readonly email: string;
  readonly password: string;
  readonly userId: string;
  readonly tokens: MemoryTokens;
  readonly server: TeamServer;
}

/** Everything that no console may show. */
export const secrets = new Set<string>();

/** A new account that is signed in through the line. */
export async function aRep(
  stack: ClientStack,
  options: Partial<BackendOptions> & { readonly isDirect?: boolean } = {},
): Promise<Rep> {
  const email = `rep-${randomUUID()}@team.example`;
  const password = `p-${randomUUID()}`;
  await fetch(`${stack.gatewayUrl}/auth/v1/signup`, {
    method: 'POST',
    headers: { apikey: stack.key, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const tokens = memoryTokens();
  const { isDirect = false, ...rest } = options;
  const url = isDirect ? stack.gatewayUrl : stack.line.url;
  const server = openBackend({ url, key: stack.key, tokens, ...rest });
  const { userId } = valueOf(await server.signIn(email, password));
  secrets.add(password);
  return { email, password, userId, tokens, server };
}

export async function aWorkspace({ server }: Rep): Promise<string> {
  const id = randomUUID();
  const made = await server.createWorkspace({
    id,
    name: 'Nordlicht',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    memberName: 'Linh Trần',
  });
  expect(made).toEqual({ ok: true, value: { workspaceId: id } });
  return id;
}

let lastSeq = 0;

/** A prospect that is made. */
export function aChange(ws: string, part: Partial<Change> = {}): Change {
  lastSeq += 1;
  return {
    mid: randomUUID(),
    seq: lastSeq,
    ws,
    t: 'prospects',
    id: randomUUID(),
    op: 'put',
    f: { full_name: 'Linh Trần' },
    clock: clockAt(Date.now()),
    ...part,
  };
}

export function clockAt(ms: number): string {
  return `${String(ms).padStart(13, '0')}:0000:device`;
}

export function valueOf<T>(result: Result<T> | ServerReply<T>): T {
  if (result.ok) return result.value;
  return expect.unreachable(JSON.stringify(result));
}

export function failureOf(result: Result<unknown>): string {
  return result.ok ? 'none' : result.failure.code;
}

export function problemOf(reply: ServerReply<unknown>): string {
  return reply.ok ? 'none' : reply.problem;
}

/** Everything that is written to a console from now on. */
export function watchConsole(): { readonly lines: string[]; stop(): void } {
  const lines: string[] = [];
  const names = ['debug', 'log', 'info', 'warn', 'error', 'trace'] as const;
  const own = names.map((name) => [name, console[name]] as const);
  for (const [name] of own) {
    console[name] = (...words: unknown[]) => void lines.push(format(...words));
  }
  return {
    lines,
    stop() {
      for (const [name, write] of own) console[name] = write;
    },
  };
}

/** Parts of `texts` that no console may show. */
export function leaksIn(texts: readonly string[], { key }: ClientStack, reps: readonly Rep[]) {
  const kept = reps.flatMap(({ tokens }) =>
    tokens.seen.flatMap((text) => {
      const { accessToken, refreshToken } = JSON.parse(text) as Record<string, string>;
      return [accessToken ?? '', refreshToken ?? ''];
    }),
  );
  const all = [...secrets, ...kept, key];
  return texts.filter((text) => all.some((one) => text.includes(one)) || /eyJ\w{8}/.test(text));
}

export async function waitUntil(isSo: () => boolean, timeoutMs = 10_000): Promise<void> {
  const until = Date.now() + timeoutMs;
  while (!isSo()) {
    if (Date.now() > until) expect.unreachable('it did not come to that');
    await new Promise((done) => {
      setTimeout(done, 20);
    });
  }
}
