import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { Page } from 'playwright-core';
import type { MessageInput, MessageName, MessageOutput } from '../../lib/messaging/protocol.ts';
import type { Result } from '../../lib/model/failure.ts';
import { migrate, startDatabase } from '../../supabase/local/database.ts';
import { type GatewayOptions, startGateway } from '../../supabase/local/gateway.ts';
import { makeKeys } from '../../supabase/local/keys.ts';
import { chromeLocalBuild } from './build.ts';
import { addPage, copyBuild } from './extra-page.ts';
import { type BrowserOptions, type ExtensionBrowser, openBrowser } from './harness.ts';
import { startTeamLine, type TeamLine } from './team-line.ts';
import type { TeamPage } from './team-page.ts';

/** PostgreSQL, the gateway, a line to it, and a package with one page more. One for a file of tests. */
export interface TeamStack {
  readonly line: TeamLine;
  readonly key: string;
  /** The package for the local stack, with `team-page.html` in it. */
  readonly build: string;
  /** As the superuser, past every policy. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Of the superuser, for what needs a connection of its own. */
  readonly adminUrl: string;
  /** The last code that was mailed to an address. */
  readCode(email: string): string | undefined;
  /** A new workspace with its people, the first of them its owner. */
  aTeam(...names: readonly string[]): Promise<Team>;
  /** A browser with a profile of its own, that belongs to nobody yet. */
  aDevice(options?: Partial<BrowserOptions>): Promise<Device>;
  stop(): Promise<void>;
}

export interface Team {
  readonly workspaceId: string;
  readonly reps: readonly Rep[];
}

export interface Rep {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly userId: string;
  /** Calls a function of the database as this rep. */
  call<Answer>(name: string, args: object): Promise<Answer>;
}

/** A rep's browser, seen through a page of the extension that does nothing by itself. */
export interface Device {
  readonly browser: ExtensionBrowser;
  readonly page: Page;
  /** Sends a message to the background, as a page of the product does. */
  ask<Name extends MessageName>(
    name: Name,
    input: MessageInput<Name>,
  ): Promise<Result<MessageOutput<Name>>>;
  /** Calls a function of the page. */
  run<Name extends keyof TeamPage>(
    name: Name,
    ...given: Parameters<TeamPage[Name]>
  ): Promise<Awaited<ReturnType<TeamPage[Name]>>>;
  /** Signs in and opens the team's workspace, and waits until all of it is here. */
  join(team: Team, rep: Rep): Promise<void>;
  rows<Row = StoredRow>(table: string): Promise<readonly Row[]>;
  kept(key: string): Promise<Record<string, unknown> | undefined>;
}

export interface StoredRow {
  readonly id: string;
  readonly rev: number | null;
  readonly deleted_at: string | null;
  readonly [field: string]: unknown;
}

/** Another folder than `.output` may be tried while the product is being changed. */
const localBuild: string = process.env['PIPESIDE_LOCAL_BUILD'] ?? chromeLocalBuild;

const teamPage = 'team-page';

