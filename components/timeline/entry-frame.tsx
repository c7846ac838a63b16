import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '../ui/class-names.ts';
import type { IconShape } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { toKeyCombo } from '../ui/keys.ts';
import { leaveWalk } from '../ui/walk.ts';

export interface EntryAct {
  readonly id: string;
  readonly icon: IconShape;
  readonly label: string;
  /** Acts while the entry has the focus. */
  readonly keyHint?: string;
  /** Whether the entry goes away by it, and the focus with it. */
  readonly isLast?: boolean;
  readonly run: () => void;
}

export interface EntryFrameProps {
  readonly className?: string;
  readonly acts?: readonly EntryAct[];
  /** What Enter does on the entry itself. */
  readonly onEnter?: (() => void) | undefined;
  /** The editor in place of the entry; the focus comes back to the entry when it closes. */
  readonly editor?: ReactNode;
  /** Gets the acts, which are in sight under the pointer and with the focus. */
  readonly children: (acts: ReactNode) => ReactNode;
}

function isInField(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, [role=combobox]') !== null;
}

/** One entry of a timeline that J and K reach, with what can be done with it. */
export function EntryFrame({ className, acts = [], onEnter, editor, children }: EntryFrameProps) {
  const item = useRef<HTMLLIElement>(null);
  const wasEditing = useRef(false);
  const isEditing = editor !== undefined;
  useEffect(() => {
    if (wasEditing.current && !isEditing && document.activeElement === document.body) {
      item.current?.focus();
    }
    wasEditing.current = isEditing;
  }, [isEditing]);

  const act = ({ isLast, run }: EntryAct) => {
    if (isLast) leaveWalk(item.current?.closest<HTMLElement>('[data-walks]') ?? null, item.current);
    run();
  };
  function handleKeyDown(event: KeyboardEvent<HTMLLIElement>) {
    if (event.defaultPrevented || event.repeat || isInField(event.target)) return;
    const combo = toKeyCombo(event.nativeEvent);
    if (combo === 'Enter' && event.target === item.current && onEnter) {
      event.preventDefault();
      onEnter();
      return;
    }
    const meant = acts.find(({ keyHint }) => keyHint === combo);
    if (!meant) return;
    event.preventDefault();
    act(meant);
  }
  return (
    // Its buttons do the same; the keys save the way to them.
    <li
      ref={item}
      data-walk=""
      tabIndex={-1}
      onKeyDown={isEditing ? undefined : handleKeyDown}
      className={classNames('group/entry relative', className)}
    >
      {editor ??
        children(
          acts.length === 0 ? null : (
            <span className="absolute -top-0.5 right-0 z-1 flex bg-surface pl-1 opacity-0 group-focus-within/entry:opacity-100 group-hover/entry:opacity-100 group-focus/entry:opacity-100">
              {acts.map((one) => (
                <IconButton
                  key={one.id}
                  icon={one.icon}
                  label={one.label}
                  size="sm"
                  {...(one.keyHint === undefined ? {} : { keyHint: one.keyHint })}
                  onClick={() => act(one)}
                />
              ))}
            </span>
          ),
        )}
    </li>
  );
}
