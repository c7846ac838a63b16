import { ChevronRight, X } from 'lucide-react';
import { i18n } from '#i18n';
import type { Holidays } from '../../lib/model/selling.ts';
import { saveSetting } from '../../lib/store/commands/settings.ts';
import { store } from '../../lib/store/open.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useCommand } from '../use-command.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import { fullDayText, weekDayText } from './day-words.ts';
import { groupByYear, type HolidayDay } from './holiday-days.ts';

/** The kept days, a year at a time; this year's are open. */
export function HolidayList({
  holidays,
  mayEdit,
  today,
}: {
  readonly holidays: Holidays;
  readonly mayEdit: boolean;
  readonly today: string;
}) {
  const { run } = useCommand();
  const years = groupByYear(holidays.days);
  const place = useKeptFocus<HTMLDivElement>(holidays);
  const remove = (day: HolidayDay) => {
    const days = holidays.days.filter(({ on }) => on !== day.on);
    void run(saveSetting(store(), 'holidays', { ...holidays, days }), () => ({
      title: i18n.t('selling.dayRemoved'),
      detail: `${day.name}, ${fullDayText(day.on)}`,
    }));
  };
  return (
    <div
      ref={place}
      tabIndex={-1}
      role="group"
      aria-label={i18n.t('selling.holidays')}
      className="rounded-lg border border-line-strong"
    >
      {years.map(({ year, days }) => (
        <details
          key={year}
          open={year === today.slice(0, 4)}
          className="group border-t border-line first:border-t-0"
        >
          <summary className="flex min-h-(--row) cursor-default items-center gap-2 px-3 font-medium">
            <Icon
              shape={ChevronRight}
              className="text-ink-3 transition-transform group-open:rotate-90"
            />
            {year}
            <span className="text-xs font-normal text-ink-3">
              {i18n.t('selling.dayCount', days.length)}
            </span>
          </summary>
          <ul aria-label={year} className="flex flex-col pb-2">
            {days.map((day) => (
              <li key={day.on} className="flex items-center gap-3 px-3 hover:bg-hover">
                <time dateTime={day.on} className="w-28 shrink-0 py-0.5 text-ink-2">
                  {weekDayText(day.on)}
                </time>
                <span className="min-w-0 flex-1 py-0.5 wrap-anywhere">{day.name}</span>
                {mayEdit ? (
                  <IconButton
                    size="sm"
                    icon={X}
                    label={i18n.t('selling.removeDay', [day.name, fullDayText(day.on)])}
                    onClick={() => remove(day)}
                  />
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
