import { useEffect, useRef, useState } from 'react';
import { reportBug } from '../../lib/platform/log.ts';
import { filterKeyOf } from '../../lib/store/list-key.ts';
import type { ListQuery } from '../../lib/store/record-lists.ts';
import { askDashboard, watchDashboard } from '../dashboard/ask-dashboard.ts';
import type { ListSnapshot } from './list-rows.ts';
import {
  chooseRange,
  keepOnly,
  noSelection,
  type Selection,
  selectAll,
  toggleRow,
} from './selection.ts';

export interface SelectionControl {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  /** From the row that was chosen last to this one. */
  readonly extendTo: (index: number) => void;
  /** All that fit the query, also those that are out of sight. */
  readonly selectAll: () => void;
  readonly clear: () => void;
}

/** Ids from one row to another, by place; asks the worker where some of them are not here. */
async function findRange(
  { shown, query }: { readonly shown: ListSnapshot; readonly query: ListQuery },
  anchorId: string,
  index: number,
): Promise<readonly string[]> {
  const anchor = shown.indexOf(anchorId);
  if (anchor >= 0) {
    const [from, until] = anchor < index ? [anchor, index] : [index, anchor];
    const rows = Array.from({ length: until - from + 1 }, (_, at) => shown.rowAt(from + at));
    const ids = rows.flatMap((row) => (row ? [row.id] : []));
    if (ids.length === rows.length) return ids;
  }
  const all = await askDashboard('listIds', { query });
  const start = all.indexOf(anchorId);
  if (start < 0) return all.slice(index, index + 1);
  return all.slice(Math.min(start, index), Math.max(start, index) + 1);
}

function bug(error: unknown): void {
  reportBug('list', error);
}

/**
 * What is chosen in a list. Another filter lets it all go, and a row that no longer fits the filter is let go with it, so
 * that nothing out of the list is ever changed.
 */
export function useSelection(query: ListQuery | undefined, shown: ListSnapshot): SelectionControl {
  const [selection, setSelection] = useState<Selection>(noSelection);
  const filterKey = query && filterKeyOf(query);
  const [keptKey, setKeptKey] = useState(filterKey);
  if (keptKey !== filterKey) {
    setKeptKey(filterKey);
    setSelection(noSelection);
  }
  const latest = useRef({ query, filterKey, selection });
  useEffect(() => {
    latest.current = { query, filterKey, selection };
  });
  useEffect(
    () =>
      watchDashboard(() => {
        const { query: asked, filterKey: key, selection: chosen } = latest.current;
        if (!asked || chosen.ids.size === 0) return;
        askDashboard('listIds', { query: asked })
          .then((ids) => {
            if (latest.current.filterKey === key) setSelection((now) => keepOnly(now, ids));
          })
          .catch(bug);
      }),
    [],
  );
  return {
    ids: selection.ids,
    toggle: (id) => setSelection((now) => toggleRow(now, id)),
    extendTo: (index) => {
      const { anchorId } = selection;
      const row = shown.rowAt(index);
      if (anchorId === null || !query) {
        if (row) setSelection((now) => (now.ids.has(row.id) ? now : toggleRow(now, row.id)));
        return;
      }
      findRange({ shown, query }, anchorId, index)
        .then((ids) => setSelection((now) => chooseRange(now, ids)))
        .catch(bug);
    },
    selectAll: () => {
      if (!query) return;
      askDashboard('listIds', { query })
        .then((ids) => setSelection(selectAll(ids)))
        .catch(bug);
    },
    clear: () => setSelection(noSelection),
  };
}
