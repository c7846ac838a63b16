import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { toAriaShortcut } from './key-caps.ts';
import { type KeyMap, useKeys } from './keys.ts';
import { RowLines, type RowText, rowClasses } from './row-lines.tsx';

export interface RowAction {
  readonly label: string;
  readonly keyHint?: string;
  readonly run: () => void;
}

export interface ActionRow extends RowText {
  /** The third line of the chosen row. */
  readonly actions?: readonly RowAction[];
  /** Nothing opens it: it is text to read, which no key stops at. */
  readonly isPlain?: boolean;
}

export interface ActionListProps {
  readonly label: string;
  readonly rows: readonly ActionRow[];
  readonly onOpen: (id: string) => void;
  readonly onChoose?: (id: string) => void;
  /** Makes J, K and the actions' keys act in this view; texts are for the list of keys. */
  readonly keys?: { readonly next: string; readonly previous: string; readonly group?: string };
  /** With `false` no row is chosen before the first J, K or click. */
  readonly choosesFirst?: boolean;
}

function focusRow(list: HTMLElement | null, id: string | undefined): void {
  if (id === undefined) return;
  list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
}

/** Rows of two lines; one of them is chosen, and a row that goes away hands this on to the one that takes its place. */
export function ActionList({
  label,
  rows,
  onOpen,
  onChoose,
  keys,
  choosesFirst = true,
}: ActionListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [choice, setChoice] = useState<{ id: string; index: number }>();
  const hadFocus = useRef(false);
  const wasChosenOnPress = useRef(false);

  const openable = rows.filter(({ isPlain }) => isPlain !== true);
  const foundIndex = openable.findIndex(({ id }) => id === choice?.id);
  const chosenIndex =
    foundIndex >= 0
      ? foundIndex
      : Math.min(choice?.index ?? (choosesFirst ? 0 : -1), openable.length - 1);
  const chosen = openable[chosenIndex];
  const chosenId = chosen?.id;

  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const noteFocus = () => {
      hadFocus.current = true;
    };
    const noteBlur = () => {
      // Chromium reports the loss while the row is being removed, and the effect below runs in the same breath;
      // Firefox reports nothing then. A real leave has no such effect before the microtask.
      queueMicrotask(() => {
        hadFocus.current = element.contains(document.activeElement);
      });
    };
    element.addEventListener('focusin', noteFocus);
    element.addEventListener('focusout', noteBlur);
    return () => {
      element.removeEventListener('focusin', noteFocus);
      element.removeEventListener('focusout', noteBlur);
    };
  }, []);

  useLayoutEffect(() => {
    // The row that held the focus is gone: the page has it now, give it to the row that moved up.
    if (hadFocus.current && document.activeElement === document.body) {
      focusRow(list.current, chosenId);
    }
  }, [chosenId]);

  function choose(index: number) {
    const row = openable[index];
    if (row === undefined) return;
    setChoice({ id: row.id, index });
    if (row.id !== chosenId) onChoose?.(row.id);
  }

  function move(step: 1 | -1) {
    const index = Math.max(0, Math.min(chosenIndex + step, openable.length - 1));
    choose(index);
    focusRow(list.current, openable[index]?.id);
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  }

  function handleClick(event: MouseEvent, row: ActionRow) {
    // A pointer chooses first, to bring the actions into view; `detail` is 0 for Enter and for assistive clicks.
    const isFirstPress = event.detail > 0 && !wasChosenOnPress.current;
    if (isFirstPress && (row.actions?.length ?? 0) > 0) return;
    onOpen(row.id);
  }

  const map: Record<string, KeyMap[string]> = {
    j: { label: keys?.next ?? '', run: () => move(1), repeats: true },
    k: { label: keys?.previous ?? '', run: () => move(-1), repeats: true },
  };
  for (const { keyHint, label: actionLabel, run } of chosen?.actions ?? []) {
    if (keyHint !== undefined) map[keyHint] = { label: actionLabel, run };
  }
  useKeys(map, {
    enabled: keys !== undefined && openable.length > 0,
    ...(keys?.group === undefined ? {} : { group: keys.group }),
  });

  return (
    <ul ref={list} aria-label={label}>
      {rows.map((row) => {
        const index = openable.indexOf(row);
        const isChosen = row === chosen;
        const actions = isChosen ? (row.actions ?? []) : [];
        return (
          <li
            key={row.id}
            data-chosen={isChosen ? '' : undefined}
            className={classNames(rowClasses, row.isPlain && 'hover:bg-transparent')}
          >
            {row.mark ??
              (row.icon === undefined ? null : (
                <Icon
                  shape={row.icon}
                  className={classNames('mt-0.5', isChosen ? 'text-accent-ink' : 'text-ink-3')}
                />
              ))}
            <div className="min-w-0 flex-1">
              {row.isPlain ? (
                <div className="flex flex-col">
                  <RowLines row={row} />
                </div>
              ) : (
                <button
                  type="button"
                  data-row={row.id}
                  aria-current={isChosen ? 'true' : undefined}
                  tabIndex={isChosen || (chosenIndex < 0 && index === 0) ? 0 : -1}
                  className="cover-row block w-full cursor-default text-left outline-none after:-outline-offset-2 focus-visible:after:outline-(length:--ring-width) focus-visible:after:outline-(--ring-color)"
                  onPointerDown={() => {
                    wasChosenOnPress.current = isChosen;
                  }}
                  onKeyDown={handleKeyDown}
                  onFocus={() => choose(index)}
                  onClick={(event) => {
                    choose(index);
                    handleClick(event, row);
                  }}
                >
                  <RowLines row={row} hasWorth={actions.length === 0} />
                </button>
              )}
              {actions.length === 0 ? null : (
                <div className="relative z-1 -mb-1 flex flex-wrap items-center gap-x-3 text-xs text-ink-2">
                  {actions.map((action) => (
                    <button
                      key={action.label}
                      type="button"
                      aria-keyshortcuts={
                        action.keyHint === undefined ? undefined : toAriaShortcut(action.keyHint)
                      }
                      className="inline-flex min-h-6 min-w-6 cursor-default items-center gap-1 rounded-sm hover:text-ink hover:underline"
                      onClick={action.run}
                    >
                      {action.keyHint === undefined ? null : <Kbd of={action.keyHint} />}
                      {action.label}
                    </button>
                  ))}
                  {row.worth === undefined ? null : (
                    <span className="ml-auto text-ink-3">{row.worth}</span>
                  )}
                </div>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
