import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SyncIssue } from '../../lib/model/sync.ts';
import type { JournalEntry } from '../../lib/store/journal.ts';
import { katharina, minhAnh, oliver, type SandboxPerson } from '../sandbox/people.ts';
import { profileUrl, until } from './stage.ts';
import { addMember, type Device, startTeamStack, type Team, type TeamStack } from './team-stack.ts';
import { loadWords, type Words } from './words.ts';

let stack: TeamStack;
let words: Words;
/** Browsers of the test that runs. */
const open: Device[] = [];

beforeAll(async () => {
  stack = await startTeamStack();
  words = loadWords(stack.build);
});
afterAll(() => stack?.stop());
afterEach(async () => {
  stack.line.setHints('on');
  const devices = open.splice(0);
  // Before the end: a browser that is shutting down complains of what is under way.
  const problems = devices.flatMap(({ browser }) => [...browser.problems]);
  for (const { browser } of devices) await browser.close();
  // Where a key was dispatched, the browser says that it was no gesture: no fault of the product's.
  expect(problems.filter(({ text }) => !text.includes('user gesture'))).toEqual([]);
});

async function aDevice(): Promise<Device> {
  const device = await stack.aDevice();
  open.push(device);
  return device;
}

/** A browser of that rep's, in the team. */
async function aMember(team: Team, place: number): Promise<Device> {
  const device = await aDevice();
  const rep = team.reps[place];
  if (rep === undefined) throw new Error(`no rep ${place}`);
  await device.join(team, rep);
  return device;
}

/** The panel beside a page, with everybody in it. */
async function openPeople({ browser }: Device): Promise<Page> {
  const page = await browser.open('https://www.linkedin.com/feed/');
  const panel = await browser.openPanel(page);
  await panel.getByRole('button', { name: words('app.allProspects') }).click();
  return panel;
}

/** The key on the person's page. Ends when the person is on disk. */
async function clip({ browser, rows }: Device, person: SandboxPerson): Promise<string> {
  const page = await browser.open(profileUrl(person));
  await browser.runCommand(page, 'clip-page');
  await until(async () =>
    (await rows('prospects')).map(({ linkedin_slug: slug }) => slug),
  ).toContain(person.slug);
  const row = (await rows('prospects')).find(({ linkedin_slug: slug }) => slug === person.slug);
  return row?.id ?? '';
}

interface ServerPerson {
  readonly id: string;
  readonly full_name: string;
  readonly title: string | null;
  readonly linkedin_slug: string | null;
  readonly emails: readonly string[];
}

function peopleOnServer({ workspaceId }: Team): Promise<readonly ServerPerson[]> {
  return stack.query<ServerPerson>(
    `select id, full_name, title, linkedin_slug, emails from public.prospects
     where workspace_id = $1 and deleted_at is null order by full_name`,
    [workspaceId],
  );
}

async function namesOf(of: Device): Promise<readonly unknown[]> {
  const names = (await of.rows('prospects')).map(({ full_name }) => String(full_name));
  return names.toSorted((one, other) => (one < other ? -1 : 1));
}

async function livePeople(device: Device) {
  return (await device.rows('prospects')).filter((row) => row.deleted_at === null);
}

