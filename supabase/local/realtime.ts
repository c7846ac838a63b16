import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import { WebSocket, WebSocketServer } from 'ws';
import { toKeyKind } from './api-keys.ts';
import type { ProjectKeys } from './keys.ts';
import { readToken } from './token.ts';

export interface RealtimeOptions {
  readonly keys: ProjectKeys;
  /** Of a superuser: what is waited for here is what all channels of all workspaces are told. */
  readonly url: string;
}

/** As realtime-js 2 speaks it: `[join_ref, ref, topic, event, payload]`. */
type Frame = readonly [
  joinRef: string | null,
  ref: string | null,
  topic: string,
  event: string,
  payload: Readonly<Record<string, unknown>>,
];

interface Message {
  readonly id: string;
  readonly topic: string;
  readonly event: string;
  readonly payload: unknown;
}

interface Channel {
  readonly joinRef: string | null;
  readonly topic: string;
  expiry: NodeJS.Timeout | undefined;
}

const path = '/realtime/v1/websocket';
const prefix = 'realtime:';
/** A join, a heartbeat, a token: nothing that a client sends here is long. */
const maxFrameBytes = 64 * 1024;
const keepMessages = `interval '3 days'`;

/** Broadcasts from the database on private channels; nothing else of Realtime. */
export class Realtime {
  readonly #options: RealtimeOptions;
  readonly #pool: pg.Pool;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes });
  readonly #clients = new Set<Client>();
  #listener: pg.Client | undefined;

  constructor(options: RealtimeOptions) {
    this.#options = options;
    this.#pool = new pg.Pool({ connectionString: options.url, max: 4, allowExitOnIdle: true });
    this.#pool.on('error', () => undefined);
  }

  /** `heard` is told of every other notice, by its channel. */
  async start(heard: (channel: string) => void): Promise<void> {
    const listener = new pg.Client({ connectionString: this.#options.url });
    listener.on('error', () => undefined);
    listener.on('notification', ({ channel, payload = '' }) => {
      if (channel === 'realtime_messages') void this.#tell(payload);
      else heard(channel);
    });
    await listener.connect();
    this.#listener = listener;
    await listener.query('listen realtime_messages; listen pgrst');
    await listener.query(
      `delete from realtime.messages where inserted_at < now() - ${keepMessages}`,
    );
  }

  /** Whether the address is the socket's; then the connection is answered, one way or the other. */
  takeUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname !== path) return false;
    const apiKey = url.searchParams.get('apikey') ?? undefined;
    if (['missing', 'wrong'].includes(toKeyKind(apiKey, this.#options.keys))) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return true;
    }
    this.#server.handleUpgrade(request, socket, head, (open) => {
      const client = new Client({
        socket: open,
        isTwo: url.searchParams.get('vsn') !== '1.0.0',
        // Where nobody is signed in, the key speaks.
        authorise: async (topic, token) => this.#authorise(topic, token ?? apiKey),
      });
      this.#clients.add(client);
      open.on('close', () => {
        client.end();
        this.#clients.delete(client);
      });
    });
    return true;
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) client.close();
    this.#server.close();
    await this.#listener?.end();
    await this.#pool.end();
  }

  async #tell(id: string): Promise<void> {
    const found = await this.#pool
      .query<Message>(
        `select id, topic, event, payload from realtime.messages where id = $1 and private`,
        [id],
      )
      .catch(() => ({ rows: [] }));
    for (const message of found.rows) for (const client of this.#clients) client.tell(message);
  }

  /**
   * Whether the policies of realtime.messages let the token's owner read the topic: a message is put there, looked at as
   * that person, and taken back. Answers when the token expires.
   */
  async #authorise(topic: string, token: unknown): Promise<Authorised> {
    if (typeof token !== 'string') return { refused: 'MissingAccessToken: no token was sent' };
    const kind = toKeyKind(token, this.#options.keys);
    const result =
      kind === 'publishable'
        ? { claims: { role: 'anon' } }
        : await readToken(token, this.#options.keys);
    if ('fault' in result) return { refused: `InvalidJWTToken: ${result.fault.message}` };
    const { claims } = result;
    const role: unknown = claims['role'];
    const client = await this.#pool.connect();
    try {
      await client.query('begin');
      const made = await client.query<{ id: string }>(
        `insert into realtime.messages (topic, extension, event, private) values ($1, 'broadcast', 'probe', true) returning id`,
        [topic],
      );
      await client.query(
        `select set_config('role', $1, true), set_config('request.jwt.claims', $2, true),
           set_config('realtime.topic', $3, true), set_config('statement_timeout', '5s', true)`,
        [role === 'authenticated' ? role : 'anon', JSON.stringify(claims), topic],
      );
      const seen = await client.query('select from realtime.messages where id = $1', [
        made.rows[0]?.id,
      ]);
      return seen.rowCount === 1
        ? { expiresAtMs: (claims.exp ?? Number.POSITIVE_INFINITY) * 1_000 }
        : { refused: unauthorised(topic) };
    } catch {
      return { refused: unauthorised(topic) };
    } finally {
      await client.query('rollback').catch(() => undefined);
      client.release();
    }
  }
}

