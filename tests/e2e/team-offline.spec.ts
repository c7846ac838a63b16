import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from './stage.ts';
import { type Device, startTeamStack, type Team, type TeamStack } from './team-stack.ts';

let stack: TeamStack;
let team: Team;
let device: Device;

beforeAll(async () => {
  stack = await startTeamStack();
  team = await stack.aTeam('Ines Albrecht');
  device = await stack.aDevice();
  const [ines] = team.reps;
  if (ines) await device.join(team, ines);
  // While a page is open the server's hint of one's own change is answered by a look, one request more.
  for (const page of device.browser.context.pages()) {
    if (page !== device.page) await page.close();
  }
});
afterAll(async () => {
  await device?.browser.close();
  await stack?.stop();
});

const editCount = 1_000;
const peopleCount = 250;

interface Person {
  readonly id: string;
  readonly full_name: unknown;
  readonly title: unknown;
  readonly department: unknown;
  readonly location: unknown;
  readonly headline: unknown;
  readonly clocks: unknown;
  readonly evidence: unknown;
}

function toPerson({ id, full_name, title, department, location, headline, ...row }: Person) {
  const { clocks, evidence } = row;
  return { id, full_name, title, department, location, headline, clocks, evidence };
}

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

test('1,000 edits without a network, then back: few requests, both sides the same', async () => {
  const ids = await device.run('addMany', peopleCount, 0);
  await device.ask('sync/now', {});
  expect(await device.run('outboxCount')).toBe(0);

  stack.line.cut();
  await device.run('editMany', ids, editCount, 'Offline');
  const waitingCount = await device.run('outboxCount');
  // Each edit of a field, and what became known by it.
  expect(waitingCount).toBe(2 * editCount);
  // Trying is no loss.
  await device.ask('sync/now', {});
  expect(await device.run('sync')).toMatchObject({ problem: 'offline' });
  expect(await device.run('outboxCount')).toBe(waitingCount);

  const before = stack.line.calls.length;
  // It tries again by itself; nobody has to press anything.
  stack.line.mend();
  await until(() => device.run('outboxCount')).toBe(0);
  await until(() => device.run('sync')).toMatchObject({ phase: 'idle', problem: null });
  const calls = stack.line.calls.slice(before).filter((path) => path.startsWith('/rest/v1/'));
  console.log(`${waitingCount} changes of ${editCount} edits in ${calls.length} requests`);
  const countOf = (name: string) => calls.filter((path) => path.endsWith(name)).length;
  expect(countOf('/sync_push'), calls.join(' ')).toBeLessThanOrEqual(4);
  // The server's hint of these very changes may come after the round: one look more.
  expect(countOf('/sync_pull'), calls.join(' ')).toBeLessThanOrEqual(2);
  expect(calls.length, calls.join(' ')).toBeLessThanOrEqual(6);

  const there = await stack.query<Person>(
    'select id, full_name, title, department, location, headline, clocks, evidence from public.prospects where workspace_id = $1',
    [team.workspaceId],
  );
  const here = await device.rows<Person>('prospects');
  expect(here).toHaveLength(peopleCount);
  expect(here.map(toPerson).sort(byId)).toEqual(there.map(toPerson).sort(byId));
  const facts = await stack.query<{ id: string }>(
    'select id from public.facts where workspace_id = $1',
    [team.workspaceId],
  );
  expect((await device.rows('facts')).map(({ id }) => id).sort()).toEqual(
    facts.map(({ id }) => id).sort(),
  );
  expect(facts).toHaveLength(editCount);
  const [ledger] = await stack.query<{ count: number }>(
    'select count(*)::int from private.sync_ledger where workspace_id = $1',
    [team.workspaceId],
  );
  expect(ledger?.count).toBe(peopleCount + waitingCount);
  expect(await device.rows('issues')).toEqual([]);
  expect(device.browser.problems).toEqual([]);
});