export async function startTeamStack(
  options: Pick<GatewayOptions, 'tokenLifeS'> = {},
): Promise<TeamStack> {
  const folder = mkdtempSync(join(tmpdir(), 'pipeside-team-'));
  const database = await startDatabase({ folder, fresh: false });
  await migrate(database.url);
  const keys = await makeKeys();
  const mails = new Map<string, string>();
  const gateway = await startGateway({
    ...options,
    database,
    keys,
    mailIntervalS: 0,
    deliver: ({ to, code }) => mails.set(to, code),
  });
  const line = await startTeamLine(gateway.url);
  const admin = new pg.Pool({ connectionString: database.adminUrl, max: 2 });
  admin.on('error', () => undefined);
  const build = copyBuild(localBuild);
  await addPage(build, { name: teamPage, entry: resolve(import.meta.dirname, 'team-page.ts') });
  const project = { gatewayUrl: gateway.url, key: keys.publishable };

  return {
    line,
    key: keys.publishable,
    build,
    adminUrl: database.adminUrl,
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) => {
      const { rows } = await admin.query<Row>(text, [...values]);
      return rows;
    },
    readCode: (email) => mails.get(email),
    async aTeam(...names) {
      const reps = await Promise.all(names.map((name) => aRep(project, name)));
      const [owner, ...others] = reps;
      if (owner === undefined) throw new Error('a team has at least one rep');
      const workspaceId = randomUUID();
      await owner.call('create_workspace', {
        id: workspaceId,
        name: `Team of ${owner.name}`,
        currency: 'EUR',
        time_zone: 'Europe/Berlin',
        member_name: owner.name,
      });
      for (const rep of others) await addMember({ workspaceId, reps }, rep);
      return { workspaceId, reps };
    },
    aDevice: async (of = {}) => {
      const browser = await openBrowser({
        ...of,
        extension: 'built',
        build,
        sandbox: { ...of.sandbox, server: line.url },
      });
      return openDevice(browser, { url: line.url, key: keys.publishable });
    },
    async stop() {
      await line.stop();
      await gateway.stop();
      await admin.end();
      await database.stop();
      for (const each of [folder, build]) rmSync(each, { recursive: true, force: true });
    },
  };
}

/** Makes a rep a member of a team, by its owner's invitation. */
export async function addMember(team: Team, rep: Rep): Promise<void> {
  const [owner] = team.reps;
  const made = await owner?.call<{ code: string }>('create_invitation', { ws: team.workspaceId });
  await rep.call('accept_invitation', { code: made?.code, member_name: rep.name });
}

async function aRep(
  { gatewayUrl, key }: { gatewayUrl: string; key: string },
  name: string,
): Promise<Rep> {
  const email = `rep-${randomUUID()}@team.example`;
  const password = `p-${randomUUID()}`;
  const post = async (path: string, body: object, token?: string): Promise<unknown> => {
    const answer = await fetch(gatewayUrl + path, {
      method: 'POST',
      headers: {
        apikey: key,
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const session = (await post('/auth/v1/signup', { email, password })) as {
    readonly access_token: string;
    readonly user: { readonly id: string };
  };
  return {
    name,
    email,
    password,
    userId: session.user.id,
    call: async (functionName, args) =>
      (await post(`/rest/v1/rpc/${functionName}`, args, session.access_token)) as never,
  };
}

async function openDevice(
  browser: ExtensionBrowser,
  project: { readonly url: string; readonly key: string },
): Promise<Device> {
  const page = await browser.openOwnPage(`${teamPage}.html`);
  await page.waitForFunction('window.teamPage !== undefined');
  const ask: Device['ask'] = (name, input) =>
    page.evaluate(
      (message) =>
        (
          globalThis as unknown as {
            chrome: { runtime: { sendMessage(message: object): Promise<never> } };
          }
        ).chrome.runtime.sendMessage(message),
      { pipeside: 1, name, input },
    );
  const device: Device = {
    browser,
    page,
    ask,
    run: (name, ...given) =>
      page.evaluate(
        ([called, values]) => {
          const page = window.teamPage as unknown as Record<
            string,
            (...values: unknown[]) => never
          >;
          const act = page[called];
          if (act === undefined) throw new Error(`the page has no ${called}`);
          return act(...values);
        },
        [name, given] as const satisfies readonly [string, unknown[]],
      ),
    join: async (team, rep) => {
      const asked = [
        await ask('team/connect', project),
        await ask('team/signIn', { email: rep.email, password: rep.password }),
        await ask('team/open', { workspaceId: team.workspaceId }),
        await ask('sync/now', {}),
      ];
      const refused = asked.find(({ ok }) => !ok);
      if (refused !== undefined) throw new Error(JSON.stringify(refused));
    },
    rows: async (table) => (await browser.readStore(table)) as never,
    kept: async (key) => {
      const rows = (await browser.readStore('kv')) as { key: string; value: never }[];
      return rows.find((row) => row.key === key)?.value;
    },
  };
  return device;
}
