import { useCallback, useRef } from 'react';
import { type KeyMap, useKeys } from '../ui/keys.ts';

/** What was pressed before a form was there. */
export interface EarlyKeys {
  readonly digit?: number;
  readonly isEntered?: boolean;
}

/**
 * Takes digits and Enter for a form that still waits for the store, which has its own keys once it is drawn: a hand that
 * knows `L 1 Enter` is faster. Gives what hands them over, once.
 */
export function useEarlyKeys(onEscape: () => void): () => EarlyKeys {
  const pressed = useRef<EarlyKeys>({});
  const map: Record<string, KeyMap[string]> = {
    Escape: { run: onEscape },
    Enter: {
      run: () => {
        pressed.current = { ...pressed.current, isEntered: true };
      },
    },
  };
  for (const digit of [1, 2, 3, 4, 5, 6]) {
    map[`${digit}`] = {
      run: () => {
        pressed.current = { ...pressed.current, digit };
      },
    };
  }
  useKeys(map);
  return useCallback(() => {
    const taken = pressed.current;
    pressed.current = {};
    return taken;
  }, []);
}
