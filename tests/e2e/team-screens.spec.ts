import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SyncIssue } from '../../lib/model/sync.ts';
import { katharina } from '../sandbox/people.ts';
import { collectFaults } from './axe.ts';
import { openStage, receiptsOf, type Stage, until } from './stage.ts';
import { aTeam, putTeam, silenceServer, teamIds } from './team-rows.ts';
import type { Words } from './words.ts';

let stage: Stage;
let words: Words;
let options: Page;

beforeAll(async () => {
  stage = await openStage();
  words = stage.words;
});
afterAll(() => stage?.browser.close());
beforeEach(async () => {
  await stage.reset();
  await (await stage.browser.worker()).evaluate(silenceServer);
  options = await stage.browser.openOwnPage('options.html');
  await putTeam(options, { team: undefined });
});

interface Runtime {
  sendMessage: (message: { name?: string }, ...rest: ((answer: unknown) => unknown)[]) => unknown;
}

const hourMs = 3_600_000;

function anIssue(id: number, of: Partial<SyncIssue>): SyncIssue {
  const at = Date.now() - 5 * hourMs;
  return {
    id,
    kind: 'overwritten',
    mid: `mid-${id}`,
    ws: teamIds.workspace,
    t: 'prospects',
    rowId: '',
    op: 'patch',
    f: {},
    clock: `${at}:000${id}:${teamIds.client}`,
    changedAt: new Date(at).toISOString(),
    foundAt: new Date(at).toISOString(),
    name: '',
    code: null,
    message: null,
    state: 'open',
    ...of,
  };
}

/** Katharina is saved; Noor has given her another title; three issues are open. */
async function openContested(): Promise<Page> {
  await putTeam(options, { team: aTeam });
  await stage.showProfile(katharina);
  const panel = await stage.panel();
  expect((await stage.clip()).state).toBe('saved');
  const [person] = await stage.liveRows('prospects');
  if (!person) throw new Error('nobody was saved');
  const clock = `${Date.now() - 4 * hourMs}:0000:${teamIds.noorsClient}`;
  const theirs = { ...person, rev: 9, title: 'Head of Operations', tags: ['pilot'] };
  await putTeam(options, {
    team: aTeam,
    state: { problem: 'offline' },
    rows: {
      prospects: [{ ...theirs, clocks: { ...person.clocks, title: clock } }],
      issues: [
        anIssue(1, {
          rowId: person.id,
          name: person.full_name,
          f: { title: 'Operations Director', tags: { add: ['fleet'], remove: [] } },
        }),
        anIssue(2, {
          rowId: teamIds.client,
          name: 'Mara Lindqvist',
          f: { title: 'COO' },
        }),
        anIssue(3, {
          rowId: teamIds.noorsClient,
          kind: 'rejected',
          code: 'PT410',
          name: 'Oskar Vann',
          f: { title: 'Chair' },
        }),
      ],
    },
  });
  await stage.page.bringToFront();
  await panel.reload();
  await panel.getByRole('button', { name: words('status.show') }).click();
  await panel.getByRole('heading', { name: words('issues.title') }).waitFor();
  return panel;
}

function block(panel: Page, name: string) {
  return panel.getByRole('listitem', { name, exact: true });
}

async function titleNow(): Promise<string | null | undefined> {
  return (await stage.liveRows('prospects'))[0]?.title;
}

async function statesNow(): Promise<readonly string[]> {
  const issues = (await stage.browser.readStore('issues')) as readonly SyncIssue[];
  return issues.map(({ id, state }) => `${id} ${state}`);
}

