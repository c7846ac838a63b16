import { toAsciiDigits, toCleanText } from '../engine/clean.ts';

/** ms since 1970 as if the clock on the wall were UTC. */
export type WallClock = number;

interface Words {
  /** Name of a month to its number from 0, longest name first. */
  readonly months: readonly (readonly [string, number])[];
  readonly am: readonly string[];
  readonly pm: readonly string[];
  readonly isTwelveHours: boolean;
}

const wordsByLanguage = new Map<string, Words>();

/**
 * A date and time to the minute in the words of the page's language. `undefined` where anything is open: no year, two
 * numbers that may be day or month, a clock of twelve hours without its half of the day.
 */
export function parseShownTime(text: string, language: string): WallClock | undefined {
  const clean = toAsciiDigits(toCleanText(text)).toLowerCase();
  if (clean.length > 80) return undefined;
  const times = [...clean.matchAll(/(?<![\d:])(\d{1,2})[:.h時시](\d{2})(?![\d:.]\d)/gu)].filter(
    ([, hour, minute]) => Number(hour) < 24 && Number(minute) < 60,
  );
  const time = times.length > 1 ? times.filter(([all]) => all.includes(':')) : times;
  const [clock] = time;
  if (!clock || time.length !== 1) return undefined;
  const words = wordsOf(language) ?? wordsOf('en');
  if (!words) return undefined;
  const rest = `${clean.slice(0, clock.index)} ${clean.slice(clock.index + clock[0].length)}`;
  const hour = toHour(Number(clock[1]), rest, words);
  const day = toDay(rest, words);
  if (hour === undefined || !day) return undefined;
  const [year, month, date] = day;
  const at = Date.UTC(year, month, date, hour, Number(clock[2]));
  return year >= 1995 && year < 2100 && new Date(at).getUTCDate() === date ? at : undefined;
}

function toHour(hour: number, rest: string, words: Words): number | undefined {
  const isPm = words.pm.some((word) => hasWord(rest, word));
  const isAm = words.am.some((word) => hasWord(rest, word));
  if (isPm === isAm) return isPm || (words.isTwelveHours && hour < 13) ? undefined : hour;
  if (hour > 12) return isPm ? hour : undefined;
  return (hour % 12) + (isPm ? 12 : 0);
}

function toDay(rest: string, words: Words): readonly [number, number, number] | undefined {
  const inOrder = /(?<!\d)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)/u.exec(
    rest,
  );
  if (inOrder) return [Number(inOrder[1]), Number(inOrder[2]) - 1, Number(inOrder[3])];
  const month = words.months.find(([name]) => hasWord(rest, name));
  if (!month) return undefined;
  const numbers = (rest.replace(month[0], ' ').match(/\d+/g) ?? []).map(Number);
  const years = numbers.filter((number) => number > 31);
  const days = numbers.filter((number) => number >= 1 && number <= 31);
  const [year, day] = [years[0], days[0]];
  if (numbers.length !== 2 || year === undefined || day === undefined) return undefined;
  return [year, month[1], day];
}

/** Not inside a longer word: `mar` is no part of `march`, `thg 1` none of `thg 12`. */
function hasWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  if (at < 0 || word === '') return false;
  const [before, after] = [text.charAt(at - 1), text.charAt(at + word.length)];
  return !/[\p{L}\p{M}]/u.test(before) && !/[\p{L}\p{M}\d]/u.test(after);
}

function wordsOf(language: string): Words | undefined {
  const kept = wordsByLanguage.get(language);
  if (kept) return kept;
  try {
    const words = makeWords(language);
    wordsByLanguage.set(language, words);
    return words;
  } catch {
    // The page names no language that there is.
    return undefined;
  }
}

function makeWords(language: string): Words {
  const months: (readonly [string, number])[] = [];
  const halves: [string[], string[]] = [[], []];
  for (const code of new Set([language, 'en'])) {
    for (const style of ['long', 'short'] as const) {
      // With a day beside it: the genitive of Slavic months.
      const format = new Intl.DateTimeFormat(code, {
        month: style,
        day: 'numeric',
        timeZone: 'UTC',
      });
      const alone = new Intl.DateTimeFormat(code, { month: style, timeZone: 'UTC' });
      for (let month = 0; month < 12; month += 1) {
        const date = new Date(Date.UTC(2025, month, 28));
        const names = [
          format.formatToParts(date).find(({ type }) => type === 'month')?.value,
          alone.format(date),
        ];
        for (const name of names) {
          const word = (name ?? '').toLowerCase().replace(/\.$/, '');
          if (/\p{L}/u.test(word)) months.push([word, month]);
        }
      }
    }
    const clock = new Intl.DateTimeFormat(code, { hour: 'numeric', hour12: true, timeZone: 'UTC' });
    for (const half of [0, 1] as const) {
      const parts = clock.formatToParts(new Date(Date.UTC(2025, 0, 1, half === 0 ? 9 : 15)));
      const word = parts.find(({ type }) => type === 'dayPeriod')?.value.toLowerCase() ?? '';
      halves[half].push(word, word.replaceAll('.', ''));
    }
  }
  const { hour12 } = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions();
  return {
    months: months.toSorted(([one], [other]) => other.length - one.length),
    am: halves[0],
    pm: halves[1],
    isTwelveHours: hour12 === true,
  };
}
