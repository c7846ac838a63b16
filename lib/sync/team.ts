import { type FailureCode, failed, type Result, success } from '../model/failure.ts';
import type {
  RemoteHit,
  Role,
  SignedIn,
  Team,
  TeamServer,
  WorkspaceChoice,
} from '../model/sync.ts';
import { toInstant } from '../platform/clock.ts';
import { randomId } from '../platform/ids.ts';
import type { Store } from '../store/store.ts';
import { applyPage } from '../store/sync/apply-page.ts';
import { openWorkspace } from '../store/sync/join-team.ts';
import { endSession, keep, loadKept } from '../store/sync/kept-state.ts';
import { forgetTeam, purgeStore } from '../store/sync/leave-team.ts';
import { type Driver, forgetFailures } from './driver.ts';

const searchLimit = 20;

/** What the affairs of a team need: the store, the way to its server, and the driver that syncs with it. */
export interface TeamContext {
  readonly store: Store;
  readonly driver: Driver;
  /** Opens the project that is remembered; `undefined` where none is. */
  openServer(): Promise<TeamServer | undefined>;
}

async function withServer<T>(
  context: TeamContext,
  ask: (server: TeamServer) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { store } = context;
  const team = await loadKept(store, 'team');
  const server = await context.openServer();
  if (!server || !team) return failed('signed_out');
  const result = await ask(server);
  // The pages then show how to sign in again.
  if (!result.ok && sessionIsOver.has(result.failure.code)) await endSession(store, team);
  return result;
}

const sessionIsOver: ReadonlySet<FailureCode> = new Set(['signed_out', 'session_ended']);

