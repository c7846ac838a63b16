import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong between a client and the gateway, for requests whose path fits. */
export type LineFault =
  /** The connection breaks before anything arrives. */
  | { readonly kind: 'down' }
  /** The request arrives, the answer does not. */
  | { readonly kind: 'loses answers' }
  /** Nothing comes back, and nothing breaks. */
  | { readonly kind: 'hangs' }
  /** Somebody else answers: a proxy, a server in trouble. */
  | {
      readonly kind: 'answers';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

export interface FaultyLine {
  readonly url: string;
  /** Paths of what was asked, in order. */
  readonly asked: string[];
  /** From now on, until `mend`; `count` of them where that is given. */
  fail(path: RegExp, fault: LineFault, count?: number): void;
  mend(): void;
  stop(): Promise<void>;
}

/** A line to the gateway that breaks where it is told to. */
export async function startFaultyLine(gatewayUrl: string): Promise<FaultyLine> {
  const asked: string[] = [];
  let broken: { path: RegExp; fault: LineFault; left: number } | undefined;

  function takeFault(path: string): LineFault | undefined {
    if (broken === undefined || broken.left === 0 || !broken.path.test(path)) return undefined;
    broken.left -= 1;
    return broken.fault;
  }

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    asked.push(path);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const fault = takeFault(path);
    if (fault?.kind === 'hangs') return;
    if (fault?.kind === 'down') {
      request.socket.destroy();
      return;
    }
    if (fault?.kind === 'answers') {
      response.writeHead(fault.status, fault.headers).end(fault.body ?? '');
      return;
    }
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
    const answer = await fetch(gatewayUrl + path, {
      method: request.method ?? 'POST',
      headers: headers as Record<string, string>,
      body: Buffer.concat(parts),
      redirect: 'manual',
    });
    const body = Buffer.from(await answer.arrayBuffer());
    if (fault?.kind === 'loses answers') {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body);
  }

  const server = createServer((request, response) => {
    pass(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    fail(path, fault, count = Number.POSITIVE_INFINITY) {
      broken = { path, fault, left: count };
    },
    mend() {
      broken = undefined;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
}
