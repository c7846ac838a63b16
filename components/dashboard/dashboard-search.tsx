import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { reportBug } from '../../lib/platform/log.ts';
import type { RecordRef } from '../../lib/store/search.ts';
import { searching, toHitKey, useSearch } from '../pipeline/use-search.ts';
import { toResultId } from '../ui/result-list.tsx';
import { SearchField } from '../ui/search-field.tsx';

const resultsView = () => import('../pipeline/search-results.tsx');
const SearchResults = lazy(async () => {
  const { SearchResults: results } = await resultsView();
  return { default: results };
});

function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** The field in the bar; what is found hangs below it and covers the view while one is at it. */
export function DashboardSearch({
  onOpen,
  onAdd,
}: {
  readonly onOpen: (record: RecordRef) => void;
  readonly onAdd: (name: string) => void;
}) {
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLElement>(null);
  const [activeIndex, setActiveIndex] = useState(0);
  const listId = useId();
  const result = useSearch(text);
  const hits = result?.hits ?? [];
  const active = hits[Math.min(activeIndex, hits.length - 1)];
  const activeKey = active && toHitKey(active);
  const query = text.trim();
  useEffect(() => {
    Promise.all([searching(), resultsView()]).catch((error: unknown) => reportBug('search', error));
  }, []);
  useEffect(() => {
    if (!isOpen) return undefined;
    const close = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && place.current?.contains(target))) setOpen(false);
    };
    // Before whoever keeps the press to itself.
    document.addEventListener('pointerdown', close, { capture: true });
    return () => document.removeEventListener('pointerdown', close, { capture: true });
  }, [isOpen]);
  const leave = (then: () => void) => {
    setText('');
    leaveField();
    then();
  };
  return (
    <search
      ref={place}
      className="relative w-80 min-w-40"
      onFocus={() => setOpen(true)}
      // Nothing has the focus after a press on a bare place of the results, and they stay.
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <SearchField
        label={i18n.t('app.searchShort')}
        placeholder={i18n.t('dashboard.search')}
        value={text}
        keyLabel={i18n.t('keys.search')}
        onChange={(value) => {
          setText(value);
          setOpen(true);
          setActiveIndex(0);
        }}
        results={{
          listId,
          isClosed: !isOpen,
          activeId: activeKey === undefined ? undefined : toResultId(listId, activeKey),
          onMove: (step) =>
            setActiveIndex((now) => Math.max(0, Math.min(now + step, hits.length - 1))),
          onOpen: () => {
            if (active) leave(() => onOpen(active.opens));
          },
        }}
      />
      {query === '' || !isOpen ? null : (
        <div className="absolute top-full right-0 z-20 mt-1 flex max-h-[70vh] w-[26rem] flex-col overflow-y-auto rounded-lg bg-raised shadow-overlay">
          <Suspense fallback={null}>
            <SearchResults
              listId={listId}
              query={query}
              result={result}
              activeKey={activeKey}
              onOpen={(record) => leave(() => onOpen(record))}
              onAdd={() => leave(() => onAdd(query))}
            />
          </Suspense>
        </div>
      )}
    </search>
  );
}
