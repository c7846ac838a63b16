import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { i18n } from '#i18n';
import { type Channel, channels } from '../../lib/model/prospect.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { channelLabel } from '../words.ts';
import { parseWait, type StepDraft } from './cadence-draft.ts';

/** One step: how, and how many business days after the step before. Alt with an arrow moves it. */
export function StepRow({
  step,
  place,
  count,
  day,
  onChange,
  onMove,
  onRemove,
  onSubmit,
}: {
  readonly step: StepDraft;
  /** From 1. */
  readonly place: number;
  readonly count: number;
  /** When it would come, in words. */
  readonly day: string | undefined;
  readonly onChange: (part: { channel?: Channel; wait?: string }) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
  readonly onSubmit: () => void;
}) {
  const isWaitWrong = parseWait(step.wait) === undefined;
  const name = i18n.t('cadence.stepNamed', [String(place)]);
  return (
    <li
      data-step={step.key}
      aria-label={name}
      className="flex flex-wrap items-start gap-2"
      onKeyDownCapture={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        // Before the list of channels opens on it.
        event.preventDefault();
        event.stopPropagation();
        onMove(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <span aria-hidden="true" className="w-4 pt-1 text-right text-ink-3">
        {place}
      </span>
      <div className="w-32">
        <SelectField
          label={`${name}: ${i18n.t('fields.channel')}`}
          labelAt="hidden"
          value={step.channel}
          options={channels.map((channel) => ({ value: channel, label: channelLabel(channel) }))}
          onChange={(channel) => onChange({ channel })}
        />
      </div>
      <div className="flex min-w-0 items-start gap-1.5">
        <div className="w-14">
          <TextField
            label={`${name}: ${i18n.t('cadence.wait')}`}
            labelAt="hidden"
            inputMode="numeric"
            className="text-right"
            value={step.wait}
            maxLength={4}
            onChange={(wait) => onChange({ wait })}
            onSubmit={onSubmit}
            error={isWaitWrong ? i18n.t('cadence.waitShape') : undefined}
          />
        </div>
        <span className="pt-1 text-xs leading-5 text-ink-2">
          {place === 1 ? i18n.t('cadence.afterStart') : i18n.t('cadence.afterStep')}
        </span>
      </div>
      <span className="ml-auto flex items-center gap-1">
        <span className="text-xs whitespace-nowrap text-ink-3">{day}</span>
        <IconButton
          icon={ArrowUp}
          label={i18n.t('cadence.moveUp', [String(place)])}
          keyHint="Alt+ArrowUp"
          disabled={place === 1}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon={ArrowDown}
          label={i18n.t('cadence.moveDown', [String(place)])}
          keyHint="Alt+ArrowDown"
          disabled={place === count}
          onClick={() => onMove(1)}
        />
        <IconButton
          icon={X}
          label={i18n.t('cadence.removeStep', [String(place)])}
          disabled={count === 1}
          onClick={onRemove}
        />
      </span>
    </li>
  );
}
