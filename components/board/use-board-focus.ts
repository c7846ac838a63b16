import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Place } from './use-board-moves.ts';

/** The card on the page; one with the focus always is. */
export function findCard(board: HTMLElement | null, id: string | undefined): HTMLElement | null {
  if (id === undefined) return null;
  return board?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`) ?? null;
}

export function findColumn(board: HTMLElement | null, stageId: string): HTMLElement | null {
  const column = board?.querySelector(`[data-column="${CSS.escape(stageId)}"]`);
  return column?.querySelector<HTMLElement>('[data-cards]') ?? null;
}

/** What a question is put beside a card for, or under the head of a column. */
const mostHeight = 80;

export function toPlace(element: Element | null): Place {
  const { left, top, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
  return { left, top, width, height: Math.min(height, mostHeight) };
}

export function hasCardFocus(): boolean {
  return document.activeElement?.matches('[data-card]') ?? false;
}

function bring(card: HTMLElement | null): void {
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/**
 * Keeps the focus on the active card wherever it goes: into another column it is another element. Gives what hands it the
 * focus once it is drawn.
 */
export function useBoardFocus(
  board: RefObject<HTMLElement | null>,
  activeId: string | undefined,
): () => void {
  const hadFocus = useRef(false);
  const isAsked = useRef(false);
  useEffect(() => {
    const note = () => {
      hadFocus.current = hasCardFocus();
    };
    // The loss is reported while a card is being removed; the effect below runs in the same breath. A real leave has no
    // such effect before the microtask.
    const noteLater = () => queueMicrotask(note);
    document.addEventListener('focusin', note);
    document.addEventListener('focusout', noteLater);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('focusout', noteLater);
    };
  }, []);
  useLayoutEffect(() => {
    const isLost = hadFocus.current && document.activeElement === document.body;
    if (!isLost && !isAsked.current) return;
    const card = findCard(board.current, activeId);
    if (!card) return;
    isAsked.current = false;
    bring(card);
  });
  return () => {
    isAsked.current = true;
  };
}
