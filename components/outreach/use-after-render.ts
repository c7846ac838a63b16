import { useCallback, useLayoutEffect, useRef } from 'react';

/** Does something once what is shown has followed the change that is made beside it: moves the focus, selects a text. */
export function useAfterRender(): (act: () => void) => void {
  const waiting = useRef<() => void>(undefined);
  useLayoutEffect(() => {
    const act = waiting.current;
    waiting.current = undefined;
    act?.();
  });
  return useCallback((act) => {
    waiting.current = act;
  }, []);
}
