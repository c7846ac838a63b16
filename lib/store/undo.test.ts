import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aProfile, aStore, loadContent, valueOf } from './a-store.ts';
import { loadDayList } from './action-list.ts';
import { saveClip } from './commands/clip.ts';
import { deleteCompany, editCompany } from './commands/companies.ts';
import { addNote, deleteNote, editNote } from './commands/notes.ts';
import { addProspect, deleteProspect, editProspect } from './commands/prospects.ts';
import { addTask, completeTask, deleteTask, reopenTask, snoozeTask } from './commands/tasks.ts';
import { listNotes, loadProspect, openTasks } from './queries.ts';
import { refreshActions } from './refresh-actions.ts';
import { searchRows } from './search.ts';
import type { Store } from './store.ts';
import { undoCommand } from './undo.ts';

const readAt = '2026-03-02T07:59:58.000Z';
const create = { kind: 'create' } as const;

async function aSavedProspect(store: Store) {
  return valueOf(await addProspect(store, { full_name: 'Mara Lindqvist', title: 'Buyer' }));
}

describe('taking back', () => {
  it('an edit, and doing it again', async () => {
    const store = aStore();
    const { id } = await aSavedProspect(store);
    const edit = valueOf(await editProspect(store, id, { title: 'Chair', tags: ['Q2'] }));
    const edited = await loadContent(store);
    const undo = valueOf(await undoCommand(store, edit.journalId));
    expect(undo).toMatchObject({ table: 'prospects', id, name: 'Mara Lindqvist' });
    expect(await loadProspect(store, id)).toMatchObject({ title: 'Buyer', tags: [] });
    const redo = valueOf(await undoCommand(store, undo.journalId));
    expect(await loadContent(store)).toEqual(edited);
    expect(await store.journal.get(edit.journalId)).toMatchObject({ undoneBy: null });
    expect(await store.journal.get(redo.journalId)).toMatchObject({ undoes: undo.journalId });
    valueOf(await undoCommand(store, edit.journalId));
    expect((await loadProspect(store, id))?.title).toBe('Buyer');
  });

  it('a deletion with all that hung on it, in lists and in search', async () => {
    const store = aStore();
    const { id } = await aSavedProspect(store);
    valueOf(await addNote(store, { aboutKind: 'prospect', aboutId: id, body: 'Met at the fair' }));
    valueOf(
      await addTask(store, { prospectId: id, title: 'Call', dueAt: '2026-03-02T09:00:00.000Z' }),
    );
    const before = await loadContent(store);
    const gone = valueOf(await deleteProspect(store, id));
    const loadDay = async () => {
      await refreshActions(store, { until: '2026-03-03T00:00:00.000Z', maxChunks: 9 });
      return loadDayList(store, { limit: 5 });
    };
    expect(await loadProspect(store, id)).toBeUndefined();
    expect(await listNotes(store, { aboutKind: 'prospect', aboutId: id })).toEqual([]);
    expect((await loadDay()).dueCount).toBe(0);
    expect((await searchRows(store, 'mara')).matchCount).toBe(0);
    valueOf(await undoCommand(store, gone.journalId));
    expect(await loadContent(store)).toEqual(before);
    expect((await loadDay()).entries).toMatchObject([
      { task: { title: 'Call' }, prospect: { name: 'Mara Lindqvist' } },
    ]);
    expect((await searchRows(store, 'mara')).hits).toMatchObject([{ id, title: 'Mara Lindqvist' }]);
    expect((await store.outbox.where('[t+id]').equals(['prospects', id]).last())?.op).toBe('put');
  });

  it('a clip, but not the company that others have come to use', async () => {
    const store = aStore();
    const first = valueOf(
      await saveClip(store, { extraction: aProfile(), decision: create, readAt }),
    );
    const other = aProfile({
      full_name: 'Jonas Weber',
      linkedin_slug: 'jonas-weber',
      linkedin_id: 'ACoAAB0000000000000000000000000000000004',
    });
    const second = valueOf(await saveClip(store, { extraction: other, decision: create, readAt }));
    valueOf(await undoCommand(store, first.journalId));
    expect(await loadProspect(store, first.id)).toBeUndefined();
    const person = await loadProspect(store, second.id);
    expect((await store.companies.get(person?.company_id ?? ''))?.deleted_at).toBeNull();
    expect(await openTasks(store, { prospectId: second.id })).toEqual([]);
  });

  it('the elements of a set one by one', async () => {
    const store = aStore();
    const { id } = await aSavedProspect(store);
    const first = valueOf(await editProspect(store, id, { tags: ['a', 'b'] }));
    valueOf(await editProspect(store, id, { tags: ['a', 'b', 'c'] }));
    valueOf(await undoCommand(store, first.journalId));
    expect((await loadProspect(store, id))?.tags).toEqual(['c']);
  });

  it.each([
    [
      'a field that was changed since',
      'prospects.title',
      async (store: Store, id: string) => {
        const edit = valueOf(await editProspect(store, id, { title: 'Chair', location: 'Oslo' }));
        valueOf(await editProspect(store, id, { title: 'President' }));
        return edit.journalId;
      },
    ],
    [
      'an edit of a row that is deleted by now',
      'prospects.deleted_at',
      async (store: Store, id: string) => {
        const edit = valueOf(await editProspect(store, id, { title: 'Chair' }));
        valueOf(await deleteProspect(store, id));
        return edit.journalId;
      },
    ],
    [
      'a person about whom a note was written since',
      'notes',
      async (store: Store, id: string) => {
        valueOf(await addNote(store, { aboutKind: 'prospect', aboutId: id, body: 'x' }));
        return 1;
      },
    ],
    [
      'a person who was edited since',
      'prospects.title',
      async (store: Store, id: string) => {
        valueOf(await editProspect(store, id, { title: 'Chair' }));
        return 1;
      },
    ],
    [
      'what is taken back already',
      'already_undone',
      async (store: Store, id: string) => {
        const edit = valueOf(await editProspect(store, id, { title: 'Chair' }));
        valueOf(await undoCommand(store, edit.journalId));
        return edit.journalId;
      },
    ],
  ])('never clobbers: %s', async (_what, detail, act) => {
    const store = aStore();
    const { id } = await aSavedProspect(store);
    const journalId = await act(store, id);
    const before = await loadContent(store);
    expect(await undoCommand(store, journalId)).toEqual({
      ok: false,
      failure: { code: 'cannot_undo', detail },
    });
    expect(await loadContent(store)).toEqual(before);
  });

  it('of what never was is refused', async () => {
    expect(await undoCommand(aStore(), 7)).toMatchObject({ failure: { code: 'not_found_here' } });
  });
});

