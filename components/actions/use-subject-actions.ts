import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useState } from 'react';
import type { Action } from '../../lib/actions/facts.ts';
import { endOfDay } from '../../lib/platform/clock.ts';
import { reportBug } from '../../lib/platform/log.ts';
import type { SubjectTable } from '../../lib/store/action-row.ts';
import { store } from '../../lib/store/open.ts';
import type * as SubjectActions from '../../lib/store/subject-actions.ts';
import type { SubjectEntry } from '../../lib/store/subject-actions.ts';
import { useNow } from '../use-now.ts';
import { type ActionWords, toActionWords } from './action-words.ts';

export interface SubjectActionsNow {
  /** Due until tonight, the most pressing first; with those of a prospect's deal, or of a deal's people. */
  readonly due: readonly SubjectEntry[];
  /** Due later, the earliest first; what has no time at the end. */
  readonly later: readonly SubjectEntry[];
  /** All that rules say of this one itself, due or not, the most pressing first. */
  readonly actions: readonly Action[];
  readonly toWords: (entry: Pick<SubjectEntry, 'about' | 'action'>) => ActionWords | undefined;
}

type Loaded = typeof SubjectActions;

// The rules, and the tables by which titles are read for the score, are asked for at once and come while the page is drawn.
let kept: Loaded | undefined;
const loading = import('../../lib/store/subject-actions.ts').then((loaded) => {
  kept = loaded;
  return loaded;
});

function useLoaded(): Loaded | undefined {
  const [loaded, setLoaded] = useState(kept);
  useEffect(() => {
    let isOn = true;
    loading
      .then((found) => {
        if (isOn) setLoaded(found);
      })
      .catch((error: unknown) => reportBug('actions', error));
    return () => {
      isOn = false;
    };
  }, []);
  return loaded;
}

/** What there is to do for one prospect or deal, by their rows as they are now; `undefined` until they are read. */
export function useSubjectActions(about: {
  readonly table: SubjectTable;
  readonly id: string;
}): SubjectActionsNow | undefined {
  const { table, id } = about;
  const loaded = useLoaded();
  const view = useLiveQuery(
    async () => loaded?.loadSubjectActions(store(), { table, id }),
    [loaded, table, id],
  );
  const now = useNow();
  return useMemo(() => {
    if (!loaded || !view) return undefined;
    const { byRank } = loaded;
    const { workspace, nameById } = view;
    const until = endOfDay(now);
    const isOver = ({ action }: SubjectEntry) =>
      action?.until !== undefined && action.until < new Date(now).toISOString();
    const entries = [...view.entries, ...view.beside].filter((entry) => !isOver(entry));
    return {
      due: entries.filter((entry) => entry.dueAt <= until).sort(byRank),
      later: entries
        .filter((entry) => entry.dueAt > until)
        .sort((one, other) => (one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : 0)),
      actions: view.entries.flatMap(({ action }) => action ?? []),
      toWords: ({ about, action }) =>
        action === null
          ? undefined
          : toActionWords(action, {
              subject: about.name,
              now,
              calendar: workspace.calendar,
              nameById,
            }),
    };
  }, [loaded, view, now]);
}
