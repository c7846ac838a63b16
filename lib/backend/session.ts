import * as z from 'zod/mini';
import { type Result, success } from '../model/failure.ts';
import type { SignedIn } from '../model/sync.ts';
import { type Fault, fault, readError, toFault } from './fault.ts';
import { type Answer, send, timeoutMs } from './send.ts';
import { toAuthFailure } from './team-failure.ts';
import { type TakeTurn, takeTurn } from './turn.ts';

/** Where the tokens are kept. All contexts of the extension share it, none of a web page's. */
export interface TokenStore {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, value: string): Promise<void>;
  removeItem(key: string): Promise<void>;
}

export interface SessionOptions {
  /** Origin of the project. */
  readonly url: string;
  readonly key: string;
  readonly tokens: TokenStore;
  readonly now: () => number;
  /** Only tests have another: what happens where no lock helps. */
  readonly takeTurn?: TakeTurn;
}

const kept = z.object({
  /** A token never goes to another server than the one it came from. */
  url: z.string(),
  accessToken: z.string(),
  refreshToken: z.string(),
  /** By this computer's clock, however wrong it goes. */
  expiresAtMs: z.number(),
});
type Kept = z.infer<typeof kept>;

const granted = z.object({
  access_token: z.string().check(z.minLength(1)),
  refresh_token: z.string().check(z.minLength(1)),
  expires_in: z.number(),
  user: z.object({ id: z.uuid(), email: z.string() }),
});
type Granted = z.infer<typeof granted>;

/** Under this name the session is kept. */
export const sessionKey = 'session';

/** A token is renewed before a call of 25 s and a heartbeat of the socket could outlive it. */
const marginMs = 90_000;
/** Signing out is a courtesy to the server: the rep does not wait for it any longer. */
const signOutTimeoutMs = 8_000;

/** GoTrue's answers after which a refresh token never works again; every other answer may be different tomorrow. */
const endings = new Set([
  'refresh_token_not_found',
  'refresh_token_already_used',
  'session_not_found',
  'session_expired',
  'user_banned',
  'user_not_found',
  // Not in the form of a token, or not one of this server's.
  'validation_failed',
]);

export type Token = { readonly ok: true; readonly token: string } | Fault;

/**
 * Who is signed in on this computer. Tokens are dropped when the rep signs out or the server says that they are void;
 * no network, a server in trouble and a lost race leave them alone.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #takeTurn: TakeTurn;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#takeTurn = options.takeTurn ?? takeTurn;
  }

  async sendCode(email: string): Promise<Result<void>> {
    const answer = await this.#post('otp', { email: email.trim(), create_user: true });
    return answer?.status === 200 ? success(undefined) : toAuthFailure(answer);
  }

  async verifyCode(email: string, code: string): Promise<Result<SignedIn>> {
    const token = code.replace(/\s/g, '');
    return this.#begin(await this.#post('verify', { type: 'email', email: email.trim(), token }));
  }

  async signIn(email: string, password: string): Promise<Result<SignedIn>> {
    const body = { email: email.trim(), password };
    return this.#begin(await this.#post('token?grant_type=password', body));
  }

  /** Of this device alone. */
  async signOut(): Promise<void> {
    const signal = AbortSignal.timeout(signOutTimeoutMs);
    // The server takes a sign-out only from a token that is still good.
    const last = await this.token(signal);
    const remove = async (): Promise<void> => this.#options.tokens.removeItem(sessionKey);
    await this.#takeTurn(signal, remove).catch(remove);
    if (last.ok) await this.#post('logout?scope=local', {}, { token: last.token, signal });
  }

  /**
   * A token that is good for a while.
   * @param refused one that the server did not take, though it looks good here.
   */
  async token(signal: AbortSignal, refused?: string): Promise<Token> {
    const session = await this.#load();
    if (session === undefined) return fault('signed_out');
    if (this.#isGood(session, refused)) return toToken(session);
    return this.#takeTurn(signal, async () => this.#renew(signal, refused)).catch((error) => {
      // Whoever has the turn waits for the network as well.
      if (signal.aborted) return fault('offline');
      throw error;
    });
  }

  async #renew(signal: AbortSignal, refused: string | undefined): Promise<Token> {
    const before = await this.#load();
    if (before === undefined) return fault('signed_out');
    // Somebody else had the turn first.
    if (this.#isGood(before, refused)) return toToken(before);
    const body = { refresh_token: before.refreshToken };
    const answer = await this.#post('token?grant_type=refresh_token', body, { signal });
    const after = await this.#load();
    // Signed out meanwhile, or renewed by someone whom no lock held back: what is kept is right, whatever was answered.
    if (after === undefined) return fault('signed_out');
    if (after.refreshToken !== before.refreshToken) return toToken(after);
    const renewed = readGranted(answer);
    if (renewed !== undefined) return toToken(await this.#save(renewed));
    const { code = '' } = readError(answer?.body);
    if (endings.has(code)) {
      await this.#options.tokens.removeItem(sessionKey);
      return fault('signed_out', code);
    }
    // Not yet over: it was to be renewed early.
    if (before.accessToken !== refused && before.expiresAtMs > this.#options.now()) {
      return toToken(before);
    }
    return answer === undefined ? fault('offline') : toRefreshFault(answer);
  }

  async #begin(answer: Answer | undefined): Promise<Result<SignedIn>> {
    const session = readGranted(answer);
    if (session === undefined) return toAuthFailure(answer);
    const save = async (): Promise<Kept> => this.#save(session);
    await this.#takeTurn(AbortSignal.timeout(timeoutMs), save);
    return success({ userId: session.user.id, email: session.user.email });
  }

  #isGood({ accessToken, expiresAtMs }: Kept, refused: string | undefined): boolean {
    return accessToken !== refused && expiresAtMs - this.#options.now() >= marginMs;
  }

  async #load(): Promise<Kept | undefined> {
    const text = await this.#options.tokens.getItem(sessionKey);
    if (text === null) return undefined;
    const { data } = kept.safeParse(JSON.parse(text));
    return data?.url === this.#options.url ? data : undefined;
  }

  async #save({ access_token, refresh_token, expires_in }: Granted): Promise<Kept> {
    const { tokens, url, now } = this.#options;
    const session = {
      url,
      accessToken: access_token,
      refreshToken: refresh_token,
      expiresAtMs: now() + expires_in * 1_000,
    };
    await tokens.setItem(sessionKey, JSON.stringify(session));
    return session;
  }

  async #post(
    path: string,
    body: unknown,
    {
      token,
      signal = AbortSignal.timeout(timeoutMs),
    }: { token?: string; signal?: AbortSignal } = {},
  ): Promise<Answer | undefined> {
    const { url, key } = this.#options;
    // Without it GoTrue puts its code into another field.
    const headers = { 'x-supabase-api-version': '2024-01-01' };
    return send(`${url}/auth/v1/${path}`, { key, token, headers, body, signal });
  }
}

function toToken({ accessToken }: Kept): Token {
  return { ok: true, token: accessToken };
}

function readGranted(answer: Answer | undefined): Granted | undefined {
  return answer?.status === 200 ? granted.safeParse(answer.body).data : undefined;
}

/** Two at once for one session are told 409 by GoTrue: another try will do. */
function toRefreshFault(answer: Answer): Fault {
  const { code } = readError(answer.body);
  return answer.status === 409 ? fault('busy', `409 ${code ?? ''}`.trim()) : toFault(answer);
}
