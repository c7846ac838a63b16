import { expect, test } from 'vitest';
import { aClock, aStore, valueOf } from './a-store.ts';
import { addProspect } from './commands/prospects.ts';
import { addTask, completeTask, snoozeTask } from './commands/tasks.ts';
import { loadReminderMarks, saveReminderMarks } from './reminder-marks.ts';
import { loadTimedTasks } from './timed-tasks.ts';

async function aPipeline() {
  const clock = aClock('2026-03-02T08:00:00.000Z');
  const store = aStore(clock);
  const prospect = valueOf(await addProspect(store, { full_name: 'Linh Trần' }));
  const add = async (title: string, dueAt: string | null) =>
    valueOf(await addTask(store, { prospectId: prospect.id, title, dueAt }));
  const titlesAt = async (now: string, after = '2026-03-02T08:00:00.000Z') =>
    (await loadTimedTasks(store, { after, now })).map(({ title }) => title);
  return { clock, store, add, titlesAt };
}

test('what came up since, and the next one, with whom it is about', async () => {
  const { store, add, titlesAt } = await aPipeline();
  await add('Call', '2026-03-02T10:00:00.000Z');
  await add('Write', '2026-03-02T12:00:00.000Z');
  await add('Visit', '2026-03-04T10:00:00.000Z');
  await add('Some day', null);
  expect(await titlesAt('2026-03-02T09:59:00.000Z')).toEqual(['Call']);
  expect(await titlesAt('2026-03-02T12:00:00.000Z')).toEqual(['Call', 'Write', 'Visit']);
  expect(await titlesAt('2026-03-02T12:30:00.000Z', '2026-03-02T12:00:00.000Z')).toEqual(['Visit']);
  expect(await titlesAt('2027-01-01T00:00:00.000Z', '2026-03-05T00:00:00.000Z')).toEqual([]);
  const [first] = await loadTimedTasks(store, {
    after: '2026-03-02T08:00:00.000Z',
    now: '2026-03-02T09:00:00.000Z',
  });
  expect(first).toMatchObject({ dueAt: '2026-03-02T10:00:00.000Z', name: 'Linh Trần' });
});

test('not what is done, a rule’s, a colleague’s, or written after its time', async () => {
  const { clock, store, add, titlesAt } = await aPipeline();
  const done = await add('Done', '2026-03-02T10:00:00.000Z');
  valueOf(await completeTask(store, done.id));
  const later = await add('Put off', '2026-03-02T10:00:00.000Z');
  valueOf(await snoozeTask(store, later.id, '2026-03-03T10:00:00.000Z'));
  const others = await add('A colleague’s', '2026-03-02T10:00:00.000Z');
  await store.tasks.update(others.id, {
    owner_id: '00000000-0000-4000-8000-00000000000a' as never,
  });
  const rule = await add('A rule’s', '2026-03-02T10:00:00.000Z');
  await store.tasks.update(rule.id, { rule: 'stalled' });
  clock.forward(3 * 3_600_000);
  await add('Late', '2026-03-02T09:30:00.000Z');
  expect(await titlesAt('2026-03-02T12:00:00.000Z')).toEqual(['Put off']);
});

test('marks come back as they were kept', async () => {
  const store = aStore();
  expect(await loadReminderMarks(store)).toEqual({ digestAt: null, ownUntil: null });
  const marks = { digestAt: '2026-03-02T07:30:00.000Z', ownUntil: null };
  await saveReminderMarks(store, marks);
  expect(await loadReminderMarks(store)).toEqual(marks);
  await store.kv.put({ key: 'last_digest', value: 'yesterday' });
  expect((await loadReminderMarks(store)).digestAt).toBeNull();
});
