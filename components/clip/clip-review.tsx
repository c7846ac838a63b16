import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import { dismissReview, saveReview } from '../../lib/clips/save-reading.ts';
import { isSamePage } from '../../lib/sites/address.ts';
import { store } from '../../lib/store/open.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { toSavedText, useCommand } from '../use-command.ts';
import { ReviewForm } from './review-form.tsx';
import type { FollowedTab } from './use-followed-tab.ts';

/** How a review ended; `saved` is absent where it was put away. */
export interface ReviewEnd {
  readonly saved?: { readonly table: string; readonly id: string };
  /** The tab still shows the page that was reviewed. */
  readonly isHere: boolean;
}

export interface ClipReviewProps {
  readonly clipId: string;
  readonly tab: FollowedTab | undefined;
  readonly onReadAgain: () => void;
  /** Saved or put away. */
  readonly onEnd?: (end: ReviewEnd) => void;
}

/** A clip that waits for the rep, from disk: it survives the panel, the worker and the page it was read from. */
export function ClipReview({ clipId, tab, onReadAgain, onEnd }: ClipReviewProps) {
  const { run } = useCommand();
  const found = useLiveQuery(async () => ({ clip: await store().clips.get(clipId) }), [clipId]);
  if (!found) return null;
  const { clip } = found;
  if (!clip?.extraction || clip.state !== 'review') {
    return <EmptyState title={i18n.t('review.ended')} />;
  }
  const { extraction } = clip;
  const isHere = tab?.tabId === clip.tabId && (!tab.url || isSamePage(tab.url, clip.url));
  const dismiss = () => dismissReview(store(), clip);
  return (
    <ReviewForm
      clip={{ ...clip, extraction }}
      hasMoved={!isHere}
      onSave={(decision, edits) =>
        void run(
          saveReview(store(), { ...clip, extraction }, { decision, edits }),
          toSavedText,
        ).then((receipt) => receipt && onEnd?.({ saved: receipt, isHere }))
      }
      onReadAgain={() =>
        void dismiss().then(() => {
          onEnd?.({ isHere });
          onReadAgain();
        })
      }
      onDismiss={() => void dismiss().then(() => onEnd?.({ isHere }))}
    />
  );
}
