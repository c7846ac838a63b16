/**
 * `Intl` takes a hundred times as long to make a format as to use it, and a list needs the same few for each of its
 * rows: what was made is kept.
 */

function keep<Format, Options>(
  make: (locale: string | undefined, options: Options) => Format,
): (locale: string | undefined, options: Options, variant?: number) => Format {
  const kept = new Map<string, Format>();
  return (locale, options, variant = 0) => {
    const key = `${locale} ${variant} ${JSON.stringify(options)}`;
    const known = kept.get(key);
    if (known) return known;
    const made = make(locale, options);
    kept.set(key, made);
    return made;
  };
}

const numbers = keep(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
const dates = keep(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
const relatives = keep(
  (locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
);

export function numberFormat(
  locale: string | undefined,
  options: Intl.NumberFormatOptions = {},
): Intl.NumberFormat {
  return numbers(locale, options);
}

/** In the time zone of now: a computer that travels gets another one. */
export function dateFormat(
  locale: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return dates(locale, options, new Date().getTimezoneOffset());
}

export function relativeTimeFormat(
  locale: string | undefined,
  options: Intl.RelativeTimeFormatOptions,
): Intl.RelativeTimeFormat {
  return relatives(locale, options);
}
