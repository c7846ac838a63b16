import { useId } from 'react';
import { i18n } from '#i18n';
import { FieldLine } from '../ui/field-frame.tsx';
import { SegmentedField } from '../ui/segmented-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { isGathering, type TouchpointValues } from './touchpoint-values.ts';

/** Just now, or a day and a time of the rep's own. */
export function WhenFields({
  values,
  error,
  hasNow,
  onChange,
  onSubmit,
}: {
  readonly values: TouchpointValues;
  readonly error: string | undefined;
  /** Not where a time is on file already. */
  readonly hasNow: boolean;
  readonly onChange: (patch: Partial<TouchpointValues>) => void;
  readonly onSubmit: () => void;
}) {
  const lineId = useId();
  const { when, day, time, channel } = values;
  const shared = {
    onSubmit,
    'aria-describedby': error === undefined ? undefined : lineId,
    'aria-invalid': error === undefined ? undefined : (true as const),
  };
  return (
    <div className="flex flex-col gap-2">
      {hasNow ? (
        <SegmentedField
          label={i18n.t('touchpoints.when')}
          value={when}
          options={[
            { value: 'now', label: i18n.t('touchpoints.now') },
            {
              value: 'at',
              label: i18n.t(isGathering(channel) ? 'touchpoints.planned' : 'touchpoints.earlier'),
            },
          ]}
          onChange={(next) => onChange({ when: next })}
        />
      ) : null}
      {when === 'now' ? null : (
        <div className="flex flex-wrap gap-3">
          <div className="min-w-32 flex-1">
            <TextField
              {...shared}
              type="date"
              label={i18n.t('touchpoints.day')}
              value={day}
              onChange={(next) => onChange({ day: next })}
            />
          </div>
          <div className="min-w-28 flex-1">
            <TextField
              {...shared}
              type="time"
              label={i18n.t('touchpoints.time')}
              value={time}
              onChange={(next) => onChange({ time: next })}
            />
          </div>
        </div>
      )}
      <FieldLine id={lineId} error={error} />
    </div>
  );
}
