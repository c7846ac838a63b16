import { useLiveQuery } from 'dexie-react-hooks';
import { CalendarClock } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Holidays } from '../../lib/model/selling.ts';
import { loadSetting } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { useNow } from '../use-now.ts';
import { countryName, fullDayText, todayText } from './day-words.ts';
import { endsSoon } from './holiday-days.ts';
import { HolidayList } from './holiday-list.tsx';
import { ManagersOnly } from './managers-only.tsx';
import { OwnDayForm } from './own-day-form.tsx';
import { WorkWeekField } from './work-week.tsx';

/** Calendars of two hundred countries are a megabyte and a half: they load where a rep picks one, and nowhere else. */
const HolidayLookup = lazy(async () => {
  const { HolidayLookup: lookup } = await import('./holiday-lookup.tsx');
  return { default: lookup };
});

/** On which days the workspace works: cadences and due days go by them. */
export function DaysPart({ mayEdit }: { readonly mayEdit: boolean }) {
  const known = useLiveQuery(
    async () => ({
      week: await loadSetting(store(), 'work_week'),
      holidays: await loadSetting(store(), 'holidays'),
    }),
    [],
  );
  if (!known) return null;
  return (
    <div className="flex flex-col gap-4">
      <WorkWeekField week={known.week} mayEdit={mayEdit} />
      <HolidaysField holidays={known.holidays} mayEdit={mayEdit} />
    </div>
  );
}

function summaryOf({ country, until, days }: Holidays): string {
  if (country === null || until === null) return i18n.t('selling.ownDays', days.length);
  return i18n.t('selling.countryDays', days.length, [
    String(days.length),
    countryName(country),
    fullDayText(until),
  ]);
}

function HolidaysField({
  holidays,
  mayEdit,
}: {
  readonly holidays: Holidays;
  readonly mayEdit: boolean;
}) {
  const [shown, setShown] = useState<'lookup' | 'own'>();
  const opener = useRef<HTMLButtonElement>(null);
  const today = todayText(useNow());
  const close = () => {
    setShown(undefined);
    setTimeout(() => opener.current?.focus());
  };
  const isEmpty = holidays.days.length === 0;
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h3 className="font-semibold">{i18n.t('selling.holidays')}</h3>
        <p className="text-ink-2">{isEmpty ? i18n.t('selling.noHolidays') : summaryOf(holidays)}</p>
      </div>
      {holidays.until !== null && endsSoon(holidays.until, today) ? (
        <Callout
          icon={CalendarClock}
          tone="caution"
          title={i18n.t('selling.listEnds', [fullDayText(holidays.until)])}
        >
          {i18n.t(mayEdit ? 'selling.listEndsHint' : 'selling.listEndsAsk')}
        </Callout>
      ) : null}
      {isEmpty ? null : <HolidayList holidays={holidays} mayEdit={mayEdit} today={today} />}
      {mayEdit && shown === undefined ? (
        <ButtonRow>
          <Button ref={opener} onClick={() => setShown('lookup')}>
            {i18n.t(holidays.country === null ? 'selling.lookUp' : 'selling.lookUpAgain')}
          </Button>
          <Button onClick={() => setShown('own')}>{i18n.t('selling.addDay')}</Button>
        </ButtonRow>
      ) : null}
      {shown === 'lookup' ? (
        <Suspense fallback={<p className="text-ink-2">{i18n.t('selling.lookupOpening')}</p>}>
          <HolidayLookup holidays={holidays} today={today} onDone={close} />
        </Suspense>
      ) : null}
      {shown === 'own' ? <OwnDayForm holidays={holidays} onDone={close} /> : null}
      {mayEdit ? null : <ManagersOnly />}
    </div>
  );
}
