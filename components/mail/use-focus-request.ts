import { type RefObject, useEffect } from 'react';

/** The newest request that was answered: a view that is built anew must not answer it twice. */
let lastAnswered = 0;

/** Gives a field the focus each time `request` becomes a later time (ms since the epoch); 0 is no request. */
export function useFocusRequest(field: RefObject<HTMLElement | null>, request: number): void {
  useEffect(() => {
    if (request <= lastAnswered) return undefined;
    const frame = requestAnimationFrame(() => {
      lastAnswered = request;
      field.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [field, request]);
}
