import { Lock, Minus, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { EntryMode, ProfileEntry } from '../../lib/model/scoring.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import { PopoverPanel } from '../ui/popover-panel.tsx';
import { SegmentedField } from '../ui/segmented-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { parseWeight } from './profile-draft.ts';
import { entryText } from './score-words.ts';

const shownModes = ['wanted', 'must', 'unwanted'] as const satisfies readonly EntryMode[];

/** What a line asks for, how, and what it weighs: by mark and word, never by colour alone. */
function ChipFace({ entry }: { readonly entry: ProfileEntry }) {
  const { mode, weight } = entry;
  return (
    <>
      {mode === 'unwanted' ? (
        <Icon shape={Minus} size="xs" className="text-minus" />
      ) : mode === 'must' ? (
        <Icon shape={Lock} size="xs" className="text-accent-ink" />
      ) : null}
      <span
        className={classNames(
          'min-w-0 break-words',
          mode === 'wanted' && 'font-medium',
          mode === 'must' && 'font-semibold',
          mode === 'unwanted' && 'text-ink-2 line-through decoration-minus',
        )}
      >
        {entryText(entry)}
      </span>
      <span className="sr-only">{i18n.t(`profile.chip.${mode}`, [String(weight)])}</span>
      {mode === 'must' ? (
        <span aria-hidden="true" className="text-2xs text-accent-ink">
          {i18n.t('profile.mustMark')}
        </span>
      ) : null}
      <span aria-hidden="true" className="text-2xs text-ink-2">
        {mode === 'unwanted' ? `−${weight}` : weight}
      </span>
    </>
  );
}

const chipClasses =
  'inline-flex min-h-6 max-w-full items-center gap-1 rounded-sm bg-hover px-1.5 text-left text-xs forced-colors:border';

/** A line that cannot be changed here. */
export function PlainChip({ entry }: { readonly entry: ProfileEntry }) {
  return (
    <li className={chipClasses}>
      <ChipFace entry={entry} />
    </li>
  );
}

/** A line of the profile; it opens on how it counts and what it weighs. */
export function ProfileChip({
  entry,
  onChange,
  onRemove,
}: {
  readonly entry: ProfileEntry;
  readonly onChange: (entry: ProfileEntry) => void;
  readonly onRemove: () => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const text = entryText(entry);
  return (
    <span className="inline-flex max-w-full items-center rounded-sm bg-hover">
      <PopoverPanel
        title={text}
        focuses="first"
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={
          <button
            type="button"
            data-chip
            className={classNames(chipClasses, 'cursor-default pr-0.5')}
          >
            <ChipFace entry={entry} />
          </button>
        }
        footer={
          <>
            <Button size="sm" onClick={() => setOpen(false)}>
              {i18n.t('profile.done')}
            </Button>
            <Button
              size="sm"
              look="plain"
              icon={Trash2}
              onClick={() => {
                setOpen(false);
                onRemove();
              }}
            >
              {i18n.t('profile.removeLine')}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          <div className="flex flex-col gap-1">
            <SegmentedField
              label={i18n.t('profile.counts')}
              size="sm"
              value={entry.mode}
              options={shownModes.map((mode) => ({
                value: mode,
                label: i18n.t(`profile.modes.${mode}`),
              }))}
              onChange={(mode) => onChange({ ...entry, mode })}
            />
            <p className="text-ink-2">{i18n.t(`profile.modeHints.${entry.mode}`)}</p>
          </div>
          <WeightField
            weight={entry.weight}
            onChange={(weight) => onChange({ ...entry, weight })}
            onSubmit={() => setOpen(false)}
          />
        </div>
      </PopoverPanel>
      {/* Tab passes it: on the line itself Delete does the same. */}
      <button
        type="button"
        tabIndex={-1}
        aria-label={i18n.t('field.remove', [text])}
        className="relative inline-flex size-5 shrink-0 cursor-default items-center justify-center rounded-sm text-ink-3 after:absolute after:-inset-0.5 hover:text-ink"
        onClick={onRemove}
      >
        <Icon shape={X} size="xs" />
      </button>
    </span>
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowDown: -1,
  PageUp: 5,
  PageDown: -5,
};

/** A weight as it is typed; arrows step it. It counts as soon as it is a number. */
function WeightField({
  weight,
  onChange,
  onSubmit,
}: {
  readonly weight: number;
  readonly onChange: (weight: number) => void;
  readonly onSubmit: () => void;
}) {
  const [text, setText] = useState(String(weight));
  const parsed = parseWeight(text);
  const take = (next: string) => {
    setText(next);
    const typed = parseWeight(next);
    if (typed !== undefined && typed !== weight) onChange(typed);
  };
  return (
    <TextField
      label={i18n.t('profile.weight')}
      inputMode="numeric"
      maxLength={3}
      className="max-w-16 text-right"
      value={text}
      hint={i18n.t('profile.weightHint')}
      error={parsed === undefined ? i18n.t('profile.weightShape') : undefined}
      onChange={take}
      onFocus={(event) => event.target.select()}
      onKeyDown={(event) => {
        const step = steps[event.key];
        if (step === undefined) return;
        event.preventDefault();
        take(String(Math.min(100, Math.max(0, (parsed ?? weight) + step))));
      }}
      onSubmit={() => {
        if (parsed !== undefined) onSubmit();
      }}
    />
  );
}
