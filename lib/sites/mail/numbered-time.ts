import { toAsciiDigits, toCleanText } from '../engine/clean.ts';
import { parseShownTime, type WallClock } from './shown-time.ts';

interface Order {
  /** Name of a weekday to its number from Sunday, 0. */
  readonly weekdays: ReadonlyMap<string, number>;
  /** Whether a date of numbers begins with the day; `undefined` where the language does not decide it. */
  readonly isDayFirst: boolean | undefined;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const orderByLanguage = new Map<string, Order>();

/**
 * `parseShownTime` for sites that write dates in numbers: which of them is the month is said by a day above 12, by dots
 * (no language writes the month first and parts with dots), by the weekday beside it, and only then by the page's
 * language. A time without its half of the day counts 24 hours: these sites write the half wherever they count 12.
 */
export function parseNumberedTime(text: string, language: string): WallClock | undefined {
  const clean = toAsciiDigits(toCleanText(text)).toLowerCase();
  if (clean.length > 80) return undefined;
  const order = orderOf(language);
  const weekday = wordIn(clean, order.weekdays);
  // Vietnamese numbers its weekdays: `Th 6` is no day of a month.
  const rest = (weekday ? clean.replace(weekday.word, ' ') : clean).replace(
    /(?<!\d)(\d{1,2})-(\p{L}+)-(\d{2})(?!\d)/u,
    '$1 $2 20$3',
  );
  const numbers = /(?<!\d)(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)/.exec(rest);
  const day = numbers ? toDay(numbers, order, weekday?.value) : undefined;
  if (numbers && !day) return undefined;
  const dated = numbers && day ? rest.replace(numbers[0], ` ${toText(day)} `) : rest;
  const isHalved = /[ap]\.?\s?m\b/.test(dated);
  const counting = /^(?:en|$)/i.test(language) && !isHalved ? 'en-GB' : language;
  const at = parseShownTime(dated, counting);
  // A weekday that is another day's: one of the two was read wrong.
  if (at === undefined || (weekday && new Date(at).getUTCDay() !== weekday.value)) return undefined;
  return at;
}

function toDay(numbers: RegExpExecArray, order: Order, weekday?: number): Day | undefined {
  const [, one, mark, two, digits] = numbers;
  const year = Number(digits?.length === 2 ? `20${digits}` : digits);
  const dayFirst = { year, month: Number(two), day: Number(one) };
  const monthFirst = { year, month: Number(one), day: Number(two) };
  const fit = (mark === '.' ? [dayFirst] : [dayFirst, monthFirst]).filter(
    (day) => isReal(day) && (weekday === undefined || weekdayOf(day) === weekday),
  );
  const [first, second] = fit;
  if (!first || !second || first.month === second.month) return first;
  if (order.isDayFirst === undefined) return undefined;
  return order.isDayFirst ? first : second;
}

function isReal({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

function toText({ year, month, day }: Day): string {
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

function wordIn(
  text: string,
  names: ReadonlyMap<string, number>,
): { readonly word: string; readonly value: number } | undefined {
  const words = [/\p{L}[\p{L}\p{M}]*\s\d(?!\d)/gu, /\p{L}[\p{L}\p{M}]*/gu].flatMap(
    (form) => text.match(form) ?? [],
  );
  for (const word of words) {
    const value = names.get(word);
    if (value !== undefined) return { word, value };
  }
  return undefined;
}

function orderOf(language: string): Order {
  const kept = orderByLanguage.get(language);
  if (kept) return kept;
  const own = supported(language);
  const weekdays = new Map<string, number>();
  for (const code of new Set([own ?? 'en', 'en'])) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(code, { weekday: style, timeZone: 'UTC' });
      for (let at = 0; at < 7; at += 1) {
        // 1 March 2026 is a Sunday.
        const name = format.format(new Date(Date.UTC(2026, 2, 1 + at))).toLowerCase();
        const word = name.replace(/\.$/, '');
        // Older data of the same language has `Th 6` for `Thứ 6`.
        for (const form of [word, word.replace(/^thứ(?= \d)/, 'th')]) {
          if (!weekdays.has(form)) weekdays.set(form, at);
        }
      }
    }
  }
  const order = { weekdays, isDayFirst: isDayFirst(own) };
  orderByLanguage.set(language, order);
  return order;
}

function supported(language: string): string | undefined {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0];
  } catch {
    // Not a language: nothing is known of its dates.
    return undefined;
  }
}

/** English without a country is written both ways. */
function isDayFirst(language: string | undefined): boolean | undefined {
  if (!language || language === 'en') return undefined;
  const parts = new Intl.DateTimeFormat(language, { dateStyle: 'short' }).formatToParts(0);
  const order = parts.map(({ type }) => type).filter((type) => type !== 'literal');
  return order[0] === 'year' ? undefined : order.indexOf('day') < order.indexOf('month');
}
