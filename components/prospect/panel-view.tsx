import { useLiveQuery } from 'dexie-react-hooks';
import { ArrowLeft, List } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { send } from '../../lib/messaging/send.ts';
import type { Clip } from '../../lib/model/clip.ts';
import type { CompanyId, ProspectId } from '../../lib/model/ids.ts';
import { browser } from '../../lib/platform/browser.ts';
import { type Intent, watchIntent } from '../../lib/platform/intent.ts';
import { latestClip } from '../../lib/store/clips.ts';
import { store } from '../../lib/store/open.ts';
import { useFollowedTab } from '../clip/use-followed-tab.ts';
import { WaitingReviews } from '../clip/waiting-reviews.tsx';
import { useMailReceipts } from '../mail/use-mail-receipts.ts';
import { QueueLine } from '../pipeline/queue-line.tsx';
import { SearchBar } from '../pipeline/search-bar.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useKeys } from '../ui/keys.ts';
import { toSavedText, useCommand } from '../use-command.ts';
import { useWindowId } from '../use-window-id.ts';
import { ClipReview, CompanyView } from './lazy-views.tsx';
import { PanelMenu } from './panel-menu.tsx';
import { ProspectView } from './prospect-view.tsx';
import { ThisPage } from './this-page.tsx';

/** Few openings of the panel come here. */
const SyncView = lazy(async () => {
  const { SyncView: view } = await import('../sync/sync-view.tsx');
  return { default: view };
});

const DayView = lazy(async () => {
  const { DayView: view } = await import('../actions/day-view.tsx');
  return { default: view };
});
const AddForm = lazy(async () => {
  const { AddForm: view } = await import('./add-form.tsx');
  return { default: view };
});
const ProspectList = lazy(async () => {
  const { ProspectList: view } = await import('./prospect-list.tsx');
  return { default: view };
});
const DealView = lazy(async () => {
  const { DealView: view } = await import('../deal/deal-view.tsx');
  return { default: view };
});
const DealForm = lazy(async () => {
  const { DealForm: view } = await import('../deal/deal-form.tsx');
  return { default: view };
});
const SelectionNote = lazy(async () => {
  const { SelectionNote: view } = await import('../timeline/selection-note.tsx');
  return { default: view };
});

/** `page` follows the tab; every other place was opened by the rep and stays. */
type Place =
  | { readonly kind: 'page'; readonly noteRequest: number }
  | {
      readonly kind: 'prospect';
      readonly id: string;
      readonly noteRequest: number;
      readonly logRequest: number;
    }
  | { readonly kind: 'company'; readonly id: string }
  | { readonly kind: 'review'; readonly clipId: string }
  | { readonly kind: 'list' }
  | { readonly kind: 'day' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'deal'; readonly id: string }
  | {
      readonly kind: 'addDeal';
      readonly prospectId: string | undefined;
      readonly companyId: string | undefined;
    }
  | Extract<Intent, { kind: 'selection' }>
  | { readonly kind: 'add'; readonly name: string };

/** `noteRequest` is when the rep asked to write a note, 0 for never: asking again is a new request. */
const thisPage: Place = { kind: 'page', noteRequest: 0 };
/** A receipt is news only for a moment; an older clip was shown by the panel that was open then. */
const newsMs = 8000;

function toPlace(intent: Intent): Place {
  if (intent.kind === 'note') return { kind: 'page', noteRequest: Date.now() };
  if (intent.kind === 'page') return thisPage;
  if (intent.kind === 'prospect') {
    return {
      kind: 'prospect',
      id: intent.id,
      noteRequest: intent.isNoting ? Date.now() : 0,
      logRequest: intent.isLogging === true ? Date.now() : 0,
    };
  }
  return intent;
}

