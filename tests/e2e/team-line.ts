import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
  request as sendRequest,
} from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** A request that stands still until the test says what becomes of it. */
export interface Held {
  /** Lets it, or its answer, go on. */
  release(): void;
  /** Breaks the connection: what was held arrives nowhere. */
  drop(): void;
}

/** Where a request is held: before the server has seen it, or with the server's answer in hand. */
export type HoldPoint = 'request' | 'reply';

export interface Call {
  readonly path: string;
  /** Milliseconds since the epoch when it was answered. */
  readonly answeredAt: number;
  /** Of the request's body, before it was packed. */
  readonly bytes: number;
  /** How long the gateway took. */
  readonly serverMs: number;
}

/** The line between a browser and the gateway: it counts, holds, and can be cut. */
export interface TeamLine {
  readonly url: string;
  /** Paths of the calls that went through, in order; preflights are none. */
  readonly calls: string[];
  /** Those that were answered. */
  readonly answered: Call[];
  /** Cuts the line: nothing answers, as without a network. */
  cut(): void;
  mend(): void;
  /** Whether the server's hints come through. Turning them off ends the sockets that are open. */
  setHints(state: 'on' | 'off'): void;
  /** Resolves once the next call to that function stands still. */
  holdNext(functionName: string, point: HoldPoint): Promise<Held>;
  stop(): Promise<void>;
}

interface Hold {
  readonly path: string;
  readonly point: HoldPoint;
  readonly onHeld: (held: Held) => void;
}

const host = '127.0.0.1';

export async function startTeamLine(gatewayUrl: string): Promise<TeamLine> {
  const { port } = new URL(gatewayUrl);
  const calls: string[] = [];
  const answered: Call[] = [];
  const sockets = new Set<Duplex>();
  let holds: Hold[] = [];
  let isCut = false;
  let hasHints = true;

  /** Waits while the test holds the request at this point; false where it is dropped there. */
  async function mayGoOn(path: string, point: HoldPoint): Promise<boolean> {
    const hold = holds.find((one) => one.path === path && one.point === point);
    if (hold === undefined) return true;
    holds = holds.filter((one) => one !== hold);
    return new Promise((resolve) => {
      hold.onHeld({ release: () => resolve(true), drop: () => resolve(false) });
    });
  }

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    if (isCut) {
      request.socket.destroy();
      return;
    }
    const body = await readBody(request);
    if (request.method !== 'OPTIONS') calls.push(path);
    if (!(await mayGoOn(path, 'request'))) {
      request.socket.destroy();
      return;
    }
    const began = performance.now();
    const answer = await forward(request, body, port);
    const serverMs = performance.now() - began;
    if (!(await mayGoOn(path, 'reply')) || isCut) {
      request.socket.destroy();
      return;
    }
    if (request.method !== 'OPTIONS') {
      answered.push({ path, answeredAt: Date.now(), bytes: body.length, serverMs });
    }
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  const server = createServer((request, response) => {
    pass(request, response).catch(() => request.socket.destroy());
  });
  server.keepAliveTimeout = 75_000;
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isCut || !hasHints) {
      socket.destroy();
      return;
    }
    const up = connect({ host, port: Number(port) }, () => {
      up.write(toHead(request));
      up.write(head);
      up.pipe(socket).pipe(up);
    });
    sockets.add(socket);
    const end = (): void => {
      up.destroy();
      socket.destroy();
      sockets.delete(socket);
    };
    for (const one of [up, socket]) one.on('error', end).on('close', end);
  });
  await new Promise<void>((done) => {
    server.listen(0, host, done);
  });

  const endSockets = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    calls,
    answered,
    cut() {
      isCut = true;
      endSockets();
      server.closeAllConnections();
    },
    mend() {
      isCut = false;
    },
    setHints(state) {
      hasHints = state === 'on';
      if (!hasHints) endSockets();
    },
    holdNext: (functionName, point) =>
      new Promise((onHeld) => {
        holds.push({ path: `/rest/v1/rpc/${functionName}`, point, onHeld });
      }),
    async stop() {
      endSockets();
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

async function forward(request: IncomingMessage, body: Buffer, port: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, url: path, headers } = request;
    const sent = sendRequest({ host, port, method, path, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const { connection: _, 'transfer-encoding': __, ...kept } = answer.headers;
        resolve({ status: answer.statusCode ?? 502, headers: kept, body: Buffer.concat(parts) });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The request for a socket as it came in. */
function toHead({ method, url, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
