import Calendar from 'date-holidays';
import { type HolidayDay, toHolidayDays } from './holiday-days.ts';

/**
 * Looks into the calendars of `date-holidays`. Only `holiday-lookup.tsx` may import this file, and that one loads when a
 * rep asks for it.
 */

export interface Place {
  readonly code: string;
  readonly name: string;
}

export function listCountryCodes(): readonly string[] {
  return Object.keys(new Calendar().getCountries());
}

/** Parts of a country with days of their own, and parts of those: `BY`, `BY.A`. */
export function listRegions(country: string, language: string): readonly Place[] {
  const calendar = new Calendar();
  const states = Object.entries(calendar.getStates(country, language) ?? {});
  return states.flatMap(([state, name]) => [
    { code: state, name },
    ...Object.entries(calendar.getRegions(country, state, language) ?? {}).map(
      ([region, regionName]) => ({ code: `${state}.${region}`, name: `${name}, ${regionName}` }),
    ),
  ]);
}

/** The days on which nobody works there, over some years, by their names in a language where they have one. */
export function findDays(of: {
  country: string;
  region: string | null;
  hasBankHolidays: boolean;
  firstYear: number;
  yearCount: number;
  language: string;
}): readonly HolidayDay[] {
  const [state, region] = of.region?.split('.') ?? [];
  const calendar = new Calendar({
    country: of.country,
    ...(state === undefined ? {} : { state }),
    ...(region === undefined ? {} : { region }),
  });
  const years = Array.from({ length: of.yearCount }, (_, place) => of.firstYear + place);
  return toHolidayDays(
    years.flatMap((year) => calendar.getHolidays(year, of.language)),
    of.hasBankHolidays ? ['public', 'bank'] : ['public'],
  );
}
