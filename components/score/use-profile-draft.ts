import { useEffect } from 'react';
import { i18n } from '#i18n';
import type { ProfileEntry } from '../../lib/model/scoring.ts';
import { saveSetting } from '../../lib/store/commands/settings.ts';
import { loadSetting } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { useReceipt } from '../ui/toast.tsx';
import { useCommand } from '../use-command.ts';
import {
  applyChanges,
  dropSettled,
  emptyDraft,
  type ProfileDraft,
  withLines,
  withoutLine,
} from './profile-draft.ts';
import { useChangingDraft } from './use-changing-draft.ts';

export interface ProfileControl {
  readonly draft: ProfileDraft;
  /** The profile with what is not saved yet. */
  readonly lines: readonly ProfileEntry[];
  readonly changeCount: number;
  readonly put: (entries: readonly ProfileEntry[]) => void;
  readonly remove: (lineId: string) => void;
  readonly type: (part: Partial<Pick<ProfileDraft, 'typed' | 'size'>>) => void;
  readonly save: () => Promise<void>;
  /** Lets go of what is not saved; the receipt brings it back. */
  readonly discard: () => void;
}

function isUntouched({ typed, size }: ProfileDraft): boolean {
  return Object.values(typed).every((text) => text === '') && size.from === '' && size.to === '';
}

/**
 * What is changed of the profile until it is saved as a whole: everybody's score is worked out anew after that. Kept are
 * the changes and not the outcome, so that what a colleague saves meanwhile stays. `undefined` until it is known.
 */
export function useProfileDraft(kept: readonly ProfileEntry[]): ProfileControl | undefined {
  const { value, change, read, drop } = useChangingDraft<ProfileDraft>(
    'profile:settings:ideal_profile',
    emptyDraft,
  );
  const { run } = useCommand();
  const { show } = useReceipt();
  const changes = value ? dropSettled(kept, value.changes) : {};
  const changeCount = Object.keys(changes).length;
  const isSettled =
    value !== undefined && changeCount === 0 && Object.keys(value.changes).length > 0;
  useEffect(() => {
    // Once the saved profile is shown, or an undone save would stand there as a change again.
    if (!isSettled) return;
    if (isUntouched(read())) drop();
    else change((now) => ({ ...now, changes: {} }));
  }, [isSettled, change, read, drop]);

  if (!value) return undefined;
  return {
    draft: value,
    lines: applyChanges(kept, changes),
    changeCount,
    put: (entries) =>
      change((now) => ({ ...now, changes: withLines(dropSettled(kept, now.changes), entries) })),
    remove: (id) =>
      change((now) => ({ ...now, changes: withoutLine(dropSettled(kept, now.changes), id) })),
    type: (part) => change((now) => ({ ...now, ...part })),
    save: async () => {
      const { entries } = await loadSetting(store(), 'ideal_profile');
      const next = applyChanges(entries, read().changes);
      await run(saveSetting(store(), 'ideal_profile', { entries: [...next] }), () => ({
        title: i18n.t('profile.saved'),
        detail: i18n.t('profile.lines', next.length),
      }));
    },
    discard: () => {
      const former = read();
      drop();
      show({
        title: i18n.t('profile.discarded'),
        undo: { label: i18n.t('app.undo'), run: () => change(() => former) },
      });
    },
  };
}
