import { useState } from 'react';
import { i18n } from '#i18n';
import type { WorkWeek } from '../../lib/model/selling.ts';
import { saveSetting } from '../../lib/store/commands/settings.ts';
import { store } from '../../lib/store/open.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { pageLocale } from '../ui/locale.ts';
import { useCommand } from '../use-command.ts';

const weekDays = [1, 2, 3, 4, 5, 6, 7] as const;

/** 1 is Monday. The fifth of January 2026 was one. */
export function weekDayName(weekDay: number, length: 'long' | 'short'): string {
  const format = new Intl.DateTimeFormat(pageLocale(), { weekday: length, timeZone: 'UTC' });
  return format.format(new Date(Date.UTC(2026, 0, 4 + weekDay)));
}

/** Which days of the week are worked. */
export function WorkWeekField({
  week,
  mayEdit,
}: {
  readonly week: WorkWeek;
  readonly mayEdit: boolean;
}) {
  const [error, setError] = useState<string>();
  const { run } = useCommand();
  const change = async (weekDay: number, isWorked: boolean) => {
    const days = weekDays.filter((day) => (day === weekDay ? isWorked : week.days.includes(day)));
    if (days.length === 0) {
      setError(i18n.t('selling.oneWorkDay'));
      return;
    }
    setError(undefined);
    await run(saveSetting(store(), 'work_week', { days }), () => ({
      title: i18n.t('selling.workWeekSaved'),
      detail: days.map((day) => weekDayName(day, 'short')).join(', '),
    }));
  };
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-xs text-ink-2">{i18n.t('selling.workWeek')}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {weekDays.map((day) => (
          <Checkbox
            key={day}
            isChecked={week.days.includes(day)}
            isDisabled={!mayEdit}
            onChange={(isWorked) => void change(day, isWorked)}
          >
            {weekDayName(day, 'long')}
          </Checkbox>
        ))}
      </div>
      {error === undefined ? null : (
        <p role="alert" className="text-xs text-critical-ink">
          {error}
        </p>
      )}
    </fieldset>
  );
}
