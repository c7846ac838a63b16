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
}

let workspaceId: string | undefined;

/** At once, while the page goes. */
export function leaveDraft(key: string, value: unknown): void {
  const left: LeftDraft = { workspaceId, value };
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
    if (left.workspaceId === workspaceId) {
      await saveFormDraft(store(), key.slice(prefix.length), left.value);
    }
    localStorage.removeItem(key);
  }
}

/** What was typed into a form and not saved, also in the last moment. */
export async function loadDraft(key: string): Promise<unknown> {
  await takeLeft();
  return loadFormDraft(store(), key);
}
