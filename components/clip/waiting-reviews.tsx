import { useLiveQuery } from 'dexie-react-hooks';
import { Clock } from 'lucide-react';
import { i18n } from '#i18n';
import { isSamePage } from '../../lib/sites/address.ts';
import { listReviews } from '../../lib/store/clips.ts';
import { store } from '../../lib/store/open.ts';
import { LinkButton } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import type { FollowedTab } from './use-followed-tab.ts';

/** Readings that wait for a decision and are not the page in view: moving on does not lose them. */
export function WaitingReviews({
  tab,
  onOpen,
}: {
  readonly tab: FollowedTab | undefined;
  readonly onOpen: (clipId: string) => void;
}) {
  const reviews = useLiveQuery(async () => listReviews(store()), []);
  const elsewhere = (reviews ?? []).filter(
    (clip) => clip.tabId !== tab?.tabId || (tab.url && !isSamePage(tab.url, clip.url)),
  );
  const [first] = elsewhere;
  if (!first) return null;
  return (
    <div className="px-4 pb-2">
      <Callout icon={Clock} tone="neutral">
        {i18n.t('review.waiting', elsewhere.length)}.{' '}
        <LinkButton onClick={() => onOpen(first.id)}>{i18n.t('review.open')}</LinkButton>
      </Callout>
    </div>
  );
}
