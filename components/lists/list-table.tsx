import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { placeKeyOf } from '../../lib/store/list-key.ts';
import type { ListQuery, ListRow } from '../../lib/store/record-lists.ts';
import { type KeyMap, useKeys } from '../ui/keys.ts';
import { useNow } from '../use-now.ts';
import { ListHead } from './list-head.tsx';
import { toGridColumns, toLeastWidth } from './list-layout.ts';
import { ListRowView, type RowActs } from './list-row.tsx';
import type { ListSnapshot, RowRange } from './list-rows.ts';
import { useRowHeight } from './use-row-height.ts';
import type { SelectionControl } from './use-selection.ts';

export interface ListTableProps {
  readonly label: string;
  /** What is asked for; `shown` may still be the answer to the query before. */
  readonly query: ListQuery;
  readonly shown: ListSnapshot;
  readonly selection: SelectionControl;
  readonly onOrder: (column: string) => void;
  readonly onOpen: (row: ListRow) => void;
  /** Hears which rows are in sight. */
  readonly onRange: (range: RowRange) => void;
}

/** Rows above and below what is in sight. */
const overscan = 8;
/** Rows that Page Up and Page Down leave in sight. */
const pageOverlap = 2;

/**
 * Which row the keys act on: by id, and by place where that row is gone or not here. None once another order or filter is
 * shown.
 */
function useActive(shown: ListSnapshot, placeKey: string | undefined) {
  const [active, setActive] = useState<{ readonly id: string | null; readonly index: number }>();
  const [keptKey, setKeptKey] = useState(placeKey);
  if (keptKey !== placeKey) {
    setKeptKey(placeKey);
    setActive(undefined);
  }
  const found = active?.id ? shown.indexOf(active.id) : -1;
  const index = found >= 0 ? found : Math.min(active?.index ?? -1, shown.total - 1);
  return { index, set: (id: string | null, at: number) => setActive({ id, index: at }) };
}

