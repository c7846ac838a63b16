import type { ScrubbedPage } from './scrub-page.ts';

/** Key of a fixture's expectation that nobody has looked at yet. */
export const unchecked = 'unchecked';

const maxStrangers = 20;

/** What the reader itself reads on the scrubbed page, for a person to check. */
export function toExpected(page: ScrubbedPage): Readonly<Record<string, unknown>> {
  const { extraction } = page.after;
  const values = Object.entries(extraction.fields).map(([name, { value }]) => [name, value]);
  const told = JSON.stringify(values).toLowerCase();
  const strangers = [...page.personal.names]
    .filter((name) => name.includes(' '))
    .map((name) => page.renamer.text(name))
    .map((name) => name.replace(/(?<=^| )\p{L}/gu, (letter) => letter.toUpperCase()))
    .filter((name) => !told.includes(name.toLowerCase()) && page.html.includes(name));
  return {
    [unchecked]:
      "the reader's own answer: check every value against the page, then delete this line",
    url: page.url,
    pageKind: extraction.pageKind,
    fields: Object.fromEntries(values) as unknown,
    missing: extraction.missing,
    notLoaded: extraction.notLoaded,
    warnings: extraction.warnings,
    ...(extraction.blocked === undefined ? {} : { blocked: extraction.blocked }),
    ...(strangers.length > 0 ? { strangers: strangers.slice(0, maxStrangers) } : {}),
  };
}