/** One step of a random history; `at` picks among the rows that there are. */
const step = fc.record({
  kind: fc.constantFrom(
    'clip',
    'reclip',
    'add',
    'edit',
    'retag',
    'delete',
    'note',
    'editNote',
    'deleteNote',
    'task',
    'complete',
    'reopen',
    'snooze',
    'deleteTask',
    'editCompany',
    'deleteCompany',
    'undo',
  ),
  at: fc.nat(40),
  text: fc.constantFrom('Chair', 'Buyer', 'Đức', 'x'),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function pickId(
  store: Store,
  table: 'prospects' | 'companies' | 'notes' | 'tasks',
  at: number,
) {
  const ids = (await store.rowsOf(table).toArray())
    .filter((row) => row.deleted_at === null)
    .map((row) => row.id);
  return ids[at % Math.max(1, ids.length)] ?? '00000000-0000-4000-8000-000000000000';
}

async function run(store: Store, { kind, at, text }: Step) {
  const slug = `person-${at % 5}`;
  const page = aProfile({
    full_name: `Person ${at % 5}`,
    linkedin_slug: slug,
    linkedin_id: `ACoAAB000000000000000000000000000000000${at % 5}`,
    title: text,
    company_name: `Firm ${at % 3}`,
    company_slug: `firm-${at % 3}`,
  });
  const prospect = await pickId(store, 'prospects', at);
  switch (kind) {
    case 'clip':
      return saveClip(store, { extraction: page, decision: create, readAt });
    case 'reclip':
      return saveClip(store, {
        extraction: page,
        decision: { kind: 'update', id: prospect, fields: 'all' },
        readAt,
      });
    case 'add':
      return addProspect(store, { full_name: text, company_name: `Firm ${at % 3}` });
    case 'edit':
      return editProspect(store, prospect, {
        title: text,
        emails: [`${text.toLowerCase()}@mail.example`],
      });
    case 'retag':
      return editProspect(store, prospect, {
        tags: at % 2 === 0 ? [text] : [text, 'Q2'],
        status: 'working',
      });
    case 'delete':
      return deleteProspect(store, prospect);
    case 'note':
      return addNote(store, { aboutKind: 'prospect', aboutId: prospect, body: text });
    case 'editNote':
      return editNote(store, await pickId(store, 'notes', at), {
        body: text,
        pinned: at % 2 === 0,
      });
    case 'deleteNote':
      return deleteNote(store, await pickId(store, 'notes', at));
    case 'task':
      return addTask(store, { prospectId: prospect, title: text, dueAt: readAt });
    case 'complete':
      return completeTask(store, await pickId(store, 'tasks', at));
    case 'reopen':
      return reopenTask(store, await pickId(store, 'tasks', at));
    case 'snooze':
      return snoozeTask(store, await pickId(store, 'tasks', at), '2026-04-01T08:00:00.000Z');
    case 'deleteTask':
      return deleteTask(store, await pickId(store, 'tasks', at));
    case 'editCompany':
      return editCompany(store, await pickId(store, 'companies', at), { industry: text });
    case 'deleteCompany':
      return deleteCompany(store, await pickId(store, 'companies', at));
    case 'undo':
      return undoCommand(store, at + 1);
  }
}

describe('any history', () => {
  it('taken back from its end gives each earlier state again, and the same history when done again', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const store = aStore();
        const states = [await loadContent(store)];
        const undos: number[] = [];
        const done: number[] = [];
        for (const each of steps) {
          const result = await run(store, each);
          if (!result.ok) {
            // Refused commands leave no trace.
            expect(await loadContent(store)).toEqual(
              withIdentity(states.at(-1), await loadContent(store)),
            );
            continue;
          }
          if (result.value.journalId === 0) continue;
          done.push(result.value.journalId);
          states.push(await loadContent(store));
        }
        const end = await loadContent(store);
        for (const journalId of [...done].reverse()) {
          const undone = await undoCommand(store, journalId);
          if (!undone.ok) {
            // An undo in the history took this one back already.
            expect(undone.failure).toEqual({ code: 'cannot_undo', detail: 'already_undone' });
            undos.push(0);
            continue;
          }
          undos.push(undone.value.journalId);
        }
        const hasUndo = steps.some(({ kind }) => kind === 'undo');
        if (!hasUndo) {
          expect(await loadContent(store)).toEqual(
            withIdentity(states[0], await loadContent(store)),
          );
        }
        for (const journalId of undos.reverse()) {
          if (journalId > 0) valueOf(await undoCommand(store, journalId));
        }
        if (!hasUndo) expect(await loadContent(store)).toEqual(end);
        store.close();
      }),
      { numRuns: 60 },
    );
  });
});

/** Workspace and member are made by the first command and stay. */
function withIdentity(content: Record<string, unknown> | undefined, now: Record<string, unknown>) {
  const own = Object.entries(now).filter(([key]) => /^(workspaces|members):/.test(key));
  return { ...content, ...Object.fromEntries(own) };
}
