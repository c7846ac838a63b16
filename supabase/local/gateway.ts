import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import pg from 'pg';
import { keyRefusals, readApiKey } from './api-keys.ts';
import type { AuthOptions } from './auth/auth.ts';
import { toAuthRoutes } from './auth/routes.ts';
import type { Database } from './database.ts';
import type { ProjectKeys } from './keys.ts';
import { Realtime } from './realtime.ts';
import { Rest } from './rest.ts';

export interface GatewayOptions
  extends Partial<
    Pick<
      AuthOptions,
      'tokenLifeS' | 'reuseIntervalS' | 'mailIntervalS' | 'codeLifeS' | 'maxRequests' | 'deliver'
    >
  > {
  readonly database: Pick<Database, 'adminUrl' | 'gatewayUrl' | 'authUrl'>;
  readonly keys: ProjectKeys;
  /** A free one where none is given. */
  readonly port?: number;
  readonly maxBodyBytes?: number;
}

export interface Gateway {
  /** What supabase-js is given. */
  readonly url: string;
  stop(): Promise<void>;
}

const host = '127.0.0.1';
/** As hosted projects have them, where config.toml says nothing else. */
const defaults = {
  tokenLifeS: 3_600,
  reuseIntervalS: 10,
  mailIntervalS: 1,
  codeLifeS: 3_600,
  maxRequests: 1_000,
  deliver: () => undefined,
} as const;
const defaultMaxBodyBytes = 8 * 1024 * 1024;

/** What supabase-js speaks to: functions, sign-in, broadcasts. Listens on this machine alone. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { database, keys, maxBodyBytes = defaultMaxBodyBytes, port = 0 } = options;
  const restPool = openPool(database.gatewayUrl, 10);
  const authPool = openPool(database.authUrl, 4);
  const rest = new Rest({ pool: restPool, keys, maxBodyBytes });
  const realtime = new Realtime({ keys, url: database.adminUrl });
  const server = createServer();
  // Longer than clients keep a connection: never closed under a request that is just being sent.
  server.keepAliveTimeout = 75_000;
  try {
    await realtime.start((channel) => {
      if (channel === 'pgrst') rest.forgetFunctions();
    });
    await listen(server, port);
  } catch (error) {
    await Promise.allSettled([realtime.stop(), restPool.end(), authPool.end()]);
    throw error;
  }
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  const app = new Hono();
  app.use(allowAnyOrigin, askForKey(keys));
  app.route('/rest/v1', rest.toRoutes());
  app.route(
    '/auth/v1',
    toAuthRoutes({ ...defaults, ...options, pool: authPool, issuer: `${url}/auth/v1` }),
  );
  const answer = getRequestListener(app.fetch);
  server.on('request', (request, response) => void answer(request, response));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!realtime.takeUpgrade(request, socket, head)) socket.destroy();
  });
  return {
    url,
    async stop() {
      await realtime.stop();
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
      await Promise.all([restPool.end(), authPool.end()]);
    },
  };
}

function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while nobody uses it is replaced by the next request.
  pool.on('error', () => undefined);
  return pool;
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, done);
  });
}

const exposedHeaders =
  'Content-Encoding, Content-Location, Content-Range, Content-Type, Date, Location, Server, Transfer-Encoding, Range-Unit, X-Supabase-Api-Version';

/** Any origin, as on Supabase: what protects the rows is the token, which no page has. */
const allowAnyOrigin: MiddlewareHandler = async (context, next) => {
  const { req } = context;
  if (req.method === 'OPTIONS') {
    const asked = req.header('access-control-request-headers');
    const allowed = ['authorization', ...(asked === undefined ? [] : [asked])];
    return context.body(null, 200, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, POST, PATCH, PUT, DELETE, OPTIONS, HEAD',
      'Access-Control-Allow-Headers': allowed.join(', '),
      'Access-Control-Max-Age': '86400',
    });
  }
  await next();
  if (req.header('origin') === undefined) return undefined;
  context.res.headers.set('Access-Control-Allow-Origin', '*');
  context.res.headers.set('Access-Control-Expose-Headers', exposedHeaders);
  return undefined;
};

/** The front door of a hosted project asks for a key of the project before it lets anything through. */
function askForKey(keys: ProjectKeys): MiddlewareHandler {
  return async (context, next) => {
    const key = readApiKey(context, keys);
    const isOpen = context.req.path === '/auth/v1/.well-known/jwks.json';
    if (!isOpen && (key === 'missing' || key === 'wrong')) {
      return context.json(keyRefusals[key], 401);
    }
    await next();
    return undefined;
  };
}