describe('what needs the rep', () => {
  test('stands with both values, who wrote the other one and when; one field is decided, then taken back', async () => {
    const panel = await openContested();
    const own = block(panel, katharina.name);
    const title = own.getByRole('row').filter({ hasText: words('fields.title') });
    await title.getByText('Head of Operations').waitFor();
    await title.getByText('Operations Director').waitFor();
    await title.getByText('Noor Haddad').waitFor();
    await title.getByRole('time').or(title.locator('time')).first().waitFor();
    await title.getByRole('button', { name: words('issues.useMine') }).click();
    await until(titleNow).toBe('Operations Director');
    await until(() => title.count()).toBe(0);
    expect(await statesNow()).toEqual(['1 open', '2 open', '3 open']);
    await panel.keyboard.press('z');
    await until(titleNow).toBe('Head of Operations');
    await title.waitFor();
  });

  test('is answered by keys, J to walk, U and T to decide, and the focus goes on', async () => {
    const panel = await openContested();
    await panel.keyboard.press('j');
    await until(() => focusedBlock(panel)).toBe('Mara Lindqvist');
    await panel.keyboard.press('k');
    await panel.keyboard.press('u');
    await until(titleNow).toBe('Operations Director');
    await until(statesNow).toEqual(['1 reapplied', '2 open', '3 open']);
    await until(() => focusedBlock(panel)).toBe('Mara Lindqvist');
    await panel.keyboard.press('t');
    await until(statesNow).toEqual(['1 reapplied', '2 dismissed', '3 open']);
    await receiptsOf(panel, words).getByText(words('issues.wasLetGo'), { exact: true }).waitFor();
  });

  test('what was erased can only be let go', async () => {
    const panel = await openContested();
    const erased = block(panel, 'Oskar Vann');
    await erased.getByText(words('issues.erased')).waitFor();
    expect(await erased.getByRole('button').allTextContents()).toEqual([words('issues.letGo')]);
    await erased.getByRole('button').click();
    await until(statesNow).toEqual(['1 open', '2 open', '3 dismissed']);
  });

  test('the whole list can be copied', async () => {
    const panel = await openContested();
    await panel.evaluate(keepCopies);
    await panel.getByRole('button', { name: words('issues.copy'), exact: true }).click();
    await receiptsOf(panel, words).getByText(words('issues.copied')).waitFor();
    const copied = JSON.parse(await panel.evaluate(readCopy)) as readonly SyncIssue[];
    expect(copied.map(({ name }) => name)).toEqual([
      katharina.name,
      'Mara Lindqvist',
      'Oskar Vann',
    ]);
  });

  test('a copy that the browser refuses is told', async () => {
    const panel = await openContested();
    await panel.evaluate(refuseCopies);
    await panel.getByRole('button', { name: words('issues.copy'), exact: true }).click();
    await receiptsOf(panel, words).getByText(words('receipt.notCopied')).waitFor();
    await receiptsOf(panel, words).getByText(words('issues.copyInstead')).waitFor();
  });

  test('what belongs to another workspace waits for that one, and nobody was removed', async () => {
    const panel = await stage.panel();
    const elsewhere = { ws: teamIds.client, f: { title: 'COO' } };
    const issues = [
      anIssue(1, { rowId: teamIds.rep, name: 'Mara Lindqvist', ...elsewhere }),
      anIssue(2, {
        rowId: teamIds.noor,
        name: 'Oskar Vann',
        kind: 'rejected',
        code: '42501',
        message: 'not a member of this workspace',
        ...elsewhere,
      }),
    ];
    await putTeam(options, { team: aTeam, rows: { issues } });
    await panel.reload();
    await panel.getByRole('button', { name: words('status.show') }).click();
    const switched = block(panel, 'Mara Lindqvist');
    await switched.getByText(words('issues.elsewhere')).waitFor();
    expect(await switched.getByRole('button').allTextContents()).toEqual([
      expect.stringContaining(words('issues.letGo')),
    ]);
    await block(panel, 'Oskar Vann').getByText(words('issues.left')).waitFor();
  });

  test('below it stands what waits, with the reason; axe finds nothing', async () => {
    const panel = await openContested();
    const waiting = panel.getByRole('list', { name: words('waiting.title') });
    await waiting.getByText(katharina.name).waitFor();
    await panel.getByText(words('failure.offline_hint')).waitFor();
    expect(await collectFaults(panel)).toEqual([]);
  });
});

describe('whose a prospect is', () => {
  test('is said by name where it is a colleague’s', async () => {
    await putTeam(options, { team: aTeam });
    await stage.showProfile(katharina);
    const panel = await stage.panel();
    expect((await stage.clip()).state).toBe('saved');
    await panel.getByText(words('prospect.yours')).first().waitFor();
    const [person] = await stage.liveRows('prospects');
    const prospects = [{ ...person, owner_id: teamIds.noor }];
    await putTeam(options, { team: aTeam, rows: { prospects } });
    await stage.page.bringToFront();
    await panel.reload();
    await panel.getByText(words('prospect.ownedBy', 'Noor Haddad')).first().waitFor();
    expect(await panel.getByText(words('prospect.yours')).count()).toBe(0);
  });
});

