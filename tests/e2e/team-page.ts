/** Runs in a page of the extension, on the product's own store: what a rep does in great numbers, and what is kept. */

import { Dexie } from 'dexie';
import { send } from '../../lib/messaging/send.ts';
import type { SyncState } from '../../lib/model/sync.ts';
import { emptyProspect } from '../../lib/store/commands/clip-profile.ts';
import { addProspect, editProspect } from '../../lib/store/commands/prospects.ts';
import { commit } from '../../lib/store/commit.ts';
import { toRepEvidence } from '../../lib/store/fields.ts';
import { store } from '../../lib/store/open.ts';
import { searchRows } from '../../lib/store/search.ts';
import { loadKept } from '../../lib/store/sync/kept-state.ts';
import { syncedTables } from '../../lib/store/tables.ts';
import { undoCommand } from '../../lib/store/undo.ts';

export interface TeamPage {
  add(of: { name: string; slug?: string; email?: string; title?: string }): Promise<string>;
  edit(id: string, patch: Readonly<Record<string, string>>): Promise<number>;
  /** So many edits, each a command of its own: four fields of one person after another. */
  editMany(ids: readonly string[], count: number, word: string): Promise<void>;
  /** Adds people in commands of 500. Gives the ids. */
  addMany(count: number, from: number): Promise<readonly string[]>;
  /** Gives each of them another title, in commands of 500. */
  editAll(ids: readonly string[], title: string): Promise<void>;
  /** Gives the person another name; when it was on disk, in milliseconds since the epoch. */
  renameAt(id: string, name: string): Promise<number>;
  /** From now on a save is announced to the background, as the product's pages do. */
  sendAtOnce(): Promise<void>;
  count(): Promise<number>;
  /** Milliseconds to put the people that are here into an empty table with the same indexes, in pages as a pull has them. */
  timeRawPut(): Promise<number>;
  undo(journalId: number): Promise<string>;
  /** How many rows hold these words. */
  search(words: string): Promise<number>;
  sync(): Promise<SyncState | undefined>;
  /** Resolves once the first load of a workspace is through; to what stopped it, null where nothing did. */
  awaitLoaded(): Promise<string | null>;
  /** Resolves once nothing waits and no round runs; to what stopped it, null where nothing did. */
  awaitSent(): Promise<string | null>;
  outboxCount(): Promise<number>;
}

declare global {
  interface Window {
    teamPage?: TeamPage;
  }
}

function toValue<T>(result: { ok: true; value: T } | { ok: false; failure: object }): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.failure));
}

const rowsPerCommand = 500;

async function addMany(count: number, from: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += rowsPerCommand) {
    const part = Array.from({ length: Math.min(rowsPerCommand, count - at) }, (_, index) =>
      toPerson(from + at + index),
    );
    const command = { command: 'prospect/add', origin: store().origin };
    const receipt = await commit(store(), command, async (draft) => {
      const added = part.map(({ name, fields }) => {
        const evidence = Object.fromEntries(
          Object.entries(fields).map(([field, value]) => [field, toRepEvidence(value, draft.at)]),
        );
        return draft.append('prospects', { ...emptyProspect(name), ...fields, evidence });
      });
      ids.push(...added);
      return { table: 'prospects', id: added[0] ?? '', name: part[0]?.name ?? '' };
    });
    toValue(receipt);
  }
  return ids;
}

const editedFields = ['title', 'department', 'location', 'headline'] as const;

async function editMany(ids: readonly string[], count: number, word: string): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const id = ids[Math.floor(at / editedFields.length) % ids.length] ?? '';
    const field = editedFields[at % editedFields.length] ?? 'title';
    toValue(await editProspect(store(), id, { [field]: `${word} ${at}` }));
  }
}

async function editAll(ids: readonly string[], title: string): Promise<void> {
  const command = { command: 'prospect/edit', origin: store().origin };
  for (let at = 0; at < ids.length; at += rowsPerCommand) {
    const part = ids.slice(at, at + rowsPerCommand);
    const receipt = await commit(store(), command, async (draft) => {
      for (const id of part) {
        const evidence = { title: toRepEvidence(title, draft.at) };
        await draft.patch('prospects', id, { title, evidence });
      }
      return { table: 'prospects', id: part[0] ?? '', name: '' };
    });
    toValue(receipt);
  }
}

/** As a rep's list of people has them: name, title, place, address. */
function toPerson(index: number) {
  const name = `Person ${String(index).padStart(6, '0')}`;
  const fields = {
    full_name: name,
    title: `Head of Procurement ${index % 97}`,
    location: 'Hamburg, Germany',
    linkedin_slug: `person-${index}-example`,
    emails: [`person.${index}@company-${index % 500}.example`],
  };
  return { name, fields };
}

const rowsPerPage = 2_500;

async function timeRawPut(): Promise<number> {
  const rows = await store().prospects.toArray();
  const scratch = new Dexie('scratch', { chromeTransactionDurability: 'strict' });
  scratch.version(1).stores({ prospects: syncedTables.prospects.indexes });
  await scratch.open();
  const began = performance.now();
  for (let at = 0; at < rows.length; at += rowsPerPage) {
    await scratch.table('prospects').bulkPut(rows.slice(at, at + rowsPerPage));
  }
  const ms = performance.now() - began;
  await scratch.delete();
  return ms;
}

window.teamPage = {
  add: async ({ name, slug, email, title }) => {
    const receipt = await addProspect(store(), {
      full_name: name,
      ...(slug === undefined ? {} : { linkedin_slug: slug }),
      ...(email === undefined ? {} : { emails: [email] }),
      ...(title === undefined ? {} : { title }),
    });
    return toValue(receipt).id;
  },
  edit: async (id, patch) => toValue(await editProspect(store(), id, patch)).journalId,
  editMany,
  addMany,
  editAll,
  renameAt: async (id, name) => {
    toValue(await editProspect(store(), id, { full_name: name }));
    return Date.now();
  },
  sendAtOnce: async () => {
    store().onSaved = () => void send('sync/kick', {});
  },
  timeRawPut,
  count: () => store().prospects.count(),
  undo: async (journalId) => {
    const result = await undoCommand(store(), journalId);
    return result.ok ? 'ok' : result.failure.code;
  },
  search: async (words) => (await searchRows(store(), words)).matchCount,
  sync: () => loadKept(store(), 'sync'),
  awaitLoaded: async () => {
    for (;;) {
      if ((await loadKept(store(), 'cursor'))?.isFirstLoad === false) return null;
      const problem = (await loadKept(store(), 'sync'))?.problem;
      if (problem) return problem;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  awaitSent: async () => {
    for (;;) {
      const state = await loadKept(store(), 'sync');
      const waitingCount = await store().outbox.count();
      if (state?.phase === 'idle' && (waitingCount === 0 || state.problem)) return state.problem;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  outboxCount: () => store().outbox.count(),
};
