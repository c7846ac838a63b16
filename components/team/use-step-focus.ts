import { type RefObject, useEffect, useRef } from 'react';

/** Gives the focus to the first field of a step once the rep has come to it; the first step of a page leaves it alone. */
export function useStepFocus<Step>(step: Step): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    field.current?.focus();
  }, [step]);
  return field;
}
