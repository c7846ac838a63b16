import { useCallback, useEffect, useRef } from 'react';
import { type KeptDraft, useDraft } from '../use-draft.ts';

export interface ChangingDraft<Value> extends Pick<KeptDraft<Value>, 'value' | 'drop'> {
  /** Gets the draft as it is by then: a field that is left and a button that is pressed change it in one breath. */
  readonly change: (change: (now: Value) => Value) => void;
  /** As it is by now, whatever is drawn. */
  readonly read: () => Value;
}

/** A form's draft that several parts of it change. */
export function useChangingDraft<Value>(key: string, initial: Value): ChangingDraft<Value> {
  const { value, setValue, drop } = useDraft<Value>(key, initial);
  const latest = useRef(initial);
  useEffect(() => {
    if (value !== undefined) latest.current = value;
  }, [value]);
  const change = useCallback(
    (next: (now: Value) => Value) => {
      latest.current = next(latest.current);
      setValue(latest.current);
    },
    [setValue],
  );
  const read = useCallback(() => latest.current, []);
  return { value, drop, change, read };
}
