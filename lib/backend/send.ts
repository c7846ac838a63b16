/** What came back over HTTP. */
export interface Answer {
  readonly status: number;
  /** Read as JSON; `undefined` where it is none. */
  readonly body: unknown;
  readonly retryAfterMs?: number | undefined;
}

export interface Request {
  /** The project's publishable key. */
  readonly key: string;
  /** Who is signed in; the key speaks where nobody is. */
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal: AbortSignal;
}

/** A worker of the browser is ended when an answer takes 30 s. */
export const timeoutMs = 25_000;

/** POSTs JSON. `undefined`: no answer at all, or not in time. */
export async function send(
  url: string,
  { key, token = key, headers = {}, body, signal }: Request,
): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        apikey: key,
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(body ?? {}),
      signal,
      // The key and the token are for this server, not for one that it names.
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
    });
    const text = await response.text();
    return {
      status: response.status,
      body: parse(text),
      retryAfterMs: readRetryAfter(response.headers.get('retry-after')),
    };
  } catch (error) {
    // What fetch throws for a network that is down, for a connection that broke, and for the signal.
    if (error instanceof TypeError || signal.aborted) return undefined;
    throw error;
  }
}

function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A proxy's page, say: whoever asked sees that it does not fit.
    return undefined;
  }
}

/** Seconds, or a date. */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
