import { useLiveQuery } from 'dexie-react-hooks';
import type { ProfileEntry } from '../../lib/model/scoring.ts';
import { loadFormDraft } from '../../lib/store/form-drafts.ts';
import { store } from '../../lib/store/open.ts';
import { dropSettled, type ProfileDraft } from './profile-draft.ts';

/** Lines of the profile that its own form changes and has not saved, by their ids. */
export function listUnsavedLines(
  kept: readonly ProfileEntry[],
  draft: Partial<ProfileDraft> | undefined,
): ReadonlySet<string> {
  return new Set(Object.keys(dropSettled(kept, draft?.changes ?? {})));
}

/** The same of the form that stands on this page, after the short rest in which typing is kept. */
export function useUnsavedLines(kept: readonly ProfileEntry[]): ReadonlySet<string> {
  const draft = useLiveQuery(
    async () => loadFormDraft(store(), 'profile:settings:ideal_profile'),
    [],
  );
  return listUnsavedLines(kept, draft as Partial<ProfileDraft> | undefined);
}
