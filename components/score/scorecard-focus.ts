import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

interface Held {
  readonly element: Element;
  /** Of its row among the rows of the place; −1 where it is in none. */
  readonly rowAt: number;
}

function listRows(place: Element): readonly Element[] {
  return [...place.querySelectorAll('[data-row]')];
}

/**
 * Keeps the focus in a section whose content changes. Where what held it is gone, the next row has it if it was in a row,
 * else the field that was typed into last, else the section's heading (`data-heading`, `tabIndex={-1}`).
 */
export function useFocusInSection<E extends HTMLElement>(content: unknown): RefObject<E | null> {
  const place = useRef<E>(null);
  const held = useRef<Held>(undefined);
  const field = useRef<HTMLElement>(undefined);
  const shown = useRef(content);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      held.current = undefined;
      if (!(target instanceof HTMLElement) || place.current?.contains(target) !== true) return;
      const row = target.closest('[data-row]');
      const rowAt = row === null ? -1 : listRows(place.current).indexOf(row);
      held.current = { element: target, rowAt };
      if (target.matches('input')) field.current = target;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useLayoutEffect(() => {
    if (shown.current === content) return;
    shown.current = content;
    const now = held.current;
    // One that is still there was left by the rep.
    if (!now || now.element.isConnected || document.activeElement !== document.body) return;
    held.current = undefined;
    const rows = now.rowAt < 0 ? [] : listRows(place.current ?? document.body);
    const row = rows[Math.min(now.rowAt, rows.length - 1)];
    const typedInto = now.rowAt < 0 && field.current?.isConnected ? field.current : undefined;
    const next =
      row?.querySelector<HTMLElement>('button') ??
      typedInto ??
      place.current?.querySelector<HTMLElement>('[data-heading]');
    next?.focus({ preventScroll: typedInto === undefined });
  }, [content]);
  return place;
}
