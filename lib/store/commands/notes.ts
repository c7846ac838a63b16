import type { Receipt } from '../../model/clip.ts';
import type { AboutKind, Note } from '../../model/engagement.ts';
import { failed, type Result } from '../../model/failure.ts';
import { commit } from '../commit.ts';
import type { Draft } from '../draft.ts';
import { RefusedError } from '../storage-failure.ts';
import type { Store } from '../store.ts';
import type { SyncedTableName } from '../tables.ts';

export interface NoteInput {
  readonly aboutKind: AboutKind;
  readonly aboutId: string;
  readonly body: string;
  readonly pinned?: boolean;
  readonly sourceUrl?: string | null;
}

const tableByKind: Readonly<Record<AboutKind, SyncedTableName>> = {
  prospect: 'prospects',
  company: 'companies',
  deal: 'deals',
  stakeholder: 'stakeholders',
};

const shownLength = 80;

export function addNote(store: Store, input: NoteInput): Promise<Result<Receipt>> {
  return commit(store, { command: 'note/add', origin: store.origin }, async (draft) => {
    await draft.require(tableByKind[input.aboutKind], input.aboutId);
    const body = toBody(input.body);
    const id = draft.append('notes', {
      about_kind: input.aboutKind,
      about_id: input.aboutId,
      body,
      pinned: input.pinned ?? false,
      mentions: [],
      source_url: input.sourceUrl ?? null,
    });
    return toSubject(id, body);
  });
}

export function editNote(
  store: Store,
  id: string,
  patch: Partial<Pick<Note, 'body' | 'pinned'>>,
): Promise<Result<Receipt>> {
  return commit(store, { command: 'note/edit', origin: store.origin }, async (draft) => {
    const typed = patch.body === undefined ? patch : { ...patch, body: toBody(patch.body) };
    await draft.patch('notes', id, typed);
    return toSubject(id, (await draft.require('notes', id)).body);
  });
}

export function deleteNote(store: Store, id: string): Promise<Result<Receipt>> {
  return commit(store, { command: 'note/delete', origin: store.origin }, async (draft) => {
    const { body } = await draft.require('notes', id);
    await draft.remove('notes', id);
    return toSubject(id, body);
  });
}

/** Deletes the notes about a row along with it. `about` is the row's key in the index. */
export async function hideNotesAbout(draft: Draft, about: string): Promise<void> {
  for (const note of await draft.store.notes.where('ix.about').equals(about).toArray()) {
    await draft.remove('notes', note.id);
  }
}

function toBody(typed: string): string {
  const body = typed.trim();
  if (body === '') throw new RefusedError(failed('invalid_input', 'notes.body').failure);
  return body;
}

function toSubject(id: string, body: string) {
  return { table: 'notes' as const, id, name: body.split('\n')[0]?.slice(0, shownLength) ?? '' };
}