type Authorised = { readonly expiresAtMs: number } | { readonly refused: string };

function unauthorised(topic: string): string {
  return `Unauthorized: You do not have permissions to read from this Channel topic: ${topic}`;
}

interface ClientOptions {
  readonly socket: WebSocket;
  /** Version 2 of the frames; version 1 are objects. */
  readonly isTwo: boolean;
  readonly authorise: (topic: string, token: unknown) => Promise<Authorised>;
}

/** One socket and its channels. */
class Client {
  readonly #options: ClientOptions;
  readonly #channels = new Map<string, Channel>();

  constructor(options: ClientOptions) {
    this.#options = options;
    options.socket.on('message', (data: Buffer, isBinary: boolean) => {
      // A client's own broadcast comes as bytes: no policy of ours lets one write, as on Supabase it goes nowhere.
      if (isBinary) return;
      const frame = this.#decode(data.toString('utf8'));
      if (frame !== undefined) void this.#take(frame);
    });
    options.socket.on('error', () => options.socket.terminate());
  }

  tell(message: Message): void {
    const topic = prefix + message.topic;
    if (!this.#channels.has(topic)) return;
    const { socket, isTwo } = this.#options;
    if (isTwo) {
      socket.send(encodeBroadcast(topic, message));
      return;
    }
    const { event, payload, id } = message;
    this.#send([
      null,
      null,
      topic,
      'broadcast',
      { type: 'broadcast', event, payload, meta: { id } },
    ]);
  }

  close(): void {
    this.#options.socket.close(1001);
    // Who does not answer the farewell is not waited for.
    setTimeout(() => this.#options.socket.terminate(), 500).unref();
  }

  end(): void {
    for (const { expiry } of this.#channels.values()) clearTimeout(expiry);
    this.#channels.clear();
  }

  async #take([joinRef, ref, topic, event, payload]: Frame): Promise<void> {
    const reply = (status: 'ok' | 'error', response: unknown): void =>
      this.#send([joinRef, ref, topic, 'phx_reply', { status, response }]);
    if (event === 'heartbeat' && topic === 'phoenix') return reply('ok', {});
    if (event === 'phx_join') {
      const refused = await this.#join({ joinRef, topic, payload });
      if (refused === undefined) reply('ok', { postgres_changes: [] });
      else reply('error', { reason: refused });
      return;
    }
    const channel = this.#channels.get(topic);
    if (channel === undefined) return reply('error', { reason: 'unmatched topic' });
    if (event === 'phx_leave') {
      this.#drop(channel);
      reply('ok', {});
      this.#send([channel.joinRef, null, topic, 'phx_close', {}]);
    } else if (event === 'access_token') {
      const answer = await this.#options.authorise(withoutPrefix(topic), payload['access_token']);
      if ('refused' in answer) this.#expel(channel, answer.refused);
      else this.#watchExpiry(channel, answer.expiresAtMs);
    }
  }

  async #join({ joinRef, topic, payload }: Join): Promise<string | undefined> {
    if (!topic.startsWith(prefix) || topic === prefix) return 'TopicNameRequired: no topic';
    const config = payload['config'] as { readonly private?: unknown } | undefined;
    if (config?.private !== true) {
      return 'PrivateOnly: This project only allows private channels';
    }
    const answer = await this.#options.authorise(withoutPrefix(topic), payload['access_token']);
    if ('refused' in answer) return answer.refused;
    const channel: Channel = { joinRef, topic, expiry: undefined };
    const older = this.#channels.get(topic);
    if (older !== undefined) this.#drop(older);
    this.#channels.set(topic, channel);
    this.#watchExpiry(channel, answer.expiresAtMs);
    return undefined;
  }

  #watchExpiry(channel: Channel, expiresAtMs: number): void {
    clearTimeout(channel.expiry);
    const waitMs = expiresAtMs - Date.now();
    if (!Number.isFinite(waitMs)) return;
    const end = (): void => this.#expel(channel, 'Token has expired');
    channel.expiry = setTimeout(end, Math.max(0, Math.min(waitMs, maxTimerMs))).unref();
  }

  #expel(channel: Channel, message: string): void {
    this.#drop(channel);
    const told = {
      extension: 'system',
      status: 'error',
      message,
      channel: withoutPrefix(channel.topic),
    };
    this.#send([channel.joinRef, null, channel.topic, 'system', told]);
    this.#send([channel.joinRef, null, channel.topic, 'phx_close', {}]);
  }

  #drop(channel: Channel): void {
    clearTimeout(channel.expiry);
    if (this.#channels.get(channel.topic) === channel) this.#channels.delete(channel.topic);
  }

  #send(frame: Frame): void {
    const { socket, isTwo } = this.#options;
    if (socket.readyState !== WebSocket.OPEN) return;
    const [joinRef, ref, topic, event, payload] = frame;
    socket.send(JSON.stringify(isTwo ? frame : { topic, event, payload, ref, join_ref: joinRef }));
  }

  #decode(text: string): Frame | undefined {
    try {
      const value: unknown = JSON.parse(text);
      if (!this.#options.isTwo) {
        const one = value as Readonly<Record<string, unknown>>;
        return checkFrame([
          one['join_ref'],
          one['ref'],
          one['topic'],
          one['event'],
          one['payload'],
        ]);
      }
      return Array.isArray(value) ? checkFrame(value) : undefined;
    } catch {
      return undefined;
    }
  }
}

