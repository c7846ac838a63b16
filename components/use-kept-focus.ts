import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

function findRow(place: HTMLElement | null): HTMLElement | null {
  return place?.querySelector<HTMLElement>('[data-row]') ?? place;
}

/**
 * Keeps the focus in a place whose content is exchanged: where what held it is gone once `content` has changed, the
 * first row of the place has it, else the place itself, which must be able to (`tabIndex={-1}`); or what `find` names.
 */
export function useKeptFocus<E extends HTMLElement>(
  content: unknown,
  find: (place: E | null) => HTMLElement | null | undefined = findRow,
): RefObject<E | null> {
  const place = useRef<E>(null);
  const hadFocus = useRef(false);
  const shown = useRef(content);
  const newest = useRef(find);
  useLayoutEffect(() => {
    newest.current = find;
  });
  useEffect(() => {
    const note = () => {
      hadFocus.current = place.current?.contains(document.activeElement) ?? false;
    };
    // The loss is reported while the content is being removed, and the effect below runs in the same breath. A real
    // leave has no such effect before the microtask.
    const noteLater = () => queueMicrotask(note);
    document.addEventListener('focusin', note);
    document.addEventListener('focusout', noteLater);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('focusout', noteLater);
    };
  }, []);
  useLayoutEffect(() => {
    if (shown.current === content) return;
    shown.current = content;
    if (!hadFocus.current || document.activeElement !== document.body) return;
    hadFocus.current = false;
    newest.current(place.current)?.focus();
  }, [content]);
  return place;
}
