import { lazy, type ReactNode, Suspense, useEffect, useId, useState } from 'react';
import { i18n } from '#i18n';
import { reportBug } from '../../lib/platform/log.ts';
import type { RecordRef } from '../../lib/store/search.ts';
import { useKeys } from '../ui/keys.ts';
import { toResultId } from '../ui/result-list.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { searching, toHitKey, useSearch } from './use-search.ts';

/** Most openings of the popup search nothing. */
const resultsView = () => import('./search-results.tsx');
const SearchResults = lazy(async () => {
  const { SearchResults: results } = await resultsView();
  return { default: results };
});

export interface SearchBarProps {
  readonly placeholder: string;
  readonly size?: 'row' | 'md';
  readonly onOpen: (record: RecordRef) => void;
  readonly onAdd: (name: string) => void;
  /** Stands right of the field. */
  readonly aside?: ReactNode;
  /** What is shown while nothing is searched. */
  readonly children: ReactNode;
}

/** So that the keys of what opens act at once. */
function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** The field on top, and in place of the view below it what was found from the first letter on. */
export function SearchBar({
  placeholder,
  size = 'row',
  onOpen,
  onAdd,
  aside,
  children,
}: SearchBarProps) {
  const [text, setText] = useState('');
  const [activeIndex, setActiveIndex] = useState(0);
  const listId = useId();
  const result = useSearch(text);
  const hits = result?.hits ?? [];
  const active = hits[Math.min(activeIndex, hits.length - 1)];
  const activeKey = active && toHitKey(active);
  const query = text.trim();
  useEffect(() => {
    // After the first paint, and before a finger is on a key.
    Promise.all([searching(), resultsView()]).catch((error: unknown) => reportBug('search', error));
  }, []);
  const open = (record: RecordRef) => {
    setText('');
    leaveField();
    onOpen(record);
  };
  const add = () => {
    setText('');
    leaveField();
    onAdd(query);
  };
  useKeys({ 'Ctrl+Enter': query === '' ? undefined : { run: add } });
  return (
    <>
      <search className="flex items-center gap-2 px-3 pt-2 pb-2">
        <SearchField
          label={i18n.t('app.searchShort')}
          placeholder={placeholder}
          size={size}
          value={text}
          keyLabel={i18n.t('keys.search')}
          onChange={(value) => {
            setText(value);
            setActiveIndex(0);
          }}
          results={{
            listId,
            activeId: activeKey === undefined ? undefined : toResultId(listId, activeKey),
            onMove: (step) =>
              setActiveIndex((now) => Math.max(0, Math.min(now + step, hits.length - 1))),
            onOpen: () => {
              if (active) open(active.opens);
            },
          }}
        />
        {aside}
      </search>
      {query === '' ? (
        children
      ) : (
        <Suspense fallback={null}>
          <SearchResults
            listId={listId}
            query={query}
            result={result}
            activeKey={activeKey}
            onOpen={open}
            onAdd={add}
          />
        </Suspense>
      )}
    </>
  );
}
