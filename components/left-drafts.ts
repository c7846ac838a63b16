/* oxlint-disable no-restricted-globals -- The one place that must write while a page goes: the database does not end a write by then. */
import { findIdentity } from '../lib/store/find-identity.ts';
import { loadFormDraft, saveFormDraft } from '../lib/store/form-drafts.ts';
import { store } from '../lib/store/open.ts';

/**
 * What was typed in the last moment before a page went. The database may not end a write by then; this storage takes it
 * at once, and the next page that asks for a draft puts it where it belongs.
 */

const prefix = 'draft:';

interface LeftDraft {
  readonly workspaceId: string | undefined;
  readonly value: unknown;
  /** ISO time in UTC. */
  readonly at: string;
}

let workspaceId: string | undefined;

/** At once, while the page goes. */
export function leaveDraft(key: string, value: unknown): void {
  const left: LeftDraft = { workspaceId, value, at: new Date().toISOString() };
  localStorage.setItem(prefix + key, JSON.stringify(left));
}

async function takeLeft(): Promise<void> {
  workspaceId = (await findIdentity(store()))?.workspaceId;
  const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at)).filter(
    (key): key is string => key?.startsWith(prefix) === true,
  );
  for (const key of keys) {
    const left = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<LeftDraft>;
    // Of a workspace that this computer has left it is nobody's to read.
    const name = key.slice(prefix.length);
    const kept = await store().drafts.get(name);
    const isNewer = (left.at ?? '') > (kept?.at ?? '');
    if (left.workspaceId === workspaceId && isNewer) await saveFormDraft(store(), name, left.value);
    localStorage.removeItem(key);
  }
}

/** What was typed into a form and not saved, also in the last moment. */
export async function loadDraft(key: string): Promise<unknown> {
  await takeLeft();
  return loadFormDraft(store(), key);
}

/** The draft was saved or let go, or nobody may read it any more; without a key all of them. */
export function forgetLeft(key?: string): void {
  if (key !== undefined) localStorage.removeItem(prefix + key);
  else {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(prefix)) localStorage.removeItem(name);
    }
  }
}
