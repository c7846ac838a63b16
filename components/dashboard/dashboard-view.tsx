import { lazy, Suspense, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { browser } from '../../lib/platform/browser.ts';
import { type Intent, setIntent } from '../../lib/platform/intent.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { openPanel } from '../../lib/platform/panel.ts';
import { BoardView } from '../board/board-view.tsx';
import { QueueLine } from '../pipeline/queue-line.tsx';
import { classNames } from '../ui/class-names.ts';
import { useWindowId } from '../use-window-id.ts';
import { type DashboardActs, DashboardContext } from './dashboard-acts.ts';
import { DashboardSearch } from './dashboard-search.tsx';
import { type Place, toHash, toPlace } from './places.ts';

/** Charts and lists come with the place that shows them; most openings want the board. */
const ListView = lazy(async () => {
  const { ListView: view } = await import('../lists/list-view.tsx');
  return { default: view };
});
const ReportsView = lazy(async () => {
  const { ReportsView: view } = await import('../reports/reports-view.tsx');
  return { default: view };
});
const ForecastView = lazy(async () => {
  const { ForecastView: view } = await import('../reports/forecast-view.tsx');
  return { default: view };
});
const TouchesView = lazy(async () => {
  const { TouchesView: view } = await import('../reports/touches-view.tsx');
  return { default: view };
});

const navPlaces = [
  { hash: 'pipeline', label: 'dashboard.pipeline' },
  { hash: 'prospects', label: 'dashboard.prospects' },
  { hash: 'companies', label: 'dashboard.companies' },
  { hash: 'deals', label: 'dashboard.deals' },
  { hash: 'reports', label: 'dashboard.reports' },
  { hash: 'forecast', label: 'dashboard.forecast' },
  { hash: 'touchpoints', label: 'dashboard.touchpoints' },
] as const;

function openOptions(): void {
  void browser.runtime.openOptionsPage();
}

/** A place, and how many came before it. */
interface Visit {
  readonly place: Place;
  readonly count: number;
}

function nextVisit({ count }: Visit, place: Place): Visit {
  return { place, count: count + 1 };
}

/** The place that the address names; the browser's back and forward go through places. */
function usePlace(): readonly [Visit, (place: Place) => void] {
  const [visit, setVisit] = useState<Visit>(() => ({
    place: toPlace(window.location.hash),
    count: 0,
  }));
  useEffect(() => {
    const follow = () => {
      const kept = window.history.state as { readonly place?: Place } | null;
      setVisit((before) => nextVisit(before, kept?.place ?? toPlace(window.location.hash)));
    };
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  const go = (next: Place) => {
    window.history.pushState({ place: next }, '', `#${toHash(next)}`);
    setVisit((before) => nextVisit(before, next));
  };
  return [visit, go];
}

function Shown({ place, count }: Visit) {
  switch (place.kind) {
    case 'board':
      return <BoardView />;
    case 'list':
      return (
        <ListView
          // Another table, or the rows behind another number, begins anew.
          key={count}
          table={place.table}
          filter={place.filter}
          title={place.title}
        />
      );
    case 'reports':
      return <ReportsView />;
    case 'forecast':
      return <ForecastView />;
    case 'touchpoints':
      return <TouchesView />;
  }
}

/** The full tab for what does not fit beside a page: board, lists, reports. */
export function DashboardView() {
  const [visit, go] = usePlace();
  const { place } = visit;
  const windowId = useWindowId();
  const openInPanel = (intent: Intent) => {
    if (windowId === undefined) return;
    // The panel is opened first: the rep's gesture ends with the first await.
    openPanel(windowId)
      .then(() => setIntent(windowId, intent))
      .catch((error: unknown) => reportBug('panel', error));
  };
  const acts: DashboardActs = { go, openInPanel };
  const hash = toHash(place);
  const label = navPlaces.find(({ hash: of }) => of === hash)?.label;
  const title = label && i18n.t(label);
  useEffect(() => {
    document.title = title ? `${title} · ${i18n.t('extension.name')}` : i18n.t('extension.name');
  }, [title]);
  return (
    <DashboardContext value={acts}>
      <div className="flex h-screen min-w-[48rem] flex-col overflow-hidden bg-canvas print:h-auto print:min-w-0 print:overflow-visible">
        <header className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface px-5 py-2 print:hidden">
          <h1 className="font-semibold">{i18n.t('extension.name')}</h1>
          <nav aria-label={i18n.t('dashboard.places')} className="flex flex-1 flex-wrap gap-0.5">
            {navPlaces.map(({ hash: of, label }) => (
              <a
                key={of}
                href={`#${of}`}
                aria-current={of === hash ? 'page' : undefined}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  go(toPlace(of));
                }}
                className={classNames(
                  'flex h-(--control) items-center rounded-md px-2 whitespace-nowrap no-underline',
                  of === hash
                    ? 'bg-hover font-semibold text-ink'
                    : 'text-ink-2 hover:bg-hover hover:text-ink',
                )}
              >
                {i18n.t(label)}
              </a>
            ))}
            <button
              type="button"
              onClick={openOptions}
              className="flex h-(--control) items-center rounded-md px-2 text-ink-2 hover:bg-hover hover:text-ink"
            >
              {i18n.t('app.options')}
            </button>
          </nav>
          <DashboardSearch
            onOpen={({ table, id }) => {
              if (table === 'companies') openInPanel({ kind: 'company', id });
              else if (table === 'deals') openInPanel({ kind: 'deal', id });
              else openInPanel({ kind: 'prospect', id, isNoting: false });
            }}
            onAdd={(name) => openInPanel({ kind: 'add', name })}
          />
        </header>
        <main className="flex min-h-0 flex-1 flex-col print:block">
          <Suspense fallback={null}>
            <Shown {...visit} />
          </Suspense>
        </main>
        <div className="shrink-0 print:hidden">
          <QueueLine onShow={() => openInPanel({ kind: 'waiting' })} onOptions={openOptions} />
        </div>
      </div>
    </DashboardContext>
  );
}
