import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { reportBug } from '../../lib/platform/log.ts';
import { placeKeyOf } from '../../lib/store/list-key.ts';
import type { ListQuery } from '../../lib/store/record-lists.ts';
import { askDashboard, watchDashboard } from '../dashboard/ask-dashboard.ts';
import { createListRows, type ListSnapshot, type RowRange } from './list-rows.ts';

/** What is asked for before it is known how much room there is. */
const firstRange: RowRange = { from: 0, until: 60 };

/** Rows of a query, and what must hear which of those that are shown are in sight. */
export function useListRows(query: ListQuery | undefined): {
  readonly shown: ListSnapshot;
  readonly onRange: (range: RowRange) => void;
} {
  const [rows] = useState(() =>
    createListRows(
      (asked) => askDashboard('list', asked),
      (error) => reportBug('list', error),
    ),
  );
  const shown = useSyncExternalStore(rows.subscribe, rows.snapshot);
  const inSight = useRef(firstRange);
  const show = useCallback(
    (range: RowRange) => {
      if (!query) return;
      const { query: before } = rows.snapshot();
      const isSame = before && placeKeyOf(before) === placeKeyOf(query);
      // Another filter or order begins at its top.
      rows.show(query, isSame ? range : { from: 0, until: range.until - range.from });
    },
    [rows, query],
  );
  const onRange = useCallback(
    (range: RowRange) => {
      inSight.current = range;
      show(range);
    },
    [show],
  );
  useEffect(() => watchDashboard(rows.renew), [rows]);
  // Before it is drawn, so that the worker is asked while the browser paints.
  useLayoutEffect(() => show(inSight.current), [show]);
  return { shown, onRange };
}
