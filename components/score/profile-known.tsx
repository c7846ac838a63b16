import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { departments, type ProfileEntry, seniorities } from '../../lib/model/scoring.ts';
import { readTitle } from '../../lib/scoring/read-title.ts';
import { ResultList, toResultId } from '../ui/result-list.tsx';
import { ProfileBox } from './profile-box.tsx';
import { findValueProblem, type KnownFact, toEntry } from './profile-draft.ts';
import { type KnownValue, offerValues } from './profile-offers.ts';
import { problemText } from './profile-problems.ts';
import { departmentLabel, factLabel, seniorityLabel } from './score-words.ts';
import type { ProfileControl } from './use-profile-draft.ts';

function knownValues(fact: KnownFact): readonly KnownValue[] {
  return fact === 'seniority'
    ? seniorities.map((value) => ({ value, label: seniorityLabel(value) }))
    : departments.map((value) => ({ value, label: departmentLabel(value) }));
}

function meantBy(fact: KnownFact, typed: string): readonly string[] {
  const { seniority, departments: meant } = readTitle(typed);
  if (fact === 'department') return meant;
  return seniority === null ? [] : [seniority];
}

/** Seniorities and departments: picked from those that titles are read as. */
export function KnownFactField({
  fact,
  control,
  lines,
}: {
  readonly fact: KnownFact;
  readonly control: ProfileControl;
  /** Of this fact. */
  readonly lines: readonly ProfileEntry[];
}) {
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [error, setError] = useState<string>();
  const typed = control.draft.typed[fact] ?? '';
  const offers = offerValues({
    typed,
    values: knownValues(fact),
    taken: new Set(lines.map(({ value }) => value)),
    meant: meantBy(fact, typed),
  });
  const active = offers[Math.min(at, offers.length - 1)];
  const isShown = isOpen && offers.length > 0;
  const setText = (next: string) => {
    setError(undefined);
    setAt(0);
    control.type({ typed: { ...control.draft.typed, [fact]: next } });
  };
  const take = (value: string) => {
    const entry = toEntry(fact, value);
    const problem = findValueProblem(entry, control.lines);
    setText('');
    if (problem === undefined) control.put([entry]);
    else setError(problemText(problem));
  };
  return (
    <ProfileBox
      label={factLabel(fact)}
      hint={i18n.t(`profile.factHints.${fact}`)}
      error={error}
      lines={lines}
      onPut={control.put}
      onRemove={control.remove}
      below={
        isShown ? (
          <div className="absolute inset-x-0 top-full z-20 mt-1 max-h-64 overflow-y-auto rounded-lg bg-raised py-1 shadow-overlay forced-colors:border">
            <ResultList
              id={listId}
              label={factLabel(fact)}
              rows={offers.map(({ value, label }) => ({ id: value, title: label }))}
              activeId={active?.value}
              onOpen={take}
            />
          </div>
        ) : null
      }
    >
      {(field) => (
        <input
          {...field}
          data-next
          type="text"
          role="combobox"
          aria-expanded={isShown}
          aria-controls={isShown ? listId : undefined}
          aria-activedescendant={isShown && active ? toResultId(listId, active.value) : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          maxLength={80}
          placeholder={lines.length === 0 ? i18n.t(`profile.examples.${fact}`) : undefined}
          value={typed}
          className="h-6 min-w-12 flex-1 bg-transparent px-1.5 outline-none"
          onChange={(event) => {
            setText(event.target.value);
            setOpen(true);
          }}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault();
              const step = event.key === 'ArrowDown' ? 1 : -1;
              if (!isOpen) setOpen(true);
              else setAt((now) => Math.max(0, Math.min(now + step, offers.length - 1)));
            } else if (event.key === 'Enter' && (isShown || typed !== '')) {
              event.preventDefault();
              if (active) take(active.value);
              else setError(i18n.t('profile.problems.unknown'));
            } else if (event.key === 'Escape' && (isOpen || typed !== '')) {
              event.preventDefault();
              event.stopPropagation();
              if (isShown) setOpen(false);
              else setText('');
            }
          }}
        />
      )}
    </ProfileBox>
  );
}
