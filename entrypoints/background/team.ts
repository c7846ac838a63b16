import { presetProject } from '../../lib/backend/allowed-server.ts';
import { checkProject } from '../../lib/backend/check-project.ts';
import { openBackend } from '../../lib/backend/open-backend.ts';
import type { Handlers } from '../../lib/messaging/answer.ts';
import { failed, type Result, success } from '../../lib/model/failure.ts';
import type { SignedIn, TeamServer } from '../../lib/model/sync.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { store } from '../../lib/store/open.ts';
import { hasForeignChanges } from '../../lib/store/sync/batch.ts';
import { keep, loadKept, type Project } from '../../lib/store/sync/kept-state.ts';
import { dropStrayTokens, tokenStorage } from '../../lib/store/tokens.ts';
import { createDriver } from '../../lib/sync/driver.ts';
import { changeScope } from '../../lib/sync/scope.ts';
import {
  createTeam,
  fetchProspect,
  invite,
  joinTeam,
  listWorkspaces,
  openTeam,
  removeMember,
  revokeInvitation,
  searchTeam,
  setRole,
  signOut,
  type TeamContext,
  takeSignedIn,
} from '../../lib/sync/team.ts';
import { refreshDay } from './actions.ts';
import { refreshWatchers } from './mail.ts';
import { planRounds } from './rounds.ts';

type TeamMessage = Extract<keyof Handlers, `team/${string}` | `sync/${string}`>;

/** How long a page is kept waiting for a round. */
const patienceMs = 20_000;

let opened: { readonly of: string; readonly server: TeamServer } | undefined;

/** The project that the rep named, else the one that this build was made for; the pages then know that there is one. */
async function loadProject(): Promise<Project | undefined> {
  const named = await loadKept(store(), 'project');
  const preset = presetProject();
  if (named || !preset) return named;
  await keep(store(), 'project', preset);
  return preset;
}

/** The server of the project that is remembered, opened once a worker. */
async function openServer(): Promise<TeamServer | undefined> {
  const project = await loadProject();
  if (!project) return undefined;
  const of = `${project.url} ${project.key}`;
  if (opened?.of !== of) {
    opened = { of, server: openBackend({ ...project, tokens: tokenStorage(store()) }) };
  }
  return opened.server;
}

export const driver = createDriver({
  store: store(),
  openServer: async () => {
    const team = await loadKept(store(), 'team');
    if (!team || team.isSignedOut) return undefined;
    return team.workspaceId || (await hasForeignChanges(store())) ? openServer() : undefined;
  },
  onRest: () => {
    refreshDay();
    // Another computer of the rep's may have switched a site on.
    refreshWatchers();
    rounds.refresh().catch((error: unknown) => reportBug('rounds', error));
  },
  onDelay: (delayMs) => setTimeout(() => driver.kick(), delayMs),
});

const context: TeamContext = { store: store(), driver, openServer };

loadProject().catch((error: unknown) => reportBug('project', error));
dropStrayTokens(store()).catch((error: unknown) => reportBug('tokens', error));

export const rounds = planRounds({ driver, openServer });

async function withSignedIn(
  ask: (server: TeamServer) => Promise<Result<SignedIn>>,
): Promise<Result<Record<string, never>>> {
  const project = await loadProject();
  const server = await openServer();
  if (!project || !server) return failed('not_a_server');
  const signedIn = await ask(server);
  if (!signedIn.ok) return signedIn;
  return takeSignedIn(context, { ...signedIn.value, ...project });
}

/** After whatever may change which workspace is listened to, and whose switches count. */
function thenListen<Input, Output>(
  handle: (input: Input) => Promise<Result<Output>>,
): (input: Input) => Promise<Result<Output>> {
  return async (input) => {
    const result = await handle(input);
    refreshWatchers();
    await rounds.refresh();
    return result;
  };
}

/** What the pages ask of the team's server and of sync. */
export const teamHandlers: Pick<Handlers, TeamMessage> = {
  'sync/kick': async () => {
    driver.kick();
    return success({});
  },
  'sync/now': async () => {
    // A first load may take longer than a page waits.
    await driver.runNow({ withinMs: patienceMs });
    return success({});
  },
  'sync/scope': async ({ scope }) => {
    await changeScope(store(), scope);
    driver.kick();
    return success({});
  },
  'team/connect': async ({ url, key }) => {
    const checked = await checkProject(url, key);
    if (!checked.ok) return checked;
    await keep(store(), 'project', { url: checked.value.url, key: checked.value.key });
    return success({});
  },
  'team/sendCode': async ({ email }) => {
    const server = await openServer();
    if (!server) return failed('not_a_server');
    const sent = await server.sendCode(email);
    return sent.ok ? success({}) : sent;
  },
  'team/verifyCode': thenListen(({ email, code }) =>
    withSignedIn((server) => server.verifyCode(email, code)),
  ),
  'team/signIn': thenListen(({ email, password }) =>
    withSignedIn((server) => server.signIn(email, password)),
  ),
  'team/signOut': thenListen((input) => signOut(context, input)),
  'team/list': () => listWorkspaces(context),
  'team/create': thenListen((input) => createTeam(context, input)),
  'team/join': thenListen((input) => joinTeam(context, input)),
  'team/open': thenListen((input) => openTeam(context, input)),
  'team/invite': (input) => invite(context, input),
  'team/revokeInvitation': (input) => revokeInvitation(context, input),
  'team/setRole': (input) => setRole(context, input),
  'team/removeMember': (input) => removeMember(context, input),
  'team/search': (input) => searchTeam(context, input),
  'team/fetch': (input) => fetchProspect(context, input),
};
