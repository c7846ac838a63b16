import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { until } from './stage.ts';
import { type Device, type Rep, startTeamStack, type Team, type TeamStack } from './team-stack.ts';
import { loadWords, type Words } from './words.ts';

let stack: TeamStack;
let words: Words;
let team: Team;
let rep: Rep;
let device: Device;
/** Whatever any page or worker wrote to its console. */
let lines: string[] = [];

/** Shorter than what a session keeps in hand: every call renews it first, and notices at once that it was ended. */
const tokenLifeS = 60;

beforeAll(async () => {
  stack = await startTeamStack({ tokenLifeS });
  words = loadWords(stack.build);
});
afterAll(() => stack?.stop());
afterEach(async () => {
  stack.line.mend();
  await device?.browser.close();
});

async function begin(): Promise<Page> {
  team = await stack.aTeam('Ines Albrecht');
  const [first] = team.reps;
  if (first === undefined) throw new Error('no rep');
  rep = first;
  device = await stack.aDevice();
  device.browser.context.setDefaultTimeout(10_000);
  lines = [];
  device.browser.context.on('console', (message) => lines.push(message.text()));
  return device.browser.openOwnPage('options.html');
}

async function fill(page: Page, key: string, value: string): Promise<void> {
  await page.getByLabel(words(key), { exact: true }).fill(value);
}

async function press(page: Page, key: string, ...values: string[]): Promise<void> {
  await page.getByRole('button', { name: words(key, ...values), exact: true }).click();
}

async function see(page: Page, key: string, ...values: (string | number)[]): Promise<void> {
  await page
    .getByText(words(key, ...values))
    .first()
    .waitFor();
}

async function connect(page: Page): Promise<void> {
  await fill(page, 'team.url', stack.line.url);
  await fill(page, 'team.key', stack.key);
  await press(page, 'team.connect');
  await page.getByLabel(words('team.email'), { exact: true }).waitFor();
}

/** By the page's own controls, from nothing to the open workspace. */
async function signInByPassword(page: Page): Promise<void> {
  await press(page, 'team.byPassword');
  await fill(page, 'team.email', rep.email);
  await fill(page, 'team.password', rep.password);
  await press(page, 'team.signIn');
}

async function openWorkspace(page: Page): Promise<void> {
  await press(page, 'team.openNamed', `Team of ${rep.name}`);
  await page.getByText(words('team.lastSync')).waitFor();
}

/** Every token that the store holds now. */
async function readTokens(): Promise<readonly string[]> {
  const rows = (await device.browser.readStore('kv')) as { key: string; value: unknown }[];
  const kept = rows.filter(({ key }) => key.startsWith('auth:')).map(({ value }) => String(value));
  return kept.flatMap((text) => {
    const { accessToken, refreshToken } = JSON.parse(text) as Record<string, string>;
    return [accessToken ?? '', refreshToken ?? ''];
  });
}

async function namesOf(of: Device): Promise<readonly unknown[]> {
  const names = (await of.rows('prospects')).map(({ full_name }) => String(full_name));
  return names.toSorted((one, other) => (one < other ? -1 : 1));
}

test('a rep signs in with the code from the mail', async () => {
  const options = await begin();
  await connect(options);
  await fill(options, 'team.email', rep.email);
  await press(options, 'team.sendCode');
  await see(options, 'team.codeSent', rep.email);
  await fill(options, 'team.code', '000000');
  await press(options, 'team.signIn');
  await see(options, 'failure.wrong_code');
  await until(() => stack.readCode(rep.email)).toBeDefined();
  await fill(options, 'team.code', stack.readCode(rep.email) ?? '');
  await press(options, 'team.signIn');
  await see(options, 'team.signedInAs', rep.email);
  await openWorkspace(options);
  expect(await device.kept('team')).toMatchObject({ workspaceId: team.workspaceId });
  expect(device.browser.problems.filter(({ text }) => !text.includes('status of 4'))).toEqual([]);
});

test('a wrong password and a missing network each have their own text', async () => {
  const options = await begin();
  await connect(options);
  await press(options, 'team.byPassword');
  await fill(options, 'team.email', rep.email);
  await fill(options, 'team.password', 'not this one');
  await press(options, 'team.signIn');
  await see(options, 'failure.wrong_password');
  stack.line.cut();
  await fill(options, 'team.password', rep.password);
  await press(options, 'team.signIn');
  await see(options, 'failure.offline');
  await see(options, 'failure.offline_hint');
  stack.line.mend();
  await press(options, 'team.signIn');
  await see(options, 'team.signedInAs', rep.email);
});

