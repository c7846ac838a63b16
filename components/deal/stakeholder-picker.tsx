import { useEffect, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { toMatchRanges } from '../pipeline/match-ranges.ts';
import { Button } from '../ui/button.tsx';
import { Highlight } from '../ui/highlight.tsx';
import { useKeys } from '../ui/keys.ts';
import { Monogram } from '../ui/monogram.tsx';
import { ResultList, toResultId } from '../ui/result-list.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Section } from '../ui/section.tsx';
import { findCandidates, useCandidates } from './use-candidates.ts';

export interface StakeholderPickerProps {
  readonly companyId: string | null;
  /** Prospect ids of those who take part already. */
  readonly takenIds: readonly string[];
  /** Gives whether it was saved. The search stays open: the next one can be chosen at once. */
  readonly onAdd: (prospectId: string) => Promise<boolean>;
  readonly onDone: () => void;
}

/** Chooses people for a deal, one after the other. */
export function StakeholderPicker({ companyId, takenIds, onAdd, onDone }: StakeholderPickerProps) {
  const place = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [text, setText] = useState('');
  const [activeIndex, setActiveIndex] = useState(0);
  /** On the way into the deal: not offered twice to a rep who is faster than the disk. */
  const [addingId, setAddingId] = useState<string>();
  const query = text.trim();
  /** The letters as they are now, for an answer that comes later. */
  const typed = useRef('');
  if (addingId !== undefined && takenIds.includes(addingId)) setAddingId(undefined);
  const found = useCandidates({
    query,
    companyId,
    takenIds: addingId === undefined ? takenIds : [...takenIds, addingId],
  });
  const rows = found?.rows ?? [];
  const active = rows[Math.min(activeIndex, rows.length - 1)];
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'start' });
    field.current?.focus({ preventScroll: true });
  }, []);
  const type = (next: string) => {
    typed.current = next.trim();
    setText(next);
    setActiveIndex(0);
  };
  const add = async (id: string) => {
    type('');
    setAddingId(id);
    if (!(await onAdd(id))) setAddingId(undefined);
  };
  /** Enter before the letters are answered: whoever comes first in the answer. */
  const addFirst = async () => {
    const answer = await findCandidates(query, companyId);
    const first = answer.find(({ id }) => !takenIds.includes(id));
    if (first && typed.current === query) await add(first.id);
  };
  const enter = () => {
    if (found?.query === query) {
      if (active) void add(active.id);
    } else if (query !== '') {
      void addFirst();
    }
  };
  const move = (step: 1 | -1) =>
    setActiveIndex((now) => Math.max(0, Math.min(now + step, rows.length - 1)));
  useKeys({
    j: { label: i18n.t('keys.down'), run: () => move(1), repeats: true },
    k: { label: i18n.t('keys.up'), run: () => move(-1), repeats: true },
    Enter: { label: i18n.t('stakeholders.add'), run: enter },
    Escape: { label: i18n.t('stakeholders.done'), run: onDone },
  });
  return (
    <div ref={place} className="scroll-mt-1">
      <Section
        title={i18n.t('stakeholders.adding')}
        isFlush
        aside={
          <Button size="sm" keyHint="Escape" onClick={onDone}>
            {i18n.t('stakeholders.done')}
          </Button>
        }
      >
        <div className="flex px-4 pb-1">
          <SearchField
            ref={field}
            label={i18n.t('stakeholders.pick')}
            placeholder={i18n.t('stakeholders.pick')}
            value={text}
            onChange={type}
            onLeave={() => {
              if (text === '') onDone();
            }}
            results={{
              listId,
              isAlwaysOpen: true,
              activeId: active && toResultId(listId, active.id),
              onMove: move,
              onOpen: enter,
            }}
          />
        </div>
        <ResultList
          id={listId}
          label={i18n.t('stakeholders.pick')}
          activeId={active?.id}
          rows={rows.map(({ id, name, detail }) => ({
            id,
            mark: <Monogram name={name} size="sm" />,
            title: <Highlight text={name} ranges={toMatchRanges(name, query)} />,
            titleText: name,
            ...(detail === '' ? {} : { why: detail }),
          }))}
          onOpen={(id) => void add(id)}
        />
        <p className="px-4 pt-1 pb-3 text-xs text-ink-3" role="status">
          {found && rows.length === 0
            ? `${query === '' ? i18n.t('stakeholders.pickEmpty') : i18n.t('stakeholders.pickNone', [query])} `
            : null}
          {i18n.t('stakeholders.pickHint')}
        </p>
      </Section>
    </div>
  );
}
