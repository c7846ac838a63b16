import { useMemo, useState } from 'react';
import { i18n } from '#i18n';
import type { Holidays } from '../../lib/model/selling.ts';
import { saveSetting } from '../../lib/store/commands/settings.ts';
import { store } from '../../lib/store/open.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useCommand } from '../use-command.ts';
import { findDays, listCountryCodes, listRegions } from './country-calendar.ts';
import { countryName, weekDayText } from './day-words.ts';
import { mergeHolidays } from './holiday-days.ts';

/** This year and four more: what is looked up then stays right without the calendars. */
const yearCount = 5;
const wholeCountry = 'all';

/** The country of the browser's language, as a first guess that is shown and can be changed. */
function guessCountry(codes: readonly string[]): string | null {
  const { region } = new Intl.Locale(navigator.language).maximize();
  return region !== undefined && codes.includes(region) ? region : null;
}

/** Picks a country, shows its days of this year, and keeps those of five years. */
export function HolidayLookup({
  holidays,
  today,
  onDone,
}: {
  readonly holidays: Holidays;
  readonly today: string;
  readonly onDone: () => void;
}) {
  const language = i18n.t('app.language');
  const { run } = useCommand();
  const codes = useMemo(() => listCountryCodes(), []);
  const countries = useMemo(() => {
    const { compare } = new Intl.Collator(language);
    return codes
      .map((value) => ({ value, label: countryName(value) }))
      .sort((one, other) => compare(one.label, other.label));
  }, [codes, language]);
  const [country, setCountry] = useState(() => holidays.country ?? guessCountry(codes));
  const [region, setRegion] = useState(holidays.region);
  const [hasBankHolidays, setBankHolidays] = useState(false);
  const regions = useMemo(
    () => (country === null ? [] : listRegions(country, language)),
    [country, language],
  );
  const firstYear = Number(today.slice(0, 4));
  const found = useMemo(() => {
    if (country === null) return [];
    const range = { firstYear, yearCount, language };
    return findDays({ country, region, hasBankHolidays, ...range });
  }, [country, region, hasBankHolidays, firstYear, language]);
  const thisYear = found.filter(({ on }) => on.startsWith(String(firstYear)));

  const keep = async () => {
    if (country === null) return;
    const from = `${firstYear}-01-01`;
    const former =
      holidays.country === null
        ? []
        : findDays({
            country: holidays.country,
            region: holidays.region,
            hasBankHolidays: true,
            firstYear,
            yearCount,
            language,
          });
    const days = [...mergeHolidays({ kept: holidays.days, former, found, from })];
    const until = `${firstYear + yearCount - 1}-12-31`;
    const done = await run(
      saveSetting(store(), 'holidays', { country, region, until, days }),
      () => ({
        title: i18n.t('selling.holidaysSaved', days.length),
        detail: countryName(country),
      }),
    );
    if (done) onDone();
  };

  return (
    <div
      role="group"
      aria-label={i18n.t('selling.lookUp')}
      className="flex flex-col gap-3 rounded-lg border border-line-strong p-3"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onDone();
      }}
    >
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-48 flex-1">
          <SelectField
            label={i18n.t('selling.country')}
            placeholder={i18n.t('selling.chooseCountry')}
            value={country}
            options={countries}
            onChange={(code) => {
              setCountry(code);
              setRegion(null);
            }}
          />
        </div>
        {regions.length > 0 ? (
          <div className="min-w-48 flex-1">
            <SelectField
              label={i18n.t('selling.region')}
              value={region ?? wholeCountry}
              options={[
                { value: wholeCountry, label: i18n.t('selling.wholeCountry') },
                ...regions.map(({ code, name }) => ({ value: code, label: name })),
              ]}
              onChange={(code) => setRegion(code === wholeCountry ? null : code)}
            />
          </div>
        ) : null}
      </div>
      <Checkbox isChecked={hasBankHolidays} onChange={setBankHolidays}>
        {i18n.t('selling.bankHolidays')}
      </Checkbox>
      {country === null ? null : (
        <div aria-live="polite" className="flex flex-col gap-1">
          <p>
            {i18n.t('selling.found', found.length, [
              String(found.length),
              `${firstYear}–${firstYear + yearCount - 1}`,
            ])}
          </p>
          <ul aria-label={String(firstYear)} className="text-xs text-ink-2">
            {thisYear.map(({ on, name }) => (
              <li key={on} className="flex gap-3">
                <time dateTime={on} className="w-24 shrink-0">
                  {weekDayText(on)}
                </time>
                <span className="min-w-0 wrap-anywhere">{name}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ButtonRow>
        <Button disabled={found.length === 0} onClick={() => void keep()}>
          {i18n.t('selling.keepDays')}
        </Button>
        <Button look="plain" onClick={onDone}>
          {i18n.t('app.cancel')}
        </Button>
      </ButtonRow>
      <p className="text-xs text-ink-3">
        {i18n.t('selling.checkDays')}{' '}
        <a
          href="/licenses/date-holidays.txt"
          target="_blank"
          rel="noreferrer"
          className="underline underline-offset-2"
        >
          {i18n.t('selling.dataCredit')}
        </a>
      </p>
    </div>
  );
}
