import type * as z from 'zod/mini';
import { failed, type Result, success } from '../model/failure.ts';
import type { ServerInfo, ServerReply, TeamServer } from '../model/sync.ts';
import * as shapes from '../model/sync-schema.ts';
import { toDisagreement } from './check-project.ts';
import { type Called, type Fault, fault, isTokenRefused, toCalled, toRefusal } from './fault.ts';
import { listen } from './listen.ts';
import { send, timeoutMs } from './send.ts';
import { Session, type TokenStore } from './session.ts';
import { type OwnCodes, toFailure } from './team-failure.ts';
import type { TakeTurn } from './turn.ts';

export interface BackendOptions {
  /** As `checkProject` answers it. */
  readonly url: string;
  readonly key: string;
  readonly tokens: TokenStore;
  readonly now?: () => number;
  readonly takeTurn?: TakeTurn;
}

/** A team's Supabase project. Opening it asks nothing yet. */
export function openBackend(options: BackendOptions): TeamServer {
  const { url, key } = options;
  const session = new Session({ now: Date.now, ...options });

  async function post(
    name: string,
    args: Readonly<Record<string, unknown>>,
    { token, signal }: { token?: string; signal: AbortSignal },
  ) {
    return send(`${url}/rest/v1/rpc/${name}`, { key, token, body: args, signal });
  }

  /** Calls a function of the database as whoever is signed in. */
  async function call(name: string, args: Readonly<Record<string, unknown>> = {}): Promise<Called> {
    const signal = AbortSignal.timeout(timeoutMs);
    const first = await session.token(signal);
    if (!first.ok) return toRefusal(first);
    const answer = await post(name, args, { token: first.token, signal });
    if (answer === undefined || !isTokenRefused(answer)) return toCalled(answer);
    const second = await session.token(signal, first.token);
    if (!second.ok) return toRefusal(second);
    return toCalled(await post(name, args, { token: second.token, signal }));
  }

  /** Also answered to who is not signed in. */
  async function info(): Promise<ServerReply<ServerInfo>> {
    const signal = AbortSignal.timeout(timeoutMs);
    return toReply(toCalled(await post('sync_info', {}, { signal })), shapes.serverInfo);
  }

  let hasAgreed = false;
  /** What keeps this client and the server from talking; asked until they do, and then no more. */
  async function agree(): Promise<Fault | undefined> {
    if (hasAgreed) return undefined;
    const reply = await info();
    const objection = reply.ok ? toDisagreement(reply.value) : reply;
    hasAgreed = objection === undefined;
    return objection;
  }

  /** A call of sync's, between two who understand each other. */
  async function exchange<T extends z.ZodMiniType>(
    name: string,
    args: Readonly<Record<string, unknown>>,
    shape: T,
  ): Promise<ServerReply<z.infer<T>>> {
    const objection = await agree();
    if (objection !== undefined) return objection;
    const reply = toReply(await call(name, args), shape);
    if (reply.ok || reply.problem !== 'server_old') return reply;
    // The function is not there: it, or this client, is of another time.
    hasAgreed = false;
    return (await agree()) ?? reply;
  }

  /** A call for a rep. */
  async function ask<T extends z.ZodMiniType>(
    called: Promise<Called>,
    shape: T,
    own?: OwnCodes,
  ): Promise<Result<z.infer<T>>> {
    const answer = await called;
    if (!answer.ok) return toFailure(answer, own);
    const read = shape.safeParse(answer.value);
    return read.success ? success(read.data) : failed('server_odd', misfit);
  }

  async function order(called: Promise<Called>, own?: OwnCodes): Promise<Result<void>> {
    const answer = await called;
    return answer.ok ? success(undefined) : toFailure(answer, own);
  }

  return {
    info,
    async push(clientId, changes) {
      const p = { client_id: clientId, m: changes };
      const reply = await exchange('sync_push', { p }, shapes.pushAnswer);
      return reply.ok ? { ok: true, value: reply.value.results } : reply;
    },
    async pull(ws, since, { limit, scope, upto }) {
      const load = scope && { scope: { ...scope, ...(upto === null ? {} : { upto }) } };
      return exchange('sync_pull', { ws, since, lim: limit, ...load }, shapes.pullAnswer);
    },
    checksum: async (ws) => exchange('sync_checksum', { ws }, shapes.checksum),
    async clients(ws) {
      const reply = await exchange('sync_clients', { ws }, shapes.clientsAnswer);
      if (!reply.ok) return reply;
      return isGone(reply.value) ? fault('not_member') : { ok: true, value: reply.value };
    },

    sendCode: async (email) => session.sendCode(email),
    verifyCode: async (email, code) => session.verifyCode(email, code),
    signIn: async (email, password) => session.signIn(email, password),
    signOut: async () => session.signOut(),

    async listWorkspaces() {
      const found = await ask(call('my_workspaces'), shapes.workspaceChoices);
      if (!found.ok) return found;
      return success(
        found.value.map((one) => ({
          id: one.workspace_id,
          name: one.name,
          role: one.role,
          memberCount: one.member_count,
          memberName: one.member_name,
        })),
      );
    },
    async createWorkspace({ id, name, currency, timeZone, memberName }) {
      const args = { id, name, currency, time_zone: timeZone, member_name: memberName };
      return toJoined(await ask(call('create_workspace', args), shapes.joined));
    },
    async acceptInvitation(code, memberName) {
      const called = call('accept_invitation', { code, member_name: memberName });
      const own = { PT404: 'invitation_unknown', PT410: 'invitation_used' } as const;
      return toJoined(await ask(called, shapes.joined, own));
    },
    async createInvitation(ws, role, validHours) {
      const called = call('create_invitation', { ws, role, valid_hours: validHours });
      const made = await ask(called, shapes.newInvitation);
      if (!made.ok) return made;
      const { id, code, expires_at: expiresAt } = made.value;
      return success({ id, code, expiresAt });
    },
    revokeInvitation: async (ws, id) => order(call('revoke_invitation', { ws, invitation_id: id })),
    setRole: async (ws, repId, role) =>
      order(call('set_member_role', { ws, rep_id: repId, role }), memberGone),
    removeMember: async (ws, repId, takesOver) =>
      order(call('remove_member', { ws, rep_id: repId, takes_over: takesOver }), memberGone),

    async searchProspects(ws, words, limit) {
      const called = call('search_prospects', { ws, words, lim: limit });
      const found = await ask(called, shapes.remoteHits, readers);
      if (!found.ok) return found;
      return success(
        found.value.map(({ company_name: companyName, ...hit }) => ({ ...hit, companyName })),
      );
    },
    async fetchProspect(ws, prospectId) {
      const called = call('pull_prospect', { ws, prospect_id: prospectId });
      const found = await ask(called, shapes.fetchedProspect, readers);
      if (!found.ok) return found;
      if (isGone(found.value)) return failed('not_member');
      const { rows } = found.value;
      return Object.keys(rows).length === 0 ? failed('not_found_here') : success(rows);
    },
    listen: (workspaceId, onChanged) =>
      listen({ url, key, token: async (signal) => session.token(signal), workspaceId, onChanged }),
  };
}

const readers = { 42501: 'not_member' } as const;
const memberGone = { PT404: 'not_found_here' } as const;
const misfit = '200 misfit';

function toReply<T extends z.ZodMiniType>(called: Called, shape: T): ServerReply<z.infer<T>> {
  if (!called.ok) return called.fault;
  const read = shape.safeParse(called.value);
  return read.success ? { ok: true, value: read.data } : fault('server_odd', misfit);
}

function toJoined(result: Result<z.infer<typeof shapes.joined>>): Result<{ workspaceId: string }> {
  return result.ok ? success({ workspaceId: result.value.workspace_id }) : result;
}

function isGone(value: object): value is { readonly gone: true } {
  return 'gone' in value;
}
