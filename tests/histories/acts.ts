import type { Result } from '../../lib/model/failure.ts';
import type { ProspectId } from '../../lib/model/ids.ts';
import { addNote, deleteNote, editNote } from '../../lib/store/commands/notes.ts';
import { addProspect, deleteProspect, editProspect } from '../../lib/store/commands/prospects.ts';
import { addTask, completeTask } from '../../lib/store/commands/tasks.ts';
import { commit } from '../../lib/store/commit.ts';
import type { Store } from '../../lib/store/store.ts';
import type { SyncedTableName } from '../../lib/store/tables.ts';
import { undoCommand } from '../../lib/store/undo.ts';
import type { Act } from './steps.ts';

/** Invented people; the first two share an address of their office. */
const people = [
  { name: 'Linh Trần', slug: 'linh-tran', email: 'office@nordwind.example' },
  { name: 'Ada Nowak', slug: 'ada-nowak', email: 'office@nordwind.example' },
  { name: 'Ben Okoro', slug: 'ben-okoro', email: 'ben@suedlicht.example' },
] as const;

/** What an act may be refused for; anything else is a fault. */
const expected = new Set(['not_found_here', 'already_saved', 'cannot_undo', 'invalid_input']);

/** Does one thing on a device, where there is something to do it to. */
export async function perform(store: Store, act: Act): Promise<void> {
  const result = await start(store, act);
  if (result && !result.ok && !expected.has(result.failure.code)) {
    throw new Error(`${act.kind}: ${result.failure.code} ${result.failure.detail ?? ''}`);
  }
}

async function start(store: Store, act: Act): Promise<Result<unknown> | undefined> {
  switch (act.kind) {
    case 'create': {
      const { name, slug, email } = people[act.person % people.length] ?? people[0];
      return addProspect(store, {
        // Another page spells the name otherwise.
        full_name: act.value === 'CPO' || act.value === 'Partner' ? `${name}, MBA` : name,
        title: act.value,
        ...(act.by === 'slug' || act.by === 'both' ? { linkedin_slug: slug } : {}),
        ...(act.by === 'email' || act.by === 'both' ? { emails: [email] } : {}),
      });
    }
    case 'edit':
      return onRow(store, 'prospects', act.row, (id) =>
        editProspect(store, id, { [act.field]: act.value }),
      );
    case 'status':
      return onRow(store, 'prospects', act.row, (id) =>
        editProspect(store, id, { status: act.value }),
      );
    case 'tags':
      return onRow(store, 'prospects', act.row, async (id) => {
        const tags = (await store.prospects.get(id))?.tags ?? [];
        const kept = tags.filter((tag) => !act.remove.includes(tag));
        return editProspect(store, id, { tags: [...kept, ...act.add] });
      });
    case 'company':
      return onRow(store, 'prospects', act.row, (id) =>
        editProspect(store, id, { company_name: `${act.value} GmbH` }),
      );
    case 'delete':
      return onRow(store, 'prospects', act.row, (id) => deleteProspect(store, id));
    case 'undo': {
      const entry = await store.journal.orderBy('id').reverse().offset(act.back).first();
      return entry && undoCommand(store, entry.id);
    }
    case 'note':
      return onRow(store, 'prospects', act.row, (id) =>
        addNote(store, { aboutKind: 'prospect', aboutId: id, body: act.value }),
      );
    case 'editNote':
      return onRow(store, 'notes', act.row, (id) => editNote(store, id, { body: act.value }));
    case 'deleteNote':
      return onRow(store, 'notes', act.row, (id) => deleteNote(store, id));
    case 'task':
      return onRow(store, 'prospects', act.row, (id) =>
        addTask(store, { prospectId: id, title: act.value }),
      );
    case 'completeTask':
      return onRow(store, 'tasks', act.row, (id) => completeTask(store, id));
    case 'message':
      return onRow(store, 'prospects', act.row, (id) => logMessage(store, id, `mail:${act.key}`));
  }
}

async function onRow(
  store: Store,
  table: SyncedTableName,
  at: number,
  work: (id: string) => Promise<Result<unknown>>,
): Promise<Result<unknown> | undefined> {
  const rows = await store
    .rowsOf(table)
    .filter((row) => row.deleted_at === null)
    .toArray();
  const { id } = rows[at % Math.max(1, rows.length)] ?? {};
  return id === undefined ? undefined : work(id);
}

/** As mail will be logged: a touchpoint with a key; one that is on file gets the other person. */
function logMessage(store: Store, prospectId: string, key: string): Promise<Result<unknown>> {
  return commit(store, { command: 'touchpoint/log', origin: 'panel' }, async (draft) => {
    const known = await store.touchpoint_keys.where('ix.key').equals(key).first();
    const old = known && (await draft.load('touchpoints', known.touchpoint_id));
    if (old) {
      const prospect_ids = [...new Set([...old.prospect_ids, prospectId as ProspectId])];
      await draft.patch('touchpoints', old.id, { prospect_ids });
      return { table: 'touchpoints', id: old.id, name: '' };
    }
    const id = draft.append('touchpoints', {
      prospect_ids: [prospectId as ProspectId],
      deal_id: null,
      channel: 'email',
      direction: 'out',
      occurred_at: draft.at,
      subject: 'Vans',
      snippet: null,
      thread_key: null,
      sender: null,
      recipients: [],
      outcome: null,
    });
    if (!known) draft.append('touchpoint_keys', { touchpoint_id: id as never, key });
    return { table: 'touchpoints', id, name: '' };
  });
}
