import type { Receipt } from '../../model/clip.ts';
import type { AboutKind, Note } from '../../model/engagement.ts';
import { failed, type Result } from '../../model/failure.ts';
import type { RepId } from '../../model/ids.ts';
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
  /** Members by rep id; others are left out. */
  readonly mentions?: readonly string[];
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
      mentions: await toMentions(draft, input.mentions ?? []),
      source_url: input.sourceUrl ?? null,
    });
    return toSubject(id, body);
  });
}

export function editNote(
  store: Store,
  id: string,
  patch: Partial<Pick<Note, 'body' | 'pinned'> & Pick<NoteInput, 'mentions'>>,
): Promise<Result<Receipt>> {
  return commit(store, { command: 'note/edit', origin: store.origin }, async (draft) => {
    const { body, pinned, mentions } = patch;
    await draft.patch('notes', id, {
      ...(body === undefined ? {} : { body: toBody(body) }),
      ...(pinned === undefined ? {} : { pinned }),
      ...(mentions === undefined ? {} : { mentions: await toMentions(draft, mentions) }),
    });
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

async function toMentions(draft: Draft, typed: readonly string[]): Promise<RepId[]> {
  if (typed.length === 0) return [];
  const members = await draft.store.members.where('ix.rep').anyOf(typed).toArray();
  return [...new Set(members.map((member) => member.rep_id))];
}

function toBody(typed: string): string {
  const body = typed.trim();
  if (body === '') throw new RefusedError(failed('invalid_input', 'notes.body').failure);
  return body;
}

function toSubject(id: string, body: string) {
  return { table: 'notes' as const, id, name: body.split('\n')[0]?.slice(0, shownLength) ?? '' };
}
