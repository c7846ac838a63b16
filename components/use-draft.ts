import { useCallback, useEffect, useRef, useState } from 'react';
import { reportBug } from '../lib/platform/log.ts';
import { dropFormDraft, saveFormDraft } from '../lib/store/form-drafts.ts';
import { store } from '../lib/store/open.ts';
import { forgetLeft, leaveDraft, loadDraft } from './left-drafts.ts';

export interface KeptDraft<Value> {
  /** `undefined` until it is known whether something was typed before: the form is not shown until then. */
  readonly value: Value | undefined;
  readonly setValue: (value: Value) => void;
  /** Whether something that was typed earlier was found. */
  readonly isFound: boolean;
  /** After saving, or when the rep lets it go. */
  readonly drop: () => void;
}

const restMs = 150;

/**
 * The value of a form that outlives the page: written after a short rest of typing, and at once when the page goes.
 * `key` names form and row; another key is another draft.
 */
export function useDraft<Value>(key: string, initial: Value): KeptDraft<Value> {
  const [kept, setKept] = useState<{ key: string; value: Value; isFound: boolean }>();
  const waiting = useRef<{ key: string; value: Value; timer: number }>(undefined);
  const first = useRef(initial);
  useEffect(() => {
    first.current = initial;
  });
  const flush = useCallback(() => {
    const now = waiting.current;
    if (!now) return;
    waiting.current = undefined;
    clearTimeout(now.timer);
    saveFormDraft(store(), now.key, now.value).catch((error: unknown) => reportBug('draft', error));
  }, []);
  const leave = useCallback(() => {
    if (waiting.current) leaveDraft(waiting.current.key, waiting.current.value);
    flush();
  }, [flush]);
  useEffect(() => {
    let isGone = false;
    loadDraft(key)
      .then((found) => {
        if (isGone) return;
        const value = found === undefined ? first.current : (found as Value);
        setKept({ key, value, isFound: found !== undefined });
      })
      .catch((error: unknown) => {
        reportBug('draft', error);
        if (!isGone) setKept({ key, value: first.current, isFound: false });
      });
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', flush);
    return () => {
      isGone = true;
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [key, flush, leave]);
  const setValue = useCallback(
    (value: Value) => {
      setKept((now) => ({ key, value, isFound: now?.isFound ?? false }));
      if (waiting.current) clearTimeout(waiting.current.timer);
      const timer = window.setTimeout(flush, restMs);
      waiting.current = { key, value, timer };
    },
    [key, flush],
  );
  const drop = useCallback(() => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = undefined;
    setKept({ key, value: first.current, isFound: false });
    forgetLeft(key);
    dropFormDraft(store(), key).catch((error: unknown) => reportBug('draft', error));
  }, [key]);
  const isCurrent = kept?.key === key;
  return {
    value: isCurrent ? kept.value : undefined,
    setValue,
    isFound: isCurrent ? kept.isFound : false,
    drop,
  };
}
