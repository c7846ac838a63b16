import type { ReminderMarks } from '../model/selling.ts';
import type { Store } from './store.ts';

const digestKey = 'last_digest';
const ownKey = 'own_reminders';

function timeOf(value: unknown): string | null {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null;
}

export async function loadReminderMarks(store: Store): Promise<ReminderMarks> {
  const [digest, own] = await store.kv.bulkGet([digestKey, ownKey]);
  return { digestAt: timeOf(digest?.value), ownUntil: timeOf(own?.value) };
}

export async function saveReminderMarks(store: Store, marks: ReminderMarks): Promise<void> {
  await store.kv.bulkPut([
    { key: digestKey, value: marks.digestAt },
    { key: ownKey, value: marks.ownUntil },
  ]);
}