async function withWorkspace<T>(
  context: TeamContext,
  ask: (server: TeamServer, workspaceId: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const team = await loadKept(context.store, 'team');
  const workspaceId = team?.workspaceId;
  if (!workspaceId) return failed('not_member');
  return withServer(context, (server) => ask(server, workspaceId));
}

/**
 * Remembers who is signed in. Somebody else than before finds an empty store; where something of the other one is saved
 * nowhere else, they are not let in.
 */
export async function takeSignedIn(
  context: TeamContext,
  of: SignedIn & { url: string; key: string },
): Promise<Result<Record<string, never>>> {
  const { store, driver } = context;
  const { userId, email, url, key } = of;
  const known = await loadKept(store, 'team');
  const isSame = known?.userId === userId && known.url === url;
  if (known && !isSame) {
    const leave = known.workspaceId ? purgeStore : forgetTeam;
    if (!(await leave(store, { unlessUnsaved: true }))) {
      await (await context.openServer())?.signOut();
      await endSession(store, known);
      return failed('other_account');
    }
  }
  const team: Team = {
    url,
    key,
    email,
    userId,
    workspaceId: isSame ? known.workspaceId : null,
    workspaceName: isSame ? known.workspaceName : null,
    signedInAt: toInstant(store.clock.now()),
    isSignedOut: false,
  };
  await keep(store, 'team', team);
  await forgetFailures(store);
  driver.kick();
  return success({});
}

/** What waits gets this long to be sent before the rep is asked. */
const lastSendMs = 8_000;

/**
 * Leaves the team on this computer. What waits is sent first, where that is possible. A rep who has no workspace open
 * keeps what was made here since. The data goes first, in one transaction that finds out whether anything would be lost;
 * then the session, here and on the server.
 */
export async function signOut(
  context: TeamContext,
  { givesUpChanges }: { givesUpChanges: boolean },
): Promise<Result<Record<string, never>>> {
  const { store, driver } = context;
  const server = await context.openServer();
  const team = await loadKept(store, 'team');
  if (!givesUpChanges && (await store.outbox.count()) > 0) {
    await driver.runNow({ withinMs: lastSendMs });
  }
  const leave = team?.workspaceId ? purgeStore : forgetTeam;
  if (!(await leave(store, { unlessUnsaved: !givesUpChanges }))) return failed('changes_waiting');
  await server?.signOut();
  return success({});
}

export function listWorkspaces(
  context: TeamContext,
): Promise<Result<{ workspaces: WorkspaceChoice[] }>> {
  return withServer(context, async (server) => {
    const found = await server.listWorkspaces();
    return found.ok ? success({ workspaces: [...found.value] }) : found;
  });
}

export function createTeam(
  context: TeamContext,
  of: { name: string; memberName: string; currency: string; timeZone: string },
): Promise<Result<{ workspaceId: string }>> {
  return withServer(context, async (server) => {
    // Asked for again after a lost reply it is the same workspace, not a second one.
    const earlier = await loadKept(context.store, 'newWorkspace');
    const id = earlier?.name === of.name ? earlier.id : randomId();
    await keep(context.store, 'newWorkspace', { id, name: of.name });
    const made = await server.createWorkspace({ id, ...of });
    if (!made.ok) return made;
    await keep(context.store, 'begins', made.value.workspaceId);
    const opened = await openTeam(context, made.value);
    if (!opened.ok) return opened;
    await context.store.kv.delete('newWorkspace');
    return made;
  });
}

export function joinTeam(
  context: TeamContext,
  { code, memberName }: { code: string; memberName: string },
): Promise<Result<{ workspaceId: string }>> {
  return withServer(context, async (server) => {
    const joined = await server.acceptInvitation(code, memberName);
    if (!joined.ok) return joined;
    const opened = await openTeam(context, joined.value);
    return opened.ok ? joined : opened;
  });
}

/** Works in a workspace from now on: this store becomes a part of it. */
export function openTeam(
  context: TeamContext,
  { workspaceId }: { workspaceId: string },
): Promise<Result<Record<string, never>>> {
  return withServer(context, async (server) => {
    const { store, driver } = context;
    const choices = await server.listWorkspaces();
    if (!choices.ok) return choices;
    const choice = choices.value.find(({ id }) => id === workspaceId);
    if (!choice) return failed('not_member');
    const team = await loadKept(store, 'team');
    if (!team) return failed('signed_out');
    // What was made locally has to be joined with the former workspace before it may be sent there.
    const isAdopting = (await loadKept(store, 'cursor'))?.isAdopting === true;
    if (isAdopting && team.workspaceId !== workspaceId) {
      await driver.runNow();
      if ((await loadKept(store, 'cursor'))?.isAdopting) return failed('server_busy');
    }
    await openWorkspace(store, { team, workspaceId, workspaceName: choice.name });
    await forgetFailures(store);
    driver.kick();
    return success({});
  });
}

export function invite(
  context: TeamContext,
  { role, validHours }: { role: Role; validHours: number },
): Promise<Result<{ id: string; code: string; expiresAt: string }>> {
  return withWorkspace(context, (server, ws) =>
    thenRead(context, server.createInvitation(ws, role, validHours)),
  );
}

export function revokeInvitation(
  context: TeamContext,
  { id }: { id: string },
): Promise<Result<Record<string, never>>> {
  return withWorkspace(context, (server, ws) =>
    thenRead(context, toNothing(server.revokeInvitation(ws, id))),
  );
}

export function setRole(
  context: TeamContext,
  { repId, role }: { repId: string; role: Role },
): Promise<Result<Record<string, never>>> {
  return withWorkspace(context, (server, ws) =>
    thenRead(context, toNothing(server.setRole(ws, repId, role))),
  );
}

export function removeMember(
  context: TeamContext,
  { repId, takesOver }: { repId: string; takesOver: string | null },
): Promise<Result<Record<string, never>>> {
  return withWorkspace(context, async (server, ws) => {
    // Who leaves by themselves sends first what they have.
    const team = await loadKept(context.store, 'team');
    if (team?.userId === repId) await context.driver.runNow();
    return thenRead(context, toNothing(server.removeMember(ws, repId, takesOver)));
  });
}

async function toNothing(answer: Promise<Result<void>>): Promise<Result<Record<string, never>>> {
  const result = await answer;
  return result.ok ? success({}) : result;
}

/** What the server changed is read soon: the rep looks at the list that it changes. The answer does not wait for it. */
async function thenRead<T>(context: TeamContext, answer: Promise<Result<T>>): Promise<Result<T>> {
  const result = await answer;
  if (result.ok) context.driver.kick();
  return result;
}

/** Prospects of the workspace, kept here or not. */
export function searchTeam(
  context: TeamContext,
  { words }: { words: string },
): Promise<Result<{ hits: RemoteHit[] }>> {
  return withWorkspace(context, async (server, ws) => {
    const found = await server.searchProspects(ws, words, searchLimit);
    return found.ok ? success({ hits: [...found.value] }) : found;
  });
}

/** Brings a prospect with all about it into the store. */
export function fetchProspect(
  context: TeamContext,
  { id }: { id: string },
): Promise<Result<Record<string, never>>> {
  return withWorkspace(context, async (server, ws) => {
    const rows = await server.fetchProspect(ws, id);
    if (!rows.ok) return rows;
    await applyPage(context.store, { rows: rows.value }, { ws });
    return success({});
  });
}
