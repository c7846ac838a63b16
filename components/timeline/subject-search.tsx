import { useLiveQuery } from 'dexie-react-hooks';
import { Building2, Handshake, User } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { store } from '../../lib/store/open.ts';
import { recentProspects } from '../../lib/store/queries.ts';
import { useSearch } from '../pipeline/use-search.ts';
import { ResultList, toResultId } from '../ui/result-list.tsx';
import { SearchField } from '../ui/search-field.tsx';

export interface FoundSubject {
  readonly table: 'prospects' | 'companies' | 'deals';
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

const recentCount = 6;
const icons = { prospects: User, companies: Building2, deals: Handshake };

/** The prospects met last, and from the first letter on what the search finds. */
function useSubjects(text: string): readonly FoundSubject[] | undefined {
  const query = text.trim();
  const recent = useLiveQuery(async () => recentProspects(store(), recentCount), []);
  const result = useSearch(query);
  if (query === '') {
    return recent?.map(({ id, name, title, companyName }) => ({
      table: 'prospects',
      id,
      name,
      detail: [title, companyName].filter(Boolean).join(', '),
    }));
  }
  return result?.hits.flatMap(({ table, id, title, detail }) =>
    table === 'notes' ? [] : [{ table, id, name: title, detail }],
  );
}

/** Finds a prospect, company or deal by name; arrows walk, Enter takes. */
export function SubjectSearch({
  onTake,
  onLeave,
}: {
  readonly onTake: (subject: FoundSubject) => void;
  /** Esc in the empty field. */
  readonly onLeave: () => void;
}) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [activeIndex, setActiveIndex] = useState(0);
  const subjects = useSubjects(text) ?? [];
  const active = subjects[Math.min(activeIndex, subjects.length - 1)];
  const isEmpty = text.trim() === '';
  useEffect(() => input.current?.focus(), []);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex">
        <SearchField
          ref={input}
          label={i18n.t('quick.who')}
          placeholder={i18n.t('quick.search')}
          value={text}
          onChange={(value) => {
            setText(value);
            setActiveIndex(0);
          }}
          onLeave={() => {
            if (isEmpty) onLeave();
          }}
          results={{
            listId,
            activeId: active && toResultId(listId, active.id),
            isAlwaysOpen: true,
            onMove: (step) =>
              setActiveIndex((now) => Math.max(0, Math.min(now + step, subjects.length - 1))),
            onOpen: () => {
              if (active) onTake(active);
            },
          }}
        />
      </div>
      <p role="status" className="pt-1 text-xs text-ink-3">
        {subjects.length > 0
          ? i18n.t(isEmpty ? 'quick.recent' : 'quick.found')
          : isEmpty
            ? i18n.t('quick.noneYet')
            : i18n.t('quick.none', [text.trim()])}
      </p>
      <div className="-mx-4">
        <ResultList
          id={listId}
          label={i18n.t('quick.who')}
          activeId={active?.id}
          rows={subjects.map(({ table, id, name, detail }) => ({
            id,
            icon: icons[table],
            title: name,
            why: detail,
          }))}
          onOpen={(id) => {
            const found = subjects.find((subject) => subject.id === id);
            if (found) onTake(found);
          }}
        />
      </div>
    </div>
  );
}