interface Join {
  readonly joinRef: string | null;
  readonly topic: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

const maxTimerMs = 2 ** 31 - 1;

function checkFrame(parts: readonly unknown[]): Frame | undefined {
  const [joinRef = null, ref = null, topic, event, payload] = parts;
  const isText = (one: unknown): one is string | null => one === null || typeof one === 'string';
  if (!isText(joinRef) || !isText(ref)) return undefined;
  if (typeof topic !== 'string' || typeof event !== 'string') return undefined;
  if (typeof payload !== 'object' || payload === null) return undefined;
  return [joinRef, ref, topic, event, payload as Readonly<Record<string, unknown>>];
}

function withoutPrefix(topic: string): string {
  return topic.slice(prefix.length);
}

/** A broadcast in version 2 is bytes: kind, four lengths and the encoding, then topic, event, meta and payload. */
function encodeBroadcast(topic: string, { id, event, payload }: Message): Buffer {
  const parts = [topic, event, JSON.stringify({ id })].map((text) => Buffer.from(text, 'utf8'));
  const kind = 4;
  const json = 1;
  const head = Buffer.from([kind, ...parts.map((part) => part.length), json]);
  return Buffer.concat([head, ...parts, Buffer.from(JSON.stringify(payload), 'utf8')]);
}
