import { type RefObject, useCallback } from 'react';
import { type KeyBinding, useKeys } from './keys.ts';

export interface WalkTexts {
  /** For the list of keys. */
  readonly next: string;
  readonly previous: string;
}

/**
 * Lets J and K walk over what carries `data-walk` in a place, in the order in which it stands there: for lists of more
 * than rows. Each must be able to take the focus (`tabIndex={-1}`).
 */
export function useWalk(
  place: RefObject<HTMLElement | null>,
  { texts, isEnabled = true }: { readonly texts: WalkTexts; readonly isEnabled?: boolean },
): void {
  const move = useCallback(
    (step: 1 | -1) => {
      const all = [...(place.current?.querySelectorAll<HTMLElement>('[data-walk]') ?? [])];
      const held = document.activeElement?.closest('[data-walk]') ?? null;
      const index = all.findIndex((one) => one === held);
      const next = index < 0 ? (step === 1 ? 0 : all.length - 1) : index + step;
      const target = all[Math.max(0, Math.min(next, all.length - 1))];
      target?.focus();
      target?.scrollIntoView({ block: 'nearest' });
    },
    [place],
  );
  const j: KeyBinding = { label: texts.next, run: () => move(1), repeats: true };
  const k: KeyBinding = { label: texts.previous, run: () => move(-1), repeats: true };
  useKeys({ j, k }, { enabled: isEnabled });
}

/** Hands the focus on before what holds it goes away: to what comes next in its place, else to what came before. */
export function leaveWalk(place: HTMLElement | null, leaving: HTMLElement | null): void {
  if (!place || !leaving?.contains(document.activeElement)) return;
  const all = [...place.querySelectorAll<HTMLElement>('[data-walk]')];
  const index = all.indexOf(leaving);
  (all[index + 1] ?? all[index - 1])?.focus();
}
