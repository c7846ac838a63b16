import { toKeyCaps } from './key-caps.ts';

export interface KbdProps {
  /** As in `useKeys`: `d`, `Enter`, `Escape`, `Ctrl+Enter`. */
  readonly of: string;
}

/** A key cap. Hidden from screen readers, which get `aria-keyshortcuts` of the control instead. */
export function Kbd({ of }: KbdProps) {
  return (
    <kbd
      aria-hidden="true"
      className="inline-flex h-4 min-w-4 shrink-0 items-center justify-center rounded-xs border border-line-strong px-1 font-sans text-2xs leading-none font-normal whitespace-nowrap text-ink-3 in-data-[look=primary]:border-current/45 in-data-[look=primary]:text-inherit"
    >
      {toKeyCaps(of)}
    </kbd>
  );
}