/** Shows the receipt of a clip that was made by key or menu, once. */
function useClipReceipts(windowId: number | undefined, onClip: () => void): void {
  const { showReceipt } = useCommand();
  const shown = useRef<Pick<Clip, 'id' | 'state'>>(undefined);
  const clip = useLiveQuery(
    async () => (windowId === undefined ? undefined : latestClip(store(), { windowId })),
    [windowId],
  );
  useEffect(() => {
    if (!clip) return;
    const before = shown.current?.id === clip.id ? shown.current.state : undefined;
    if (before === clip.state) return;
    shown.current = { id: clip.id, state: clip.state };
    if (Date.now() - new Date(clip.changedAt).getTime() > newsMs) return;
    // Who ended it shows the receipt, and says where to go: the popup, or a review or a refusal in this panel.
    if (clip.origin === 'popup' || clip.state === 'dismissed' || before === 'review') return;
    onClip();
    if (clip.state === 'saved' && clip.receipt) {
      showReceipt(clip.receipt, toSavedText(clip.receipt));
    }
  }, [clip, onClip, showReceipt]);
}

function openOptions(): void {
  void browser.runtime.openOptionsPage();
}

/** The side panel: the page beside it by default, and everything else on demand. */
export function PanelView() {
  const windowId = useWindowId();
  const [places, setPlaces] = useState<readonly Place[]>([thisPage]);
  const place = places.at(-1) ?? thisPage;
  const { tab, newer, lookAgain, follow: followTab } = useFollowedTab(windowId);
  const go = (next: Place) => setPlaces((now) => [...now, next].slice(-20));
  const back = () => setPlaces((now) => (now.length > 1 ? now.slice(0, -1) : now));
  const showThisPage = useCallback(() => {
    followTab();
    setPlaces([thisPage]);
  }, [followTab]);
  useClipReceipts(windowId, showThisPage);
  useMailReceipts(windowId, showThisPage);
  useEffect(() => {
    // A worker that was killed in the middle of a clip is woken to go on with it.
    void send('clips/resume', {});
  }, []);
  useEffect(() => {
    if (windowId === undefined) return undefined;
    return watchIntent(windowId, (intent) => {
      lookAgain();
      const isPage = intent.kind === 'note' || intent.kind === 'page';
      setPlaces(isPage ? [toPlace(intent)] : [thisPage, toPlace(intent)]);
    });
  }, [windowId, lookAgain]);
  useKeys({
    Escape:
      place.kind === 'page' ||
      place.kind === 'add' ||
      place.kind === 'addDeal' ||
      place.kind === 'selection' ||
      place.kind === 'review'
        ? undefined
        : { label: i18n.t('app.back'), run: back },
  });
  const openProspect = (id: string) => go({ kind: 'prospect', id, noteRequest: 0, logRequest: 0 });
  const openDeal = (id: string) => go({ kind: 'deal', id });
  const addDeal = (of: { prospectId?: string; companyId?: string }) =>
    go({ kind: 'addDeal', prospectId: of.prospectId, companyId: of.companyId });
  const openCompany = (id: CompanyId) => go({ kind: 'company', id });
  return (
    <div className="flex h-screen min-w-72 flex-col overflow-hidden bg-surface">
      <header className="sr-only">
        <h1>{i18n.t('extension.name')}</h1>
      </header>
      <SearchBar
        placeholder={i18n.t('app.search')}
        onOpen={({ table, id }) => {
          if (table === 'companies') go({ kind: 'company', id });
          else if (table === 'deals') openDeal(id);
          else openProspect(id);
        }}
        onAdd={(name) => go({ kind: 'add', name })}
        aside={
          <>
            <IconButton
              icon={List}
              label={i18n.t('app.allProspects')}
              size="row"
              onClick={() => go({ kind: 'list' })}
            />
            <PanelMenu
              onDay={() => go({ kind: 'day' })}
              onAdd={() => go({ kind: 'add', name: '' })}
              onOptions={openOptions}
            />
          </>
        }
      >
        {place.kind === 'page' && newer === undefined ? null : (
          <div className="flex min-h-(--control-sm) items-center gap-2 px-3 pb-1">
            {place.kind === 'page' ? null : (
              <Button size="sm" look="plain" icon={ArrowLeft} keyHint="Escape" onClick={back}>
                {i18n.t('app.back')}
              </Button>
            )}
            <span className="ml-auto text-xs">
              <LinkButton onClick={showThisPage}>{i18n.t('page.toThisPage')}</LinkButton>
            </span>
          </div>
        )}
        <main className="receipt-room flex min-h-0 flex-1 flex-col overflow-y-auto">
          {place.kind === 'page' || place.kind === 'list' ? (
            <WaitingReviews tab={tab} onOpen={(clipId) => go({ kind: 'review', clipId })} />
          ) : null}
          {place.kind === 'review' ? (
            <ClipReview
              key={place.clipId}
              clipId={place.clipId}
              tab={tab}
              onReadAgain={showThisPage}
              onEnd={({ saved, isHere }) => {
                setPlaces([thisPage]);
                if (isHere) return;
                if (saved?.table === 'prospects') openProspect(saved.id);
                if (saved?.table === 'companies') go({ kind: 'company', id: saved.id });
              }}
            />
          ) : null}
          {place.kind === 'page' && tab ? (
            <ThisPage
              tab={tab}
              noteRequest={place.noteRequest}
              onOpenProspect={openProspect}
              onOpenCompany={openCompany}
              onOpenDeal={openDeal}
              onAddDeal={addDeal}
              onAddByHand={() => go({ kind: 'add', name: '' })}
            />
          ) : null}
          {place.kind === 'prospect' ? (
            <ProspectView
              key={place.id}
              id={place.id as ProspectId}
              noteRequest={place.noteRequest}
              logRequest={place.logRequest}
              onOpenProspect={openProspect}
              onOpenCompany={openCompany}
              onOpenDeal={openDeal}
              onAddDeal={addDeal}
              onGone={back}
            />
          ) : null}
          {place.kind === 'company' ? (
            <CompanyView
              key={place.id}
              id={place.id as CompanyId}
              onOpenProspect={openProspect}
              onOpenDeal={openDeal}
              onAddDeal={addDeal}
              onGone={back}
            />
          ) : null}
          {place.kind === 'deal' ? (
            <Suspense fallback={null}>
              <DealView
                key={place.id}
                id={place.id}
                onOpenProspect={openProspect}
                onOpenCompany={openCompany}
                onOpenDeal={openDeal}
                onGone={back}
              />
            </Suspense>
          ) : null}
          {place.kind === 'addDeal' ? (
            <Suspense fallback={null}>
              <DealForm
                prospectId={place.prospectId}
                companyId={place.companyId}
                onDone={(id) => {
                  back();
                  if (id !== undefined) openDeal(id);
                }}
              />
            </Suspense>
          ) : null}
          {place.kind === 'selection' ? (
            <Suspense fallback={null}>
              <SelectionNote
                key={place.url + place.body}
                body={place.body}
                url={place.url}
                saved={place.saved}
                onDone={(saved) => {
                  back();
                  if (saved?.table === 'prospects') openProspect(saved.id);
                  if (saved?.table === 'companies') openCompany(saved.id as CompanyId);
                  if (saved?.table === 'deals') openDeal(saved.id);
                }}
              />
            </Suspense>
          ) : null}
          {place.kind === 'list' ? (
            <Suspense fallback={null}>
              <ProspectList onOpen={openProspect} onAdd={() => go({ kind: 'add', name: '' })} />
            </Suspense>
          ) : null}
          {place.kind === 'day' ? (
            <Suspense fallback={null}>
              <DayView
                onOpen={({ about }) =>
                  about.table === 'deals' ? openDeal(about.id) : openProspect(about.id)
                }
              />
            </Suspense>
          ) : null}
          {place.kind === 'waiting' ? (
            <Suspense fallback={null}>
              <SyncView
                onOpenProspect={openProspect}
                onOpenCompany={(id) => openCompany(id as CompanyId)}
                onOpenDeal={openDeal}
              />
            </Suspense>
          ) : null}
          {place.kind === 'add' ? (
            <Suspense fallback={null}>
              <AddForm
                name={place.name}
                onDone={(id) => {
                  back();
                  if (id !== undefined) openProspect(id);
                }}
              />
            </Suspense>
          ) : null}
        </main>
      </SearchBar>
      <QueueLine
        onShow={place.kind === 'waiting' ? undefined : () => go({ kind: 'waiting' })}
        onOptions={openOptions}
      />
    </div>
  );
}