describe('two reps, two profiles, one workspace', () => {
  test('what one clips is in the panel that the other has open', async () => {
    const team = await stack.aTeam('Ines Albrecht', 'Duy Phan');
    const [ines, duy] = [await aMember(team, 0), await aMember(team, 1)];
    const panel = await openPeople(duy);
    const id = await clip(ines, minhAnh);
    await panel.getByText(minhAnh.name).first().waitFor();
    const [row] = await peopleOnServer(team);
    expect(row).toMatchObject({ id, linkedin_slug: minhAnh.slug });
    await until(() => ines.rows('outbox')).toEqual([]);
    // Field by field what the one saved: evidence and clocks too.
    const strip = async (device: Device) =>
      (await device.rows('prospects')).map(({ rev: _, updated_at: __, ix: ___, ...rest }) => rest);
    await until(async () => strip(duy)).toEqual(await strip(ines));
  });

  test('without the server’s hints it comes by the alarm', async () => {
    stack.line.setHints('off');
    const team = await stack.aTeam('Ines Albrecht', 'Duy Phan');
    const [ines, duy] = [await aMember(team, 0), await aMember(team, 1)];
    const panel = await openPeople(duy);
    await clip(ines, katharina);
    await until(() => peopleOnServer(team)).toHaveLength(1);
    const began = Date.now();
    // The browser lets no alarm be sooner than 30 s.
    await panel.getByText(katharina.name).first().waitFor({ timeout: 50_000 });
    console.log(`without hints: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  });
});

describe('a rep who worked alone joins a team', () => {
  test('one row each, with both sides’ values; nothing twice, nothing lost', async () => {
    const team = await stack.aTeam('Ines Albrecht', 'Duy Phan');
    const ines = await aMember(team, 0);
    // The same slug, so the same id on every device; and a person whom the team knows by an address alone.
    const shared = await clip(ines, katharina);
    await ines.run('edit', shared, { department: 'Einkauf' });
    const mailed = await ines.run('add', {
      name: 'Linh Trần',
      email: 'linh.tran@hosen.example',
      title: 'Buyer',
    });
    await ines.ask('sync/now', {});

    const duy = await aDevice();
    await clip(duy, katharina);
    const local = await clip(duy, minhAnh);
    await duy.run('add', {
      name: 'Linh Trần',
      slug: 'linh-tran-hp',
      email: 'linh.tran@hosen.example',
    });
    const tagged = await duy.run('add', { name: 'Oliver Pemberton', slug: oliver.slug });
    expect((await duy.rows('outbox')).length).toBeGreaterThan(0);
    const [clipped] = (await duy.rows<JournalEntry & { id: number }>('journal')).filter(
      (entry) => entry.rows.includes(`prospects:${local}`) && entry.command === 'clip/save',
    );
    const [, rep] = team.reps;
    if (rep === undefined || clipped === undefined) throw new Error('nothing was clipped');
    await duy.join(team, rep);
    await until(() => duy.rows('outbox')).toEqual([]);

    const people = await peopleOnServer(team);
    expect(people.map(({ full_name }) => full_name)).toEqual(
      [katharina.name, 'Linh Trần', minhAnh.name, 'Oliver Pemberton'].sort((one, other) =>
        one < other ? -1 : 1,
      ),
    );
    expect(people.find(({ id }) => id === shared)).toMatchObject({ linkedin_slug: katharina.slug });
    // By the address they are one: the row is the first rep's, the slug the second's.
    expect(people.find(({ id }) => id === mailed)).toMatchObject({
      linkedin_slug: 'linh-tran-hp',
      title: 'Buyer',
      emails: ['linh.tran@hosen.example'],
    });
    const kept = await livePeople(duy);
    expect(kept.map(({ id }) => id).sort()).toEqual(people.map(({ id }) => id).sort());
    expect(kept.find(({ id }) => id === shared)).toMatchObject({ department: 'Einkauf' });
    expect(kept.some(({ id }) => id === tagged || id === local)).toBe(false);
    // Both were set down as the owner; the first stays, and that is no question to the other.
    expect((await duy.rows<SyncIssue>('issues')).filter(({ state }) => state === 'open')).toEqual(
      [],
    );
    for (const name of ['katharina', 'linh', 'pemberton', 'linh tran']) {
      expect(await duy.run('search', name), name).toBe(1);
    }

    // What was done before the team can still be taken back, and the team hears of it.
    expect(await duy.run('undo', clipped.id)).toBe('ok');
    await duy.ask('sync/now', {});
    expect((await peopleOnServer(team)).map(({ full_name }) => full_name)).not.toContain(
      minhAnh.name,
    );
    await ines.ask('sync/now', {});
    expect((await livePeople(ines)).map(({ full_name }) => full_name)).not.toContain(minhAnh.name);
  });

  test('taking back one’s own clip of a person whom the team has too leaves the team’s', async () => {
    const team = await stack.aTeam('Ines Albrecht', 'Duy Phan');
    const ines = await aMember(team, 0);
    const shared = await clip(ines, katharina);
    await ines.ask('sync/now', {});
    const duy = await aDevice();
    await clip(duy, katharina);
    const [entry] = (await duy.rows<JournalEntry & { id: number }>('journal')).filter(
      ({ command }) => command === 'clip/save',
    );
    const [, rep] = team.reps;
    if (rep === undefined || entry === undefined) throw new Error('nothing was clipped');
    await duy.join(team, rep);
    expect(await duy.run('undo', entry.id)).toBe('cannot_undo');
    await duy.ask('sync/now', {});
    expect((await peopleOnServer(team)).map(({ id }) => id)).toEqual([shared]);
  });
});

describe('more than one workspace', () => {
  test('another one and back: each has its own, what waited for the first arrives there', async () => {
    const team = await stack.aTeam('Ines Albrecht');
    const other = await stack.aTeam('Rosa Whitlock');
    const [ines] = team.reps;
    if (ines === undefined) throw new Error('no rep');
    await addMember(other, ines);
    const device = await aMember(team, 0);
    await device.run('add', { name: 'Linh Trần', slug: 'linh-tran' });
    await device.ask('sync/now', {});
    await device.run('add', { name: 'Emma Weiß', slug: 'emma-weiss' });
    expect(await device.ask('team/open', { workspaceId: other.workspaceId })).toMatchObject({
      ok: true,
    });
    await device.ask('sync/now', {});
    expect(await device.rows('prospects')).toEqual([]);
    expect(await device.rows('members')).toHaveLength(2);
    expect(await peopleOnServer(other)).toEqual([]);
    expect((await peopleOnServer(team)).map(({ full_name }) => full_name)).toEqual([
      'Emma Weiß',
      'Linh Trần',
    ]);
    expect(await device.run('search', 'linh')).toBe(0);

    await device.ask('team/open', { workspaceId: team.workspaceId });
    await device.ask('sync/now', {});
    expect(await namesOf(device)).toEqual(['Emma Weiß', 'Linh Trần']);
    expect(await device.run('search', 'linh')).toBe(1);
    expect(await device.rows('issues')).toEqual([]);
  });

  test('a removed member: the rows are gone, what was not sent can be read and copied', async () => {
    const team = await stack.aTeam('Ines Albrecht', 'Duy Phan');
    const duy = await aMember(team, 1);
    await duy.run('add', { name: 'Linh Trần', slug: 'linh-tran' });
    await duy.ask('sync/now', {});
    const panel = await openPeople(duy);
    await panel.getByText('Linh Trần').first().waitFor();
    const [owner, rep] = team.reps;
    stack.line.cut();
    await duy.run('add', { name: 'Emma Weiß', slug: 'emma-weiss', title: 'Plant Manager' });
    await owner?.call('remove_member', {
      ws: team.workspaceId,
      rep_id: rep?.userId,
      takes_over: owner.userId,
    });
    stack.line.mend();
    await duy.ask('sync/now', {});
    await until(() => duy.rows('prospects')).toEqual([]);
    // The member that is left is the rep's own, of the store that begins anew.
    const members = await duy.rows<{ workspace_id: string }>('members');
    expect(members.filter((one) => one.workspace_id === team.workspaceId)).toEqual([]);
    expect(await duy.rows('outbox')).toEqual([]);
    expect(await duy.run('search', 'linh')).toBe(0);
    const issues = await duy.rows<SyncIssue>('issues');
    const lost = issues.find(({ t, op }) => t === 'prospects' && op === 'put');
    expect(lost).toMatchObject({ kind: 'rejected', code: '42501', name: 'Emma Weiß' });
    expect(lost?.f).toMatchObject({ full_name: 'Emma Weiß', title: 'Plant Manager' });
    // The team keeps what was theirs.
    expect((await peopleOnServer(team)).map(({ full_name }) => full_name)).toEqual(['Linh Trần']);
    await panel.getByRole('button', { name: words('status.show') }).click();
    await panel.getByText(words('issues.left')).first().waitFor();
    await panel.getByText('Emma Weiß').first().waitFor();
  });
});

describe('two reps change the same field', () => {
  test('Needs you shows both values, who and when; using one’s own again wins', async () => {
    const team = await stack.aTeam('Ines Albrecht', 'Duy Phan');
    const [ines, duy] = [await aMember(team, 0), await aMember(team, 1)];
    const id = await ines.run('add', { name: 'Linh Trần', slug: 'linh-tran', title: 'Buyer' });
    await ines.ask('sync/now', {});
    await duy.ask('sync/now', {});
    await ines.run('edit', id, { title: 'Chief Buyer' });
    await duy.run('edit', id, { title: 'Head of Buying' });
    await duy.ask('sync/now', {});
    await ines.ask('sync/now', {});
    expect(await livePeople(ines)).toMatchObject([{ title: 'Head of Buying' }]);

    const feed = await ines.browser.open('https://www.linkedin.com/feed/');
    const panel = await ines.browser.openPanel(feed);
    await panel.getByText(words('status.needsYou', 1)).waitFor();
    await panel.getByRole('button', { name: words('status.show') }).click();
    const card = panel.getByRole('listitem', { name: 'Linh Trần' });
    await card.getByText(words('issues.overwritten')).waitFor();
    const cells = await card.getByRole('row').last().getByRole('cell').allInnerTexts();
    expect(cells[0]).toMatch(/^Head of Buying\s+Duy Phan, /);
    expect(cells[1]).toMatch(new RegExp(`^Chief Buyer\\s+${words('issues.you')}, `));
    await card.getByRole('button', { name: words('issues.useMine') }).click();
    await until(() => peopleOnServer(team)).toMatchObject([{ title: 'Chief Buyer' }]);
    await until(async () =>
      (await ines.rows<SyncIssue>('issues')).map(({ state }) => state),
    ).toEqual(['reapplied']);
    await duy.ask('sync/now', {});
    expect(await livePeople(duy)).toMatchObject([{ title: 'Chief Buyer' }]);
    expect(await duy.rows('issues')).toEqual([]);
  });
});