describe('the search of a team', () => {
  test('hands the focus to the first of its answers', async () => {
    const panel = await stage.panel();
    await panel.addInitScript(answerForServer);
    const scope = { key: 'scope', value: { kind: 'near', days: 30 } };
    await putTeam(options, { team: aTeam, rows: { kv: [scope] } });
    await panel.reload();
    await panel.getByRole('combobox', { name: words('app.searchShort') }).fill('Ada');
    await panel.getByRole('button', { name: words('search.askTeam') }).click();
    const results = panel.getByRole('list', { name: words('search.team') });
    const first = results.getByRole('button').first();
    await until(() => first.evaluate((row) => row === document.activeElement)).toBe(true);
    expect(await first.textContent()).toContain('Ada Berg');
  });
});

describe('the status line', () => {
  const footer = (page: Page) => page.getByRole('contentinfo').getByRole('status');

  test.each([
    [{}, 'status.synced', 'now'],
    [{ problem: 'offline' }, 'status.offline', ''],
    [{ problem: 'server_old' }, 'status.serverOld', ''],
    [{ loadedCount: 12_000 }, 'status.loading', '12,000'],
  ] as const)('says where the changes are: %o', async (state, key, value) => {
    await putTeam(options, { team: aTeam, state });
    await until(() => footer(options).textContent()).toBe(words(key, value));
  });

  test('asks a rep who was signed out to sign in, and the popup leads to the options', async () => {
    await putTeam(options, { team: { ...aTeam, isSignedOut: true } });
    await until(() => footer(options).textContent()).toBe(words('status.signedOut'));
    await options.getByLabel(words('team.email')).waitFor();
    expect(await options.getByLabel(words('team.email')).inputValue()).toBe(aTeam.email);
    await stage.page.bringToFront();
    const popup = await stage.popup();
    await popup.getByText(words('status.signedOut')).waitFor();
    await popup.getByRole('contentinfo').getByRole('button').waitFor();
  });
});

