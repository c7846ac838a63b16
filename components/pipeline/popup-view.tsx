import { useLiveQuery } from 'dexie-react-hooks';
import { LayoutDashboard, PanelRight, Settings } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { i18n } from '#i18n';
import { browser } from '../../lib/platform/browser.ts';
import { openDashboard } from '../../lib/platform/dashboard-tab.ts';
import { type Intent, setIntent } from '../../lib/platform/intent.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { openPanel } from '../../lib/platform/panel.ts';
import { loadPipeline } from '../../lib/store/kept-pipeline.ts';
import { store } from '../../lib/store/open.ts';
import { recentProspects } from '../../lib/store/queries.ts';
import type { CardActs } from '../clip/page-card.tsx';
import { ReadingCard } from '../clip/reading-card.tsx';
import { RefusedCard } from '../clip/refused-card.tsx';
import { type ActivePage, useActivePage } from '../clip/use-active-page.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { toSavedText, useCommand } from '../use-command.ts';
import { useWindowId } from '../use-window-id.ts';
import { dueShownCount, type FirstLook, loadDay, recentShownCount } from './first-look.ts';
import { PipelineStrip } from './pipeline-strip.tsx';
import { QueueLine } from './queue-line.tsx';
import { Recent } from './recent.tsx';
import { SearchBar } from './search-bar.tsx';
import { Today } from './today.tsx';
import { searching } from './use-search.ts';

/** What saves comes after the first paint, and is there before a rep can have read the card. */
const saving = () => import('../../lib/clips/save-reading.ts');

/** Comes while the page is being read: that takes longer. */
const readCard = () => import('./read-card.tsx');
const ReadCard = lazy(async () => {
  const { ReadCard: card } = await readCard();
  return { default: card };
});

/** Comes with a tab on webmail alone. */
const MailCard = lazy(async () => {
  const { PopupMail: card } = await import('../mail/popup-mail.tsx');
  return { default: card };
});

/** Opens the panel on something and leaves. The panel is opened first: the rep's gesture ends with the first await. */
function showInPanel(windowId: number, intent: Intent): void {
  openPanel(windowId)
    .then(() => setIntent(windowId, intent))
    .then(() => window.close())
    .catch((error: unknown) => reportBug('panel', error));
}

function ThisPage({
  page,
  windowId,
  onReadAgain,
}: {
  readonly page: ActivePage;
  readonly windowId: number;
  readonly onReadAgain: () => void;
}) {
  const { run, showFailure } = useCommand();
  const addByHand = () => showInPanel(windowId, { kind: 'add', name: '' });
  const isReading = page.status === 'reading';
  useEffect(() => {
    if (isReading) void readCard();
  }, [isReading]);
  if (page.status === 'looking') return null;
  if (page.status === 'reading') return <ReadingCard />;
  if (page.status === 'mail') {
    return (
      <Suspense fallback={<ReadingCard />}>
        <MailCard
          tab={page.tab}
          onChoose={() => showInPanel(windowId, { kind: 'page' })}
          onAddByHand={addByHand}
        />
      </Suspense>
    );
  }
  if (page.status !== 'read') {
    const failure = page.status === 'none' ? { code: 'unsupported_page' as const } : page.failure;
    return <RefusedCard failure={failure} acts={{ onReadAgain, onAddByHand: addByHand }} />;
  }
  const { reading } = page;
  const isCompany = reading.extraction.pageKind === 'company';
  const acts: CardActs = {
    onSave: (decision) =>
      void run(
        saving().then((clips) => clips.saveReading(store(), reading, { decision })),
        toSavedText,
      ),
    onReview: () => {
      // The panel is asked for before the reading is put down: the gesture does not outlive an await.
      const opened = openPanel(windowId);
      saving()
        .then((clips) => clips.putToReview(store(), reading))
        .then(async (put) => {
          if (!put.ok) return showFailure(put.failure);
          await opened;
          await setIntent(windowId, { kind: 'review', clipId: put.value.id });
          window.close();
        })
        .catch((error: unknown) => reportBug('review', error));
    },
    onOpen: (id) =>
      showInPanel(
        windowId,
        isCompany ? { kind: 'company', id } : { kind: 'prospect', id, isNoting: false },
      ),
    onLog: (id) =>
      showInPanel(windowId, { kind: 'prospect', id, isNoting: false, isLogging: true }),
    onReadAgain,
    onAddByHand: addByHand,
  };
  return (
    <Suspense fallback={<ReadingCard />}>
      <ReadCard reading={reading} acts={acts} />
    </Suspense>
  );
}

