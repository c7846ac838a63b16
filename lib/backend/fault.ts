import type { ServerProblem, ServerReply } from '../model/sync.ts';
import type { Answer } from './send.ts';

/** A request that came to nothing, as sync hears of it. */
export type Fault = Extract<ServerReply<never>, { ok: false }>;

/** The same, with what the database said: some calls tell a rep more than sync has to know. */
export interface Refusal {
  readonly ok: false;
  readonly fault: Fault;
  /** SQLSTATE, or PostgREST's own code; '' where there is none. */
  readonly code: string;
  readonly message: string;
}

export type Called = { readonly ok: true; readonly value: unknown } | Refusal;

export function fault(problem: ServerProblem, detail?: string): Fault {
  return { ok: false, problem, detail };
}

export function toRefusal(of: Fault, said: { code?: string; message?: string } = {}): Refusal {
  return { ok: false, fault: of, code: said.code ?? '', message: said.message ?? '' };
}

export function toCalled(answer: Answer | undefined): Called {
  if (answer === undefined) return toRefusal(fault('offline'));
  const { status, body } = answer;
  if (status >= 200 && status < 300 && body !== undefined) return { ok: true, value: body };
  return toRefusal(toFault(answer), readError(body));
}

interface Said {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** The first that fits decides. */
const problems: readonly (readonly [ServerProblem, (said: Said) => boolean])[] = [
  ['busy', ({ status }) => status >= 500 || status === 429 || status === 408],
  // Not serialisable, deadlock, lock or statement timeout, no resources: nothing was done.
  ['busy', ({ code }) => /^(?:40001|40P01|55P03|57014|53...)$/.test(code)],
  ['signed_out', ({ status, code }) => status === 401 && /^(?:PGRST30[123]|42501)$/.test(code)],
  ['not_member', ({ code }) => code === '42501'],
  ['server_old', ({ code }) => code === 'PGRST202'],
  [
    'cloned',
    ({ code, message }) => code === '23505' && message.includes('sync_ledger_client_seq_key'),
  ],
  ['too_large', ({ status, code }) => status === 413 || code === 'PT413'],
  [
    'clock_ahead',
    ({ code, message }) => code === '22023' && message.includes('clock too far ahead'),
  ],
];

/** Why a request failed as a whole. The detail holds status and code alone: a message may quote a row. */
export function toFault({ status, body, retryAfterMs }: Answer): Fault {
  const { code = '', message = '', details } = readError(body);
  const detail = `${status} ${code}`.trim();
  const [problem] = problems.find(([, fits]) => fits({ status, code, message })) ?? ['server_odd'];
  const serverMs = problem === 'clock_ahead' ? Number(details) : Number.NaN;
  return {
    ok: false,
    problem,
    detail,
    ...(retryAfterMs === undefined || problem !== 'busy' ? {} : { retryAfterMs }),
    ...(Number.isFinite(serverMs) ? { serverMs } : {}),
  };
}

/** An expired or unreadable token, that a fresh one may be taken for. */
export function isTokenRefused({ status, body }: Answer): boolean {
  return status === 401 && /^PGRST30[13]$/.test(readError(body).code ?? '');
}

interface ErrorBody {
  readonly code?: string;
  readonly message?: string;
  readonly details?: string;
}

/** PostgREST's and GoTrue's form alike; only codes that look like codes. */
export function readError(body: unknown): ErrorBody {
  if (typeof body !== 'object' || body === null) return {};
  const { code, message, details } = body as Readonly<Record<string, unknown>>;
  return {
    ...(typeof code === 'string' && /^\w{1,60}$/.test(code) ? { code } : {}),
    ...(typeof message === 'string' ? { message } : {}),
    ...(typeof details === 'string' ? { details } : {}),
  };
}