describe('the team in the options', () => {
  test('a wrong address is told beside its field, before anything is sent', async () => {
    await options.getByLabel(words('team.url')).fill('https://nordwind.example');
    await options.getByLabel(words('team.key')).fill('sb_publishable_invented');
    await options.getByLabel(words('team.key')).press('Enter');
    await options
      .getByRole('alert')
      .filter({ hasText: words('failure.address_not_allowed') })
      .waitFor();
    const url = options.getByLabel(words('team.url'));
    expect(await url.getAttribute('aria-invalid')).toBe('true');
    expect(await collectFaults(options)).toEqual([]);
  });

  test('signing in goes step by step, and the focus with it', async () => {
    await putTeam(options, { team: undefined, project: true });
    const email = options.getByLabel(words('team.email'));
    await email.fill('linh');
    await email.press('Enter');
    await options
      .getByRole('alert')
      .filter({ hasText: words('add.emailShape') })
      .waitFor();
    await email.fill('linh@nordwind.example');
    await options.getByRole('button', { name: words('team.byPassword') }).click();
    await options.getByLabel(words('team.password')).waitFor();
    await until(() => email.evaluate((field) => field === document.activeElement)).toBe(true);
    await options.getByRole('button', { name: words('team.otherServer') }).click();
    const url = options.getByLabel(words('team.url'));
    await until(() => url.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await url.inputValue()).toBe(aTeam.url);
    expect(await collectFaults(options)).toEqual([]);
  });

  test('before a workspace is opened it is said what goes along', async () => {
    await options.addInitScript(answerForServer);
    await putTeam(options, { team: { ...aTeam, workspaceId: null, workspaceName: null } });
    await options.getByText(words('team.nothingHere')).waitFor();
    await options.getByRole('button', { name: words('team.create') }).click();
    const name = options.getByLabel(words('team.workspaceName'));
    await until(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
    await name.press('Enter');
    expect(await options.getByText(words('add.nameNeeded')).count()).toBe(2);
    expect(await collectFaults(options)).toEqual([]);
  });

  test('an owner looks after members and scope; removing asks first', async () => {
    await putTeam(options, { team: aTeam });
    await options.getByRole('combobox', { name: words('members.roleOf', 'Noor Haddad') }).waitFor();
    await options
      .getByRole('button', { name: words('members.removeNamed', 'Noor Haddad') })
      .click();
    await options.getByText(words('members.removeHint', 'Noor Haddad')).waitFor();
    await options.getByRole('button', { name: words('members.makeCode') }).waitFor();
    await options.getByRole('combobox', { name: words('team.scope') }).waitFor();
    expect(await options.getByText(mendedText()).count()).toBe(0);
    await options.getByRole('button', { name: words('app.exportAll') }).waitFor();
    expect(await collectFaults(options)).toEqual([]);
  });

  test('a question that is put away gives the focus back to what opened it', async () => {
    await putTeam(options, { team: aTeam });
    const opener = options.getByRole('button', {
      name: words('members.removeNamed', 'Noor Haddad'),
    });
    await opener.click();
    await options.getByRole('button', { name: words('app.cancel') }).click();
    await until(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('a store that was loaded again says when', async () => {
    await putTeam(options, { team: aTeam, state: { mendedAt: '2026-03-02T08:00:00.000Z' } });
    await options.getByText(mendedText()).waitFor();
  });

  test('a rep sees who is there, and takes no copy of everything', async () => {
    await putTeam(options, { team: aTeam, role: 'rep' });
    await options.getByText(words('members.ownersOnly')).waitFor();
    await options.getByText(words('options.exportNotAllowed')).waitFor();
    expect(await options.getByRole('button', { name: words('app.exportAll') }).count()).toBe(0);
    expect(await options.getByRole('button', { name: words('members.makeCode') }).count()).toBe(0);
  });

  test('signing out with changes that wait is asked about, and staying keeps everything', async () => {
    await stage.showProfile(katharina);
    await stage.clip();
    // A round of another test may still wait for its answer.
    await stage.browser.stopWorker();
    await (await stage.browser.worker()).evaluate(refuseServer);
    const issues = [anIssue(1, { rowId: teamIds.rep, f: { title: 'COO' } })];
    await putTeam(options, { team: aTeam, rows: { issues } });
    await options.bringToFront();
    await options.getByRole('button', { name: words('team.signOut') }).click();
    const lostCount = (await stage.rows('outbox')).length + issues.length;
    await options.getByText(words('team.wouldLose', lostCount)).waitFor();
    await options.getByRole('button', { name: words('team.giveUp') }).waitFor();
    await options.getByRole('button', { name: words('team.saveUnsent') }).waitFor();
    expect(await collectFaults(options)).toEqual([]);
    await options.getByRole('button', { name: words('team.stay') }).click();
    expect(await options.getByRole('button', { name: words('team.giveUp') }).count()).toBe(0);
    expect(await stage.liveRows('prospects')).toHaveLength(1);
  });
});

/** The line without its day. */
function mendedText(): string {
  return words('team.mended', '|').split('|')[1] ?? '';
}

/** The name of the block that has the focus. */
function focusedBlock(panel: Page): Promise<string | null> {
  return panel.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
}

/** Runs in the worker, as text: the server is out of reach at once. */
function refuseServer(): void {
  Object.assign(globalThis, {
    fetch: () => Promise.reject(new TypeError('Failed to fetch')),
  });
}

/** Runs in the view, as text. */
function keepCopies(): void {
  Object.defineProperty(navigator.clipboard, 'writeText', {
    value: async (text: string) => {
      Object.assign(window, { testCopy: text });
    },
  });
}

/** Runs in the view, as text. */
function refuseCopies(): void {
  Object.defineProperty(navigator.clipboard, 'writeText', {
    value: () => Promise.reject(new DOMException('Document is not focused.', 'NotAllowedError')),
  });
}

/** Runs in the view before anything of its own, as text: the server finds one person, and knows no workspace. */
function answerForServer(): void {
  const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
  const send = runtime.sendMessage.bind(runtime);
  const hit = { id: '5d0a6f0e-8f55-4a6e-9d5c-2f4e8a1b7c30', title: 'COO', companyName: null };
  const values: Record<string, object> = {
    'team/search': { hits: [{ ...hit, name: 'Ada Berg' }] },
    'team/list': { workspaces: [] },
  };
  runtime.sendMessage = (message, ...rest) => {
    const value = values[message.name ?? ''];
    if (value === undefined) return send(message, ...rest);
    const answer = { ok: true, value };
    const [callback] = rest;
    return callback ? callback(answer) : Promise.resolve(answer);
  };
}

function readCopy(): string {
  return (window as unknown as { testCopy: string }).testCopy;
}
