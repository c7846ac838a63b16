import { numberFormat } from './formats.ts';

/**
 * The locale of dates and numbers beside texts of a language: the browser's own where it is of that language, as it
 * knows the region as well, else the language itself. A German browser shows English texts, and so English dates.
 */
export function toLocale(
  language: string,
  own: string = new Intl.DateTimeFormat().resolvedOptions().locale,
): string {
  return own.split('-')[0] === language ? own : language;
}

let known: { readonly language: string; readonly locale: string } | undefined;

/** The locale of the page's language; `undefined`, the browser's own, where there is no page. */
export function pageLocale(): string | undefined {
  const language = globalThis.document?.documentElement.lang;
  if (!language) return undefined;
  if (known?.language !== language) known = { language, locale: toLocale(language) };
  return known.locale;
}

/** A number, its thousands set apart. */
export function numberText(value: number): string {
  return numberFormat(pageLocale()).format(value);
}
