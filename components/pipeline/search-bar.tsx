import { Building2, User } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { i18n } from '#i18n';
import type { SearchHit } from '../../lib/store/search.ts';
import { Highlight } from '../ui/highlight.tsx';
import { useKeys } from '../ui/keys.ts';
import { ResultList, toResultId } from '../ui/result-list.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { AddRow } from './add-row.tsx';
import { toMatchRanges } from './match-ranges.ts';
import { useSearch } from './use-search.ts';

/** Only where the rep searches, and only a team has it. */
const TeamResults = lazy(async () => {
  const { TeamResults: results } = await import('./team-results.tsx');
  return { default: results };
});

export interface SearchBarProps {
  readonly placeholder: string;
  readonly size?: 'row' | 'md';
  readonly onOpen: (hit: Pick<SearchHit, 'table' | 'id'>) => void;
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

const icons = { prospects: User, companies: Building2 };

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
  const activeId = active && `${active.table}:${active.id}`;
  const query = text.trim();
  const open = (hit: Pick<SearchHit, 'table' | 'id'>) => {
    setText('');
    leaveField();
    onOpen(hit);
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
            activeId: activeId === undefined ? undefined : toResultId(listId, activeId),
            onMove: (step) =>
              setActiveIndex((now) => Math.max(0, Math.min(now + step, hits.length - 1))),
            onOpen: () => {
              if (active) open(active);
            },
          }}
        />
        {aside}
      </search>
      {query === '' ? (
        children
      ) : (
        <search className="min-h-0 flex-1 overflow-y-auto">
          <ResultList
            id={listId}
            label={i18n.t('app.searchShort')}
            activeId={activeId}
            rows={hits.map((hit) => ({
              id: `${hit.table}:${hit.id}`,
              icon: icons[hit.table],
              title: <Highlight text={hit.title} ranges={toMatchRanges(hit.title, query)} />,
              titleText: hit.title,
              why: hit.detail,
            }))}
            onOpen={(id) => {
              const hit = hits.find((candidate) => `${candidate.table}:${candidate.id}` === id);
              if (hit) open(hit);
            }}
          />
          <p className="px-4 py-2 text-xs text-ink-3" role="status">
            {result === undefined
              ? null
              : hits.length === 0
                ? i18n.t('search.none', [query])
                : i18n.t('search.count', [
                    new Intl.NumberFormat().format(result.matchCount),
                    new Intl.NumberFormat().format(result.rowCount),
                  ])}
          </p>
          <Suspense fallback={null}>
            <TeamResults
              query={query}
              shownIds={hits.map(({ id }) => id)}
              onOpen={(id) => open({ table: 'prospects', id })}
            />
          </Suspense>
          <AddRow name={query} onAdd={add} />
        </search>
      )}
    </>
  );
}