test('a session that the server ended: the rep is told, keeps everything, and goes on after signing in again', async () => {
  const options = await begin();
  await connect(options);
  await signInByPassword(options);
  await openWorkspace(options);
  await device.run('add', { name: 'Linh Trần', slug: 'linh-tran' });
  await device.ask('sync/now', {});
  await stack.query('delete from auth.sessions where user_id = $1', [rep.userId]);
  await device.run('add', { name: 'Emma Weiß', slug: 'emma-weiss', title: 'Plant Manager' });
  const waiting = await device.run('outboxCount');
  await device.ask('sync/now', {});
  await see(options, 'team.endedWaiting', waiting);
  expect(await device.kept('team')).toMatchObject({ isSignedOut: true });
  expect(await namesOf(device)).toEqual(['Emma Weiß', 'Linh Trần']);
  expect(await device.run('outboxCount')).toBe(waiting);

  await signInByPassword(options);
  await options.getByText(words('team.lastSync')).waitFor();
  await until(() => device.run('outboxCount')).toBe(0);
  const there = await stack.query(
    'select full_name from public.prospects where workspace_id = $1 order by full_name',
    [team.workspaceId],
  );
  expect(there).toEqual([{ full_name: 'Emma Weiß' }, { full_name: 'Linh Trần' }]);
});

test('signing out empties this computer, and no console ever showed a token', async () => {
  const options = await begin();
  await connect(options);
  await signInByPassword(options);
  await openWorkspace(options);
  await device.run('add', { name: 'Quỳnh Unmistakable', slug: 'quynh-unmistakable' });
  await device.ask('sync/now', {});
  const tokens = await readTokens();
  expect(tokens.filter((token) => token.length > 10)).toHaveLength(2);

  stack.line.cut();
  await device.run('add', { name: 'Emma Weiß', slug: 'emma-weiss' });
  await press(options, 'team.signOut');
  await options.getByText(words('team.wouldLose', await device.run('outboxCount'))).waitFor();
  expect((await device.rows('prospects')).length).toBe(2);
  stack.line.mend();
  await press(options, 'team.stay');
  await device.ask('sync/now', {});
  const last = await readTokens();
  await press(options, 'team.signOut');
  await see(options, 'team.signedOut');

  const left: unknown[] = [];
  for (const name of await tablesOf(device)) {
    const rows = await device.rows(name);
    left.push(rows);
    // A store that is alone again makes itself a workspace and a member of its own.
    if (!['kv', 'workspaces', 'members'].includes(name)) expect(rows, name).toEqual([]);
  }
  const kept = JSON.stringify(left);
  const theirs = [team.workspaceId, rep.userId, rep.email, rep.name, 'Unmistakable'];
  for (const secret of [...tokens, ...last, ...theirs]) expect(kept).not.toContain(secret);
  const sessions = await stack.query('select id from auth.sessions where user_id = $1', [
    rep.userId,
  ]);
  // What the rep's own calls of this test are signed in with stays: signing out is of this computer alone.
  expect(sessions).toHaveLength(1);
  const shown = lines.filter((line) => [...tokens, ...last].some((token) => line.includes(token)));
  expect([...shown, ...lines.filter((line) => /eyJ\w{8}/.test(line))]).toEqual([]);

  await device.browser.context.close();
  // The browser keeps deleted blocks until it compacts its files; the token in them was ended on the server.
  const onDisk = findInProfile(device.browser.profile, {
    'refresh token': last[1] ?? '',
    name: 'Unmistakable',
  });
  console.log(`left in the files of the profile: ${onDisk.join(', ') || 'nothing'}`);
});

async function tablesOf({ page }: Device): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const request = indexedDB.open('pipeside');
        request.onsuccess = () => {
          const names = [...request.result.objectStoreNames];
          request.result.close();
          resolve(names);
        };
        request.onerror = () => reject(new Error(request.error?.message));
      }),
  );
}

/** What the browser's own files still hold, deleted or not: it writes texts in one or two bytes a letter. */
function findInProfile(folder: string, texts: Readonly<Record<string, string>>): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.length).toBeGreaterThan(10);
  return files.flatMap(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name));
    return Object.entries(texts).flatMap(([what, text]) =>
      bytes.includes(text, 0, 'latin1') || bytes.includes(text, 0, 'utf16le')
        ? [`${what} in ${join(parentPath, name).slice(folder.length + 1)}`]
        : [],
    );
  });
}
