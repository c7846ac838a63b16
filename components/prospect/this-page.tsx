import { useLiveQuery } from 'dexie-react-hooks';
import { Eye } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { i18n } from '#i18n';
import { clipTab } from '../../lib/clips/clip-tab.ts';
import { toQuestion } from '../../lib/clips/icon.ts';
import type { CompanyId, ProspectId } from '../../lib/model/ids.ts';
import { canonicalAddress, isSamePage } from '../../lib/sites/address.ts';
import { changeClip, latestClip } from '../../lib/store/clips.ts';
import { matchAddress } from '../../lib/store/match.ts';
import { store } from '../../lib/store/open.ts';
import type { FollowedTab } from '../clip/use-followed-tab.ts';
import { useMailSite } from '../mail/use-mail-site.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useKeys } from '../ui/keys.ts';
import { useCommand } from '../use-command.ts';
import { useShortcuts } from '../use-shortcut.ts';
import { ClipReview, CompanyView, RefusedCard } from './lazy-views.tsx';
import { ProspectView } from './prospect-view.tsx';

/** A tab on webmail brings its view along. */
const MailPage = lazy(async () => {
  const { MailPage: view } = await import('../mail/mail-page.tsx');
  return { default: view };
});

export interface ThisPageProps {
  readonly tab: FollowedTab;
  readonly noteRequest: number;
  readonly onOpenProspect: (id: string) => void;
  readonly onOpenCompany: (id: CompanyId) => void;
  readonly onOpenDeal: (id: string) => void;
  readonly onAddDeal: (of: { prospectId?: string; companyId?: string }) => void;
  readonly onAddByHand: () => void;
}

/** A page of a site of people: the record it belongs to, a clip that waits for the rep, or how to clip it. */
function PersonPage({
  tab,
  noteRequest,
  onOpenProspect,
  onOpenCompany,
  onOpenDeal,
  onAddDeal,
  onAddByHand,
}: ThisPageProps) {
  const { showFailure } = useCommand();
  const [isReading, setReading] = useState(false);
  const clipKey = useShortcuts()['clip-page'];
  const address = tab.url === undefined ? undefined : canonicalAddress(tab.url);
  const kind = address?.pageKind;
  const isRecord = kind === 'profile' || kind === 'company';
  const key = isRecord ? `${kind}:${address?.slug}:${address?.linkedinId}` : '';
  const found = useLiveQuery(async () => {
    const clip = await latestClip(store(), { tabId: tab.tabId });
    const record =
      address && isRecord ? await matchAddress(store(), toQuestion(address)) : undefined;
    return { clip, record };
  }, [tab.tabId, key]);

  const read = async () => {
    if (tab.url === undefined || isReading) return;
    setReading(true);
    const { tabId, windowId, url } = tab;
    const clip = await clipTab(store(), { tabId, windowId, url, origin: 'panel' });
    setReading(false);
    if (!clip.ok) showFailure(clip.failure);
  };
  useKeys({
    c: isRecord ? { label: i18n.t('page.clip'), run: () => void read() } : undefined,
  });
  if (!found) return null;

  const { clip, record } = found;
  const isOfThisPage = clip && (tab.url === undefined || isSamePage(clip.url, tab.url));
  if (clip && isOfThisPage && clip.state === 'review') {
    return <ClipReview key={clip.id} clipId={clip.id} tab={tab} onReadAgain={() => void read()} />;
  }
  if (clip && isOfThisPage && clip.state === 'failed' && clip.failure) {
    const dismiss = () => changeClip(store(), clip.id, { state: 'dismissed' });
    return (
      <div className="px-4 py-3">
        <RefusedCard
          failure={clip.failure}
          acts={{
            onReadAgain: () => void dismiss().then(read),
            onAddByHand: () => void dismiss().then(onAddByHand),
          }}
        />
      </div>
    );
  }
  if (record && kind === 'profile') {
    return (
      <ProspectView
        key={record.id}
        id={record.id as ProspectId}
        noteRequest={noteRequest}
        onOpenProspect={onOpenProspect}
        onOpenCompany={onOpenCompany}
        onOpenDeal={onOpenDeal}
        onAddDeal={onAddDeal}
        onGone={() => undefined}
      />
    );
  }
  if (record && kind === 'company') {
    return (
      <CompanyView
        key={record.id}
        id={record.id as CompanyId}
        onOpenProspect={onOpenProspect}
        onOpenDeal={onOpenDeal}
        onAddDeal={onAddDeal}
        onGone={() => undefined}
      />
    );
  }
  if (isReading || clip?.state === 'reading') {
    return <EmptyState title={i18n.t('page.reading')} />;
  }
  if (isRecord) {
    return (
      <EmptyState
        title={i18n.t('page.notSaved')}
        action={
          <Button look="primary" keyHint="c" onClick={() => void read()}>
            {kind === 'company' ? i18n.t('page.clipCompany') : i18n.t('page.clip')}
          </Button>
        }
      >
        {clipKey === undefined
          ? i18n.t('page.notSavedClick')
          : i18n.t('page.notSavedHint', [clipKey])}
      </EmptyState>
    );
  }
  return tab.url === undefined ? (
    <EmptyState icon={Eye} title={i18n.t('page.cannotSee')}>
      {clipKey === undefined
        ? i18n.t('page.cannotSeeClick')
        : i18n.t('page.cannotSeeHint', [clipKey])}
    </EmptyState>
  ) : (
    <EmptyState title={i18n.t('page.noPerson')}>{i18n.t('page.noPersonHint')}</EmptyState>
  );
}

/** The page beside the panel: a mail thread with its people, or a person's or company's page. */
export function ThisPage(props: ThisPageProps) {
  const { tab } = props;
  const { url } = tab;
  // Most addresses are told by the list alone; only a server of the rep's own has to be looked up.
  const site = useMailSite(url);
  if (site === 'looking') return null;
  if (site === undefined || url === undefined) return <PersonPage {...props} />;
  return (
    <Suspense fallback={null}>
      <MailPage
        key={tab.tabId}
        tab={{ ...tab, url }}
        site={site}
        noteRequest={props.noteRequest}
        onOpenProspect={props.onOpenProspect}
        onOpenDeal={props.onOpenDeal}
        onAddDeal={props.onAddDeal}
        onAddByHand={props.onAddByHand}
      />
    </Suspense>
  );
}
