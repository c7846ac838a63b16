import { useId, useMemo, useState } from 'react';
import { i18n } from '#i18n';
import { foldText } from '../../lib/model/fold.ts';
import type { BoardCard } from '../../lib/store/board.ts';
import { ResultList, toResultId } from '../ui/result-list.tsx';
import { SearchField } from '../ui/search-field.tsx';

const mostShown = 6;

/** Finds a company among those of the cards. */
export function CompanyField({
  cards,
  onTake,
}: {
  readonly cards: readonly BoardCard[];
  readonly onTake: (companyId: string) => void;
}) {
  const listId = useId();
  const [text, setText] = useState('');
  const [activeIndex, setActiveIndex] = useState(0);
  const companies = useMemo(() => {
    const nameById = new Map<string, string>();
    for (const { companyId, companyName } of cards) {
      if (companyId !== null && companyName !== null) nameById.set(companyId, companyName);
    }
    return Array.from(nameById, ([id, name]) => ({ id, name, folded: foldText(name) })).sort(
      (one, other) => (one.folded < other.folded ? -1 : 1),
    );
  }, [cards]);
  const words = foldText(text).split(' ').filter(Boolean);
  const found =
    words.length === 0
      ? []
      : companies
          .filter(({ folded }) => words.every((word) => folded.includes(word)))
          .slice(0, mostShown);
  const active = found[Math.min(activeIndex, found.length - 1)];
  return (
    <div className="flex flex-col gap-1">
      <span aria-hidden="true" className="text-xs text-ink-2">
        {i18n.t('board.company')}
      </span>
      <div className="flex">
        <SearchField
          label={i18n.t('board.company')}
          placeholder={i18n.t('board.companyFind')}
          value={text}
          onChange={(value) => {
            setText(value);
            setActiveIndex(0);
          }}
          results={{
            listId,
            activeId: active && toResultId(listId, active.id),
            onMove: (step) =>
              setActiveIndex((now) => Math.max(0, Math.min(now + step, found.length - 1))),
            onOpen: () => {
              if (active) onTake(active.id);
            },
          }}
        />
      </div>
      {text.trim() === '' ? null : (
        <div className="-mx-3">
          {found.length === 0 ? (
            <p role="status" className="px-3 py-1 text-xs text-ink-3">
              {i18n.t('board.companyNone')}
            </p>
          ) : null}
          <ResultList
            id={listId}
            label={i18n.t('board.company')}
            activeId={active?.id}
            rows={found.map(({ id, name }) => ({ id, title: name }))}
            onOpen={onTake}
          />
        </div>
      )}
    </div>
  );
}
