import { Building2, Handshake, NotebookPen, User } from 'lucide-react';
import { lazy, Suspense, useMemo } from 'react';
import { i18n } from '#i18n';
import type { RecordRef, SearchHit, SearchResult } from '../../lib/store/search.ts';
import { toGradeChip } from '../score/kept-grade.tsx';
import { Highlight } from '../ui/highlight.tsx';
import { numberText } from '../ui/locale.ts';
import { ResultList } from '../ui/result-list.tsx';
import type { RowText } from '../ui/row-lines.tsx';
import { dayText } from '../words.ts';
import { AddRow } from './add-row.tsx';
import { toExcerpt } from './excerpt.ts';
import { toMatchRanges } from './match-ranges.ts';
import { toHitKey } from './use-search.ts';

/** Only a team has it. */
const TeamResults = lazy(async () => {
  const { TeamResults: results } = await import('./team-results.tsx');
  return { default: results };
});

const icons = { prospects: User, companies: Building2, deals: Handshake, notes: NotebookPen };

function toDetail({ detail, note }: SearchHit): string {
  if (!note) return detail;
  const day = dayText(note.at);
  return note.aboutName === undefined
    ? i18n.t('search.noteOn', [day])
    : i18n.t('search.noteOf', [day, note.aboutName]);
}

function toRow(hit: SearchHit, query: string): RowText {
  const title = hit.note ? toExcerpt(hit.title, query) : hit.title;
  return {
    id: toHitKey(hit),
    icon: icons[hit.table],
    title: <Highlight text={title} ranges={toMatchRanges(title, query)} />,
    titleText: title,
    why: toDetail(hit),
    chip: toGradeChip(hit.score),
  };
}

const noHits: readonly SearchHit[] = [];

export interface SearchResultsProps {
  readonly listId: string;
  readonly query: string;
  /** `undefined` until the store has answered. */
  readonly result: SearchResult | undefined;
  readonly activeKey: string | undefined;
  readonly onOpen: (record: RecordRef) => void;
  readonly onAdd: () => void;
}

/** What was found for a text, and what else can be done with it. */
export function SearchResults({
  listId,
  query,
  result,
  activeKey,
  onOpen,
  onAdd,
}: SearchResultsProps) {
  const hits = result?.hits ?? noHits;
  const rows = useMemo(() => hits.map((hit) => toRow(hit, query)), [hits, query]);
  return (
    <search className="receipt-room min-h-0 flex-1 overflow-y-auto">
      <ResultList
        id={listId}
        label={i18n.t('app.searchShort')}
        activeId={activeKey}
        rows={rows}
        onOpen={(key) => {
          const hit = hits.find((candidate) => toHitKey(candidate) === key);
          if (hit) onOpen(hit.opens);
        }}
      />
      <p className="px-4 py-2 text-xs text-ink-3" role="status">
        {result === undefined
          ? null
          : hits.length === 0
            ? i18n.t('search.none', [query])
            : i18n.t('search.count', [numberText(result.matchCount), numberText(result.rowCount)])}
      </p>
      <Suspense fallback={null}>
        <TeamResults
          query={query}
          shownIds={hits.map(({ id }) => id)}
          onOpen={(id) => onOpen({ table: 'prospects', id })}
        />
      </Suspense>
      <AddRow name={query} onAdd={onAdd} />
    </search>
  );
}
