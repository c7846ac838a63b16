import { useEffect, useLayoutEffect, useRef, useState } from 'react';
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
 * that nothing out of the list is ever changed. An answer that comes after another filter, or after the rep has chosen
 * otherwise, is let go too.
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
  useLayoutEffect(() => {
    latest.current = { query, filterKey, selection };
  });
  /** Of what the rep chose last. */
  const turn = useRef(0);
  const choose = (to: (now: Selection) => Selection) => {
    turn.current += 1;
    setSelection(to);
  };
  const chooseLater = (
    asked: Promise<readonly string[]>,
    to: (now: Selection, ids: readonly string[]) => Selection,
  ) => {
    turn.current += 1;
    const own = turn.current;
    asked
      .then((ids) => {
        if (turn.current !== own || latest.current.filterKey !== filterKey) return;
        setSelection((now) => to(now, ids));
      })
      .catch(bug);
  };
  useEffect(() => {
    const check = () => {
      const { query: asked, filterKey: key, selection: chosen } = latest.current;
      if (!asked || chosen.ids.size === 0) return;
      const own = turn.current;
      askDashboard('listIds', { query: asked })
        .then((ids) => {
          if (latest.current.filterKey !== key) return;
          if (turn.current === own) setSelection((now) => keepOnly(now, ids));
          else check();
        })
        .catch(bug);
    };
    return watchDashboard(check);
  }, []);
  // Rows of the filter before stay in sight until the next are here.
  const isBehind = shown.query !== undefined && filterKeyOf(shown.query) !== filterKey;
  return {
    ids: selection.ids,
    toggle: (id) => {
      if (!isBehind) choose((now) => toggleRow(now, id));
    },
    extendTo: (index) => {
      if (isBehind) return;
      const { anchorId } = selection;
      const row = shown.rowAt(index);
      if (anchorId === null || !query) {
        if (row) choose((now) => (now.ids.has(row.id) ? now : toggleRow(now, row.id)));
        return;
      }
      chooseLater(findRange({ shown, query }, anchorId, index), chooseRange);
    },
    selectAll: () => {
      if (query) chooseLater(askDashboard('listIds', { query }), (_now, ids) => selectAll(ids));
    },
    clear: () => choose(() => noSelection),
  };
}
