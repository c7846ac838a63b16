import { describe, expect, test } from 'vitest';
import { listFiles, readJson, readText } from './tree.ts';

const notices = readText('public/licenses/date-holidays.txt');

function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

/** A package with all that it brings along into the calendars' script. */
function bundledWith(name: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const { dependencies = {} } = readJson(`node_modules/${name}/package.json`) as {
    dependencies?: Readonly<Record<string, string>>;
  };
  for (const dependency of Object.keys(dependencies)) bundledWith(dependency, seen);
  return seen;
}

/** What only the scripts of date-holidays use, which write its data. */
const notBundled = new Set(['js-yaml', 'argparse', 'lodash', 'prepin']);

describe('licences of the calendars', () => {
  const names = [...bundledWith('date-holidays')].filter((name) => !notBundled.has(name));

  test('the walk found the libraries', () => {
    expect(names).toEqual(expect.arrayContaining(['date-holidays-parser', 'astronomia', 'moment']));
  });

  // Seen to fail: one line taken out of the notice of moment.
  test.each(names)('the notice of %s is in the package, word for word', (name) => {
    const files = ['LICENSE', 'license.txt'].map((file) => `node_modules/${name}/${file}`);
    const texts = files.flatMap((file) => {
      try {
        return [tidy(readText(file))];
      } catch {
        return [];
      }
    });
    expect(texts).toHaveLength(1);
    expect(notices).toContain(texts[0]);
  });

  // Seen to fail: the line struck out of the look-up.
  test('the rep is told whose data it is where they are looked up, and led to the notice', () => {
    const lookup = readText('components/selling/holiday-lookup.tsx');
    expect(lookup).toContain('/licenses/date-holidays.txt');
    for (const path of listFiles('locales')) {
      expect(readText(path), path).toMatch(/dataCredit: .*date-holidays.*CC BY-SA 3\.0/);
    }
  });
});