/** A long list as a table: the rows in sight, and the one that the keys act on, are all that is drawn. */
export function ListTable({
  label,
  query,
  shown,
  selection,
  onOrder,
  onOpen,
  onRange,
}: ListTableProps) {
  const now = useNow();
  const rowHeight = useRowHeight();
  const scroller = useRef<HTMLDivElement>(null);
  const placeKey = shown.query && placeKeyOf(shown.query);
  const active = useActive(shown, placeKey);
  const wantsFocus = useRef<number>(undefined);
  const hadFocus = useRef(false);
  const { total } = shown;
  // Rows are drawn with the columns that they were asked with.
  const columns = shown.query?.columns ?? query.columns;
  const gridColumns = toGridColumns(columns);

  // oxlint-disable-next-line react/incompatible-library -- What it gives is drawn at once, and never kept.
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    // The heads lie over the first row's height of what scrolls.
    scrollPaddingEnd: rowHeight,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      const at = active.index;
      if (at < 0 || at >= total || indexes.includes(at)) return indexes;
      return [...indexes, at].sort((one, other) => one - other);
    },
  });
  const items = virtualizer.getVirtualItems();
  const inSight = virtualizer.range;
  useLayoutEffect(() => {
    const from = Math.max(0, (inSight?.startIndex ?? 0) - overscan);
    onRange({ from, until: (inSight?.endIndex ?? 0) + overscan + 1 });
  });

  // Another order or filter begins at the top, in the moment in which its rows are here.
  const shownKey = useRef(placeKey);
  useLayoutEffect(() => {
    if (shownKey.current === placeKey) return;
    const isFirst = shownKey.current === undefined;
    shownKey.current = placeKey;
    if (isFirst) return;
    if (scroller.current?.scrollTop) scroller.current.scrollTop = 0;
    const { activeElement } = document;
    const isInRow = activeElement?.matches('[data-list-row] *') === true;
    if (hadFocus.current && (isInRow || activeElement === document.body)) wantsFocus.current = 0;
  }, [placeKey]);

  const focusRow = (index: number, part: 'name' | 'check' = 'name'): boolean => {
    const selector = part === 'name' ? '[data-row-name]' : 'input';
    const control = scroller.current?.querySelector<HTMLElement>(
      `[data-index="${index}"] ${selector}`,
    );
    control?.focus({ preventScroll: true });
    return control instanceof HTMLElement;
  };
  useLayoutEffect(() => {
    if (wantsFocus.current !== undefined) {
      if (focusRow(wantsFocus.current)) wantsFocus.current = undefined;
      return;
    }
    const { activeElement } = document;
    // The place that held the focus is gone: the one that the keys act on takes it over.
    if (hadFocus.current && activeElement === document.body && active.index >= 0) {
      focusRow(active.index);
    }
    // Rows were put in above or taken out: the focus goes along with its row.
    const held = activeElement?.closest<HTMLElement>('[data-list-row]');
    if (held && scroller.current?.contains(held) && held.dataset['index'] !== `${active.index}`) {
      focusRow(active.index, activeElement instanceof HTMLInputElement ? 'check' : 'name');
    }
  });

  const moveTo = (asked: number): number => {
    const index = Math.max(0, Math.min(asked, total - 1));
    active.set(shown.rowAt(index)?.id ?? null, index);
    virtualizer.scrollToIndex(index);
    wantsFocus.current = index;
    return index;
  };
  const extend = (step: 1 | -1) => {
    const row = shown.rowAt(active.index);
    if (row && !selection.ids.has(row.id)) selection.toggle(row.id);
    selection.extendTo(moveTo(active.index + step));
  };
  const toggleActive = () => {
    const row = shown.rowAt(active.index);
    if (row) selection.toggle(row.id);
  };

  const step = (by: 1 | -1) => () => moveTo(active.index + by);
  const keys: KeyMap = {
    j: { label: i18n.t('keys.down'), run: step(1), repeats: true },
    k: { label: i18n.t('keys.up'), run: step(-1), repeats: true },
    x: { label: i18n.t('lists.keySelect'), run: toggleActive },
    'Shift+ArrowDown': { label: i18n.t('lists.keyExtend'), run: () => extend(1), repeats: true },
    'Shift+ArrowUp': { run: () => extend(-1), repeats: true },
    Escape:
      selection.ids.size === 0
        ? undefined
        : { label: i18n.t('lists.clearSelection'), run: selection.clear },
  };
  useKeys(keys, { enabled: total > 0, group: label });

  const handleKeyDown = (event: KeyboardEvent) => {
    const page = Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - pageOverlap;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: step(1),
      ArrowUp: step(-1),
      PageDown: () => moveTo(active.index + page),
      PageUp: () => moveTo(active.index - page),
      Home: () => moveTo(0),
      End: () => moveTo(total - 1),
    };
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    const act =
      (event.ctrlKey || event.metaKey) && event.key === 'a'
        ? selection.selectAll
        : isPlain
          ? moves[event.key]
          : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  };

  const latest = useRef({ selection, onOpen, active });
  useLayoutEffect(() => {
    latest.current = { selection, onOpen, active };
  });
  const acts = useMemo<RowActs>(
    () => ({
      open: (row) => latest.current.onOpen(row),
      toggle: (row) => latest.current.selection.toggle(row.id),
      extendTo: (index) => latest.current.selection.extendTo(index),
      activate: (row, index) => latest.current.active.set(row.id, index),
    }),
    [],
  );

  const tabStop = active.index < 0 ? 0 : active.index;
  return (
    <div
      ref={scroller}
      role="table"
      aria-label={label}
      aria-rowcount={total + 1}
      className="receipt-room min-h-0 flex-1 overflow-auto border-t border-line bg-surface"
      onKeyDown={handleKeyDown}
      onFocus={() => {
        hadFocus.current = true;
      }}
      onBlur={() => {
        // A row that goes loses the focus as well: then the effect above runs before the microtask.
        queueMicrotask(() => {
          hadFocus.current = scroller.current?.contains(document.activeElement) ?? false;
        });
      }}
    >
      <div style={{ minWidth: `${toLeastWidth(columns)}rem` }}>
        <ListHead
          columns={columns}
          gridColumns={gridColumns}
          order={query.order}
          onOrder={onOrder}
          selectedCount={selection.ids.size}
          total={total}
          onSelectAll={selection.selectAll}
          onClear={selection.clear}
        />
        <div
          role="rowgroup"
          className="relative"
          style={{ height: `${virtualizer.getTotalSize()}px` }}
        >
          {items.map(({ index, start }) => {
            const row = shown.rowAt(index);
            return (
              <ListRowView
                // By place: another filter changes the words of a row, and does not build it anew.
                key={index}
                index={index}
                top={start}
                row={row}
                columns={columns}
                gridColumns={gridColumns}
                isSelected={row !== undefined && selection.ids.has(row.id)}
                isActive={index === active.index}
                isTabStop={index === tabStop}
                now={now}
                acts={acts}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