function openOptions(): void {
  void browser.runtime.openOptionsPage().then(() => window.close());
}

function showDashboard(): void {
  openDashboard()
    .then(() => window.close())
    .catch((error: unknown) => reportBug('dashboard', error));
}

/** The toolbar popup: the page in view first, then today, then who was met last. */
export function PopupView({ first }: { readonly first: FirstLook | undefined }) {
  const windowId = useWindowId() ?? browser.windows.WINDOW_ID_CURRENT;
  const { page, readAgain } = useActivePage();
  const day = useLiveQuery(async () => loadDay(store(), { limit: dueShownCount }), [], first?.day);
  const recent = useLiveQuery(
    async () => recentProspects(store(), recentShownCount),
    [],
    first?.recent,
  );
  const pipeline = useLiveQuery(async () => loadPipeline(store()), [], first?.pipeline);
  useEffect(() => {
    void saving();
    searching()
      .then(({ warmSearch }) => warmSearch(store()))
      .catch((error: unknown) => reportBug('search', error));
  }, []);
  const openProspect = (id: string) =>
    showInPanel(windowId, { kind: 'prospect', id, isNoting: false });
  return (
    <div className="flex h-[560px] w-[360px] flex-col overflow-hidden bg-surface">
      <header className="sr-only">
        <h1>{i18n.t('extension.name')}</h1>
      </header>
      <SearchBar
        placeholder={i18n.t('app.search')}
        onOpen={({ table, id }) => {
          if (table === 'companies') showInPanel(windowId, { kind: 'company', id });
          else if (table === 'deals') showInPanel(windowId, { kind: 'deal', id });
          else openProspect(id);
        }}
        onAdd={(name) => showInPanel(windowId, { kind: 'add', name })}
        aside={
          <>
            <IconButton
              icon={LayoutDashboard}
              label={i18n.t('dashboard.open')}
              size="row"
              onClick={showDashboard}
            />
            <IconButton
              icon={PanelRight}
              label={i18n.t('app.openPanel')}
              size="row"
              onClick={() => showInPanel(windowId, { kind: 'list' })}
            />
            <IconButton
              icon={Settings}
              label={i18n.t('app.options')}
              size="row"
              onClick={openOptions}
            />
          </>
        }
      >
        <main className="receipt-room flex min-h-0 flex-1 flex-col overflow-y-auto">
          <div className="px-3 pb-2">
            <ThisPage page={page} windowId={windowId} onReadAgain={readAgain} />
          </div>
          {day ? (
            <Today
              day={day}
              onOpen={({ about }) =>
                about.table === 'deals'
                  ? showInPanel(windowId, { kind: 'deal', id: about.id })
                  : openProspect(about.id)
              }
              onShowAll={() => showInPanel(windowId, { kind: 'day' })}
            />
          ) : null}
          {recent ? (
            <Recent
              prospects={recent}
              hasKeys={day?.list.entries.length === 0}
              onOpen={openProspect}
            />
          ) : null}
        </main>
      </SearchBar>
      {pipeline ? <PipelineStrip pipeline={pipeline} /> : null}
      <QueueLine
        first={first?.status}
        onShow={() => showInPanel(windowId, { kind: 'waiting' })}
        onOptions={openOptions}
      />
    </div>
  );
}
