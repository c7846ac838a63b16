import { useState } from 'react';
import { i18n } from '#i18n';
import { TextField } from '../ui/text-field.tsx';
import { parseClock, toClockText } from './clock-minute.ts';

/** A time of the day, saved with Enter or when it is left. */
export function ClockField({
  label,
  minute,
  hint,
  isDisabled = false,
  onSave,
}: {
  readonly label: string;
  readonly minute: number;
  readonly hint?: string | undefined;
  readonly isDisabled?: boolean;
  readonly onSave: (minute: number) => void;
}) {
  const [draft, setDraft] = useState<string>();
  const [isChecked, setChecked] = useState(false);
  const parsed = draft === undefined ? minute : parseClock(draft);
  const save = () => {
    if (draft === undefined) return;
    setChecked(parsed === undefined);
    if (parsed === undefined) return;
    setDraft(undefined);
    if (parsed !== minute) onSave(parsed);
  };
  return (
    <TextField
      type="time"
      label={label}
      hint={hint}
      error={isChecked && parsed === undefined ? i18n.t('reminders.timeNeeded') : undefined}
      disabled={isDisabled}
      value={draft ?? toClockText(minute)}
      onChange={setDraft}
      onSubmit={save}
      onBlur={save}
    />
  );
}
