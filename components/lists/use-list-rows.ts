import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { reportBug } from '../../lib/platform/log.ts';
import type { ListQuery } from '../../lib/store/record-lists.ts';
import { askDashboard, watchDashboard } from '../dashboard/ask-dashboard.ts';
import { createListRows, type ListSnapshot, type RowRange } from './list-rows.ts';

/** Rows of a query; `range` says, for what stands on the screen, which of them are in sight. */
export function useListRows(
  query: ListQuery | undefined,
  range: (shown: ListSnapshot) => RowRange,
): ListSnapshot {
  const [rows] = useState(() =>
    createListRows(
      (asked) => askDashboard('list', asked),
      (error) => reportBug('list', error),
    ),
  );
  const shown = useSyncExternalStore(rows.subscribe, rows.snapshot);
  useEffect(() => watchDashboard(rows.renew), [rows]);
  // Before it is drawn, so that the worker is asked while the browser paints.
  useLayoutEffect(() => {
    if (query) rows.show(query, range(shown));
  });
  return shown;
}
