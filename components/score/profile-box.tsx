import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import type { ProfileEntry } from '../../lib/model/scoring.ts';
import { classNames } from '../ui/class-names.ts';
import { FieldLine, toBoxClasses } from '../ui/field-frame.tsx';
import { ProfileChip } from './profile-chip.tsx';
import { toLineId } from './profile-draft.ts';

/** What a field of a fact must carry to belong to its label and its line below. */
export interface FactControl {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string;
}

export interface ProfileBoxProps {
  readonly label: string;
  readonly hint: string;
  readonly error: string | undefined;
  readonly lines: readonly ProfileEntry[];
  readonly onPut: (entries: readonly ProfileEntry[]) => void;
  readonly onRemove: (lineId: string) => void;
  /** Where a line is written or picked. */
  readonly children: (control: FactControl) => ReactNode;
  /** What opens below the box. */
  readonly below?: ReactNode;
  /** `row` where what is written has boxes of its own. */
  readonly look?: 'box' | 'row';
}

/** The label of a fact, left where there is room, and what belongs to it. */
function FactFrame({
  id,
  label,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="grid gap-x-3 gap-y-1 min-[36rem]:grid-cols-[7rem_minmax(0,1fr)]">
      <label htmlFor={id} className="text-xs leading-5 text-ink-2 min-[36rem]:pt-1.25">
        {label}
      </label>
      <div className="flex min-w-0 flex-col gap-1">{children}</div>
    </div>
  );
}

/** One fact of the profile: its lines, and the field for the next one. Arrows walk from line to line, Delete removes. */
export function ProfileBox({
  label,
  hint,
  error,
  lines,
  onPut,
  onRemove,
  children,
  below,
  look = 'box',
}: ProfileBoxProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const lineId = `${id}-line`;
  const chips = () => [...(box.current?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])];
  const focusField = () => box.current?.querySelector<HTMLElement>('[data-next]')?.focus();
  const remove = (removed: string) => {
    onRemove(removed);
    // After the popover has given the focus to a line that is gone.
    setTimeout(focusField);
  };

  function handleKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = chips();
    const at = all.indexOf(target);
    if (at < 0) {
      const isField = target.matches('[data-next]') && target instanceof HTMLInputElement;
      // The first press goes to the line, the next one removes it: a weight is not lost by one key too many.
      if (!isField || target.value !== '' || (key !== 'Backspace' && key !== 'ArrowLeft')) return;
      event.preventDefault();
      all.at(-1)?.focus();
      return;
    }
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      event.preventDefault();
      const next = all[at + (key === 'ArrowLeft' ? -1 : 1)];
      if (next) next.focus();
      else if (key === 'ArrowRight') focusField();
    } else if (key === 'Delete' || key === 'Backspace') {
      event.preventDefault();
      const line = lines[at];
      if (!line || event.repeat) return;
      onRemove(toLineId(line));
      const neighbour = all[at - 1] ?? all[at + 1];
      if (neighbour) neighbour.focus();
      else focusField();
    }
  }

  return (
    <FactFrame id={id} label={label}>
      <div className="relative">
        {/* The box takes the ring of its field, and a press on its empty part reaches the field. */}
        <div
          ref={box}
          className={classNames(
            'flex min-h-8 flex-wrap items-center gap-1',
            look === 'box' && toBoxClasses(error === undefined ? 'rest' : 'error'),
            look === 'box' &&
              'p-0.75 has-[input:focus]:outline-(length:--ring-width) has-[input:focus]:outline-offset-(--ring-offset) has-[input:focus]:outline-(--ring-color)',
          )}
          onKeyDown={handleKeyDown}
          onPointerDown={(event) => {
            if (event.target !== event.currentTarget) return;
            event.preventDefault();
            focusField();
          }}
        >
          {lines.map((entry) => (
            <ProfileChip
              key={toLineId(entry)}
              entry={entry}
              onChange={(next) => onPut([next])}
              onRemove={() => remove(toLineId(entry))}
            />
          ))}
          {children({
            id,
            'aria-invalid': error === undefined ? undefined : true,
            'aria-describedby': lineId,
          })}
        </div>
        {below}
      </div>
      <FieldLine id={lineId} hint={hint} error={error} />
    </FactFrame>
  );
}
